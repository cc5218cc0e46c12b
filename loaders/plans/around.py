"""Finds what a plan's words mean in the policy: objectives, priorities, departments, target groups."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from policy.records import Department, Initiative, Objective, Priority, Source
from policy.spelling import folded
from policy.tables import Records
from policy.whole_city import WHOLE_CITY

SHORTEST_NAME = 8
"""The fewest characters of a title that is found inside a longer text."""
LONGEST_HEADING = 200
_NAMED = re.compile(
    r"(?:(?:handicap)?politisk )?(?:målsætning|tema|mål)(?: nr\.?)? ?(\d{1,2})\b(?![.,]\d)"
)
_NUMBER = re.compile(r"(?:nr\.? ?)?(\d{1,2})(?:[.:)]? |[.:)]?$)")
_CODE = re.compile(r"\b(\d{1,2}) ?([a-z])\b")
_SIGNS = re.compile(r"[\W_]+")
_BETWEEN_GROUPS = re.compile(r"[;,/\n]| og ")


_Record = TypeVar("_Record", Objective, Priority)


def comparable(text: str) -> str:
    """A title without signs, for comparing.

    >>> comparable("Nye rådgivere – i SOF.") == comparable("nye rådgivere, i SOF")
    True
    """
    return _SIGNS.sub(" ", folded(text)).strip()


@dataclass(frozen=True)
class Around:
    """The policy's own records, by what a plan calls them."""

    records: Records

    def objective(self, text: str) -> int | None:
        """The number of the objective that a text names, by its number or its title."""
        if match := _NUMBER.match(folded(text)):
            return self._known(int(match[1]))
        return self.heading(text)

    def heading(self, text: str) -> int | None:
        """The objective that a heading names in words; a sentence that mentions one is no heading."""
        if len(text) > LONGEST_HEADING:
            return None
        if match := _NAMED.match(folded(text)):
            return self._known(int(match[1]))
        found = self._titled(text, self.records.objectives)
        return found[0].number if len(found) == 1 else None

    def _known(self, number: int) -> int | None:
        return number if number in self._objectives or not self._objectives else None

    @cached_property
    def _objectives(self) -> frozenset[int]:
        return frozenset(objective.number for objective in self.records.objectives)

    def priorities(self, text: str) -> tuple[str, ...]:
        """The codes of the priorities that a text names, by code or title."""
        known = {priority.id: priority for priority in self.records.priorities}
        codes = ["".join(match) for match in _CODE.findall(folded(text))]
        named = [code for code in codes if code in known]
        titled = [each.id for each in self._titled(text, self.records.priorities)]
        return tuple(dict.fromkeys(named or titled))

    def objective_of(self, priority: str) -> int:
        return next(each.objective for each in self.records.priorities if each.id == priority)

    def _titled(self, text: str, known: Iterable[_Record]) -> list[_Record]:
        words = comparable(text)
        return [each for each in known if _is_named(words, (each.title, each.short_title))]

    def departments(self, text: str) -> tuple[tuple[str, ...], bool]:
        """The codes of the departments that a text names, and whether it says nothing more."""
        left = folded(text)
        found: list[tuple[int, str]] = []
        for each in self._departments:
            for name in (each.name, each.code):
                pattern = rf"(?<!\w){re.escape(folded(name))}s?(?!\w)"
                if match := re.search(pattern, left):
                    found.append((match.start(), each.code))
                    left = re.sub(pattern, lambda match: " " * len(match[0]), left)
        rest = re.sub(r"\bog\b|\bsamt\b", "", left)
        return tuple(dict.fromkeys(code for _, code in sorted(found))), not comparable(rest)

    @cached_property
    def _departments(self) -> tuple[Department, ...]:
        known = (each for each in self.records.departments if each.code != WHOLE_CITY)
        return tuple(sorted(known, key=lambda each: -len(each.name)))

    def target_groups(self, text: str) -> tuple[tuple[str, ...], bool]:
        """The target groups that a text names, and whether it names nothing else."""
        known = {folded(group.name): group.name for group in self.records.target_groups}
        if folded(text) in known:
            return (known[folded(text)],), True
        parts = [folded(part) for part in _BETWEEN_GROUPS.split(text) if part.strip()]
        found = tuple(dict.fromkeys(known[part] for part in parts if part in known))
        return found, all(part in known for part in parts)

    def initiatives_of(self, department: str) -> Sequence[Initiative]:
        return [each for each in self.records.initiatives if department in each.departments]

    def source(self, text: str) -> Source | None:
        """The source that a text names, by its code or its title."""
        wanted = folded(text)
        return next(
            (s for s in self.records.sources if wanted in (folded(s.id), folded(s.title))), None
        )

    def department(self, text: str) -> Department | None:
        wanted = folded(text)
        return next(
            (d for d in self._departments if wanted in (folded(d.code), folded(d.name))), None
        )


def _is_named(words: str, titles: Iterable[str]) -> bool:
    """Whether a text is a title, or has one of some length in it."""
    for title in map(comparable, titles):
        if words == title or (len(title) >= SHORTEST_NAME and title in words):
            return True
    return False
