"""Links between pages, which carry the reader's choices from page to page."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from urllib.parse import urlencode

from presentation import pages
from presentation.html import addresses

NO_CHOICES: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses of pages for one reader, with her date, snapshot, target group and easy words.

    They are relative, so that they work where the site is in a folder of its server. `Links()` are
    those of a reader who has chosen nothing.

    >>> Links({"dato": "2025-11-13"}).objective(5, "5d")
    './maalsaetning-5?dato=2025-11-13#5d'
    """

    choices: Mapping[str, str] = field(default_factory=dict, hash=False)

    def page(self, path: str, anchor: str = "", choices: Mapping[str, str] = NO_CHOICES) -> str:
        """The address of a page by its path, with further `choices` for this link alone.

        >>> Links().page("indsatser", choices={"forvaltning": "SOF"})
        './indsatser?forvaltning=SOF'
        """
        query = urlencode({**self.choices, **choices})
        return f"./{path}{f'?{query}' if query else ''}{f'#{anchor}' if anchor else ''}"

    def objective(self, number: int, priority: str | None = None) -> str:
        """An objective's page, at `priority` if one is given."""
        return self.page(pages.objective(number), priority or "")

    def department(self, code: str) -> str:
        return self.page(pages.DEPARTMENTS, choices={addresses.DEPARTMENT: code})

    def initiative(self, initiative: str) -> str:
        return self.page(pages.INITIATIVES, initiative)

    def initiatives_of(self, department: str) -> str:
        return self.page(pages.INITIATIVES, choices={addresses.DEPARTMENT: department})

    def remark(self, remark: str) -> str:
        return self.page(pages.COUNCIL, remark)

    def service(self, service: str) -> str:
        return self.page(pages.SERVICES, service)

    def search(self, query: str, subject: str | None = None) -> str:
        """The answers to a search, of one `subject` if one is given."""
        subjects = {addresses.KIND: subject} if subject else {}
        return self.page(pages.SEARCH, choices={addresses.QUERY: query, **subjects})

    def submission(self, version: int) -> str:
        """The list of changes made by a submission."""
        return self.page(pages.CHANGES, "udgave", {addresses.SUBMISSION: str(version)})

    def receipt(self, version: int) -> str:
        """The receipt of a submission."""
        return self.page(pages.CHANGES, addresses.RECEIPT, {addresses.SUBMISSION: str(version)})

    def trace(self, indicator: str) -> str:
        """The cells of the kept files that the figures of an indicator were read from."""
        return self.page(pages.CHANGES, "spor", {addresses.TRACE: indicator})

    def submitted_again(self, version: int) -> str:
        """The upload page with a submission's file, to be reviewed and accepted again."""
        return self.page(pages.SUBMIT, choices={addresses.AGAIN: str(version)})

    def writing_about(self, objective: int) -> str:
        """The form for a text about an objective."""
        return self.page(pages.SUBMIT, "skriv", {addresses.ABOUT: str(objective)})

    def of_edition(self) -> Links:
        """Links with the choices of the edition alone, for what is read by itself.

        >>> Links({"dato": "2025-11-13", "let": "ja"}).of_edition().page("data/csvw.json")
        './data/csvw.json?dato=2025-11-13'
        """
        return self._with_only(addresses.OF_EDITION)

    def of_policy(self) -> Links:
        """Links with the policy alone of the choices, for what programs follow.

        >>> Links({"politik": "2027-2030", "dato": "2027-01-01"}).of_policy().page("soeg")
        './soeg?politik=2027-2030'
        """
        return self._with_only((addresses.POLICY,))

    def changed(self, changes: Mapping[str, str | None]) -> Links:
        """Links with some choices changed, or removed where they are None."""
        kept = {name: value for name, value in self.choices.items() if name not in changes}
        return Links(kept | {name: value for name, value in changes.items() if value is not None})

    def _with_only(self, kept: Container[str]) -> Links:
        return Links({name: value for name, value in self.choices.items() if name in kept})
