"""The policies that may be seen: their years, how far they are, and whom they are open for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from metrics.drafts import Draft
from metrics.status import Status
from policy.choices import Circle, DraftStep
from policy.records import Policy
from presentation import pages, tables
from presentation.html import addresses
from presentation.html.links import Links
from presentation.html.markup import anchor
from presentation.language.numbers import day, weekday
from presentation.language.words import capitalised
from presentation.tables import Column, Table

IN_FORCE = "Vedtaget"


@dataclass(frozen=True, slots=True)
class Listed:
    """A policy of the list: its code in addresses, None for the one that the site opens on."""

    code: str | None
    status: Status

    @property
    def policy(self) -> Policy:
        policy = self.status.policy
        assert policy is not None  # noqa: S101 - a policy without a record is never seen
        return policy

    @property
    def years(self) -> str:
        return f"{self.policy.start.year}–{self.policy.end.year}"


def headline(listed: Sequence[Listed], today: date) -> str:
    """How many policies there are, and how many are drafts."""
    if not listed:
        return "Her er ingen politik endnu"
    drafts = sum(each.status.draft.is_draft(today) for each in listed)
    many = "Her er én politik" if len(listed) == 1 else f"Her er {len(listed)} politikker"
    if not drafts:
        return many
    return f"{many}, og {'den ene' if drafts == 1 < len(listed) else drafts} er et udkast"


def table(listed: Sequence[Listed], today: date, links: Links) -> Markup:
    """The policies as a table, each with a link to its front page."""
    columns: tuple[Column[Listed], ...] = (
        Column("Politik", lambda each: each.policy.title, page=lambda each: link(each, links)),
        Column("År", lambda each: each.years),
        Column("Trin", lambda each: step(each.status.draft, today)),
        Column("Må ses af", lambda each: readers(each.status.draft, today)),
    )
    return tables.on_page(Table("Politikkerne", columns, listed), "stack")


def link(each: Listed, links: Links, path: str = pages.OVERVIEW) -> Markup:
    """The policy's name as a link to a page of it; of the reader's choices only easy words go along."""
    easy = links.choices.get(addresses.EASY)
    kept = Links({addresses.EASY: easy} if easy else {})
    return anchor(named(each), kept.changed({addresses.POLICY: each.code}).page(path))


def named(each: Listed) -> str:
    """The policy's title, with a word if it is a draft."""
    draft = each.status.draft.is_draft(each.status.as_of)
    return f"{each.policy.title} (udkast)" if draft else each.policy.title


def step(draft: Draft, today: date) -> str:
    """How far a policy is, and since when."""
    reached = draft.step(today)
    if reached is None:
        return IN_FORCE
    until = f", frist {weekday(reached.deadline)}" if reached.deadline else ""
    return f"{capitalised(reached.step.label)} siden {day(reached.dated)}{until}"


def readers(draft: Draft, today: date) -> str:
    """The widest circle that may see a policy."""
    if not draft.is_draft(today):
        return capitalised(Circle.EVERYONE.label)
    return capitalised(next(c for c in reversed(Circle) if draft.is_open_for(c, today)).label)


def openings(draft: Draft, today: date) -> Markup:
    """Each circle: from when it may see the draft, and who opened it."""
    by_circle = {each.circle: each for each in draft.openings}
    columns: tuple[Column[Circle], ...] = (
        Column("Kreds", lambda circle: capitalised(circle.label)),
        Column(
            "Må se udkastet",
            lambda circle: "Ja" if draft.is_open_for(circle, today) else "Nej",
        ),
        Column(
            "Åbnet",
            lambda circle: day(by_circle[circle].dated) if circle in by_circle else "",
        ),
        Column(
            "Af",
            lambda circle: by_circle[circle].name if circle in by_circle else "",
        ),
    )
    return tables.on_page(Table("Hvem udkastet er åbnet for", columns, list(Circle)), "stack")


def copy_notice(status: Status, earlier: str, today: date) -> str:
    """What every page of a copy says until it is sent out for hearing; empty for what is no copy."""
    reached = status.draft.step(today)
    is_copy = status.policy is not None and status.policy.copied_from
    if not is_copy or reached is None or reached.step is not DraftStep.INTERNAL:
        return ""
    return f"Afskrift af {earlier}, ikke et forslag."
