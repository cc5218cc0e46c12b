"""The feeds that there are, and the addresses that programs fetch them at."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from metrics.status import Status
from presentation import pages
from presentation.html import addresses
from presentation.html.links import Links

PATH = "data"
ENDING = "atom"
MIME = "application/atom+xml"


@dataclass(frozen=True, slots=True)
class FeedOf:
    """A feed: the code in its address, its name, and the page of what it is about.

    `objective` is None for all changes.
    """

    code: str
    name: str
    page: str
    objective: int | None = None

    @property
    def file(self) -> str:
        return f"{self.code}.{ENDING}"

    @property
    def path(self) -> str:
        """Where it is fetched, below the site's address."""
        return f"{PATH}/{self.file}"


EVERYTHING = FeedOf("aendringer", "Alle ændringer", pages.CHANGES)


def of_objective(number: int, short_title: str) -> FeedOf:
    """The feed of an objective.

    >>> of_objective(5, "Arbejde").path, of_objective(5, "Arbejde").name
    ('data/maalsaetning-5.atom', 'Målsætning 5, Arbejde')
    """
    page = pages.objective(number)
    return FeedOf(page, f"Målsætning {number}, {short_title}", page, number)


def feeds(status: Status) -> tuple[FeedOf, ...]:
    """That of all changes, then one for each objective of a status."""
    objectives = (each.objective for each in status.objectives)
    return (EVERYTHING, *(of_objective(each.number, each.short_title) for each in objectives))


def among(found: Iterable[FeedOf], code: str) -> FeedOf | None:
    """The feed with a code, if there is one."""
    return next((each for each in found if each.code == code), None)


def merged(found: Iterable[tuple[FeedOf, ...]]) -> tuple[FeedOf, ...]:
    """All feeds of several statuses, each as the first of them has it, in the order of the objectives."""
    by_code: dict[str, FeedOf] = {}
    for each in chain.from_iterable(found):
        by_code.setdefault(each.code, each)
    return tuple(sorted(by_code.values(), key=lambda each: each.objective or 0))


def address(feed: FeedOf, links: Links) -> str:
    """Where a program fetches a feed, from a page of the site; of the choices only the policy counts.

    >>> address(EVERYTHING, Links({"politik": "2023-2026", "let": "ja"}))
    './data/aendringer.atom?politik=2023-2026'
    """
    policy = links.choices.get(addresses.POLICY)
    return Links({addresses.POLICY: policy} if policy else {}).page(feed.path)
