"""The address of the site, for what is read outside it: a calendar program, a feed reader."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import quote, urlencode


@dataclass(frozen=True, slots=True)
class Site:
    """The public address of the site, and the choices that follow a link to one of its pages."""

    address: str
    choices: Mapping[str, str] = field(default_factory=dict, hash=False)

    def link(self, address: str) -> str:
        """The whole address of a page and row.

        >>> Site("https://handicap.example", {"politik": "2027"}).link("soeg#Å 1")
        'https://handicap.example/soeg?politik=2027#%C3%85%201'
        """
        page, _, row = address.partition("#")
        query = f"?{urlencode(self.choices)}" if self.choices else ""
        return f"{self.address}/{page}{query}{f'#{quote(row)}' if row else ''}"

    def choosing(self, choices: Mapping[str, str]) -> Site:
        """The same site with further choices."""
        return replace(self, choices={**self.choices, **choices})
