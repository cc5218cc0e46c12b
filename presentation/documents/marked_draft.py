"""The draft with its changes marked (rettelsesmarkeringer) since it was sent in hearing, or since a day."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from metrics.status import Status
from policy.choices import DraftStep
from policy.records import Indicator
from presentation.blocks import Block, Document, Paragraph, ParagraphKind, Section, Selection
from presentation.documents import chapters, target_lines
from presentation.drafting.vote_sentence import vote_sentence
from presentation.language.numbers import counted, day
from presentation.language.words import capitalised, ended

WORDING, NOT_IN_NUMBERS = "wording", "not_in_numbers"


class Place(NamedTuple):
    """Where a text of the draft stands: objective and priority; neither for the whole policy."""

    objective: int
    priority: str = ""

    @property
    def title(self) -> str:
        if self.priority:
            return f"Prioritering {self.priority}"
        return f"Målsætning {self.objective}" if self.objective else "Hele politikken"


def marked_draft(status: Status, selection: Selection) -> Document:
    """Objectives, priorities, targets and what is not in numbers, whole whatever is selected.

    It is compared with what was kept on the day of the status chosen for comparison, else on the
    day on which the draft was sent in hearing.
    """
    since = _since(status, selection)
    before = selection.behind.kept_on(since) if selection.behind and since else None
    return chapters.brief(
        chapters.document(
            status,
            selection,
            "Udkast med rettelser",
            chapters.about_the_policy(status),
            (
                Section("Hvad der er rettet", 1, tuple(_about(status, before, since))),
                *_compared(status, before),
            ),
        )
    )


def _since(status: Status, selection: Selection) -> date | None:
    if selection.compare_with:
        return selection.compare_with.as_of
    reached = (s.dated for s in status.draft.steps if s.step is DraftStep.HEARING)
    return next(reached, None)


def _about(status: Status, before: Status | None, since: date | None) -> Iterator[Block]:
    if since is None:
        yield Paragraph("Udkastet har ikke været i høring, så der er intet at rette imod.")
    elif before is None:
        yield Paragraph(
            f"Udkastet er ikke gemt her fra {day(since)}, så rettelserne kan ikke vises. "
            "Her står det, som det er nu."
        )
    else:
        yield Paragraph(f"Rettelserne er siden {day(since)}.", ParagraphKind.LEAD)
        yield Paragraph("Vælg Gennemse i Word for at godtage eller afvise dem én for én.")
        if gone := len(_dropped(status) & {t.target.id for t in target_lines.kept(before)}):
            count = counted(gone, "måltal er", "måltal er", common=False)
            yield Paragraph(f"{capitalised(count)} forkastet siden og står her ikke.")


def _dropped(status: Status) -> set[str]:
    return {each.target.id for each in status.draft.targets if each.is_dropped}


def _compared(status: Status, before: Status | None) -> Iterator[Section]:
    """A section for each place of either draft; what was dropped since is in neither."""
    now = _texts(status, ())
    earlier = _texts(before, _dropped(status)) if before else now
    for place in sorted({*now, *earlier}):
        new, old = now.get(place, {}), earlier.get(place, {})
        yield Section(
            place.title,
            2 if place.priority else 1,
            tuple(
                Paragraph(new.get(code, ""), _kind(code), old.get(code, ""))
                for code in dict.fromkeys([*new, *old])
            ),
            place.objective or None,
        )


def _kind(code: str) -> ParagraphKind:
    return ParagraphKind.LEAD if code == WORDING else ParagraphKind.BODY


def _texts(status: Status, left_out: Collection[str]) -> Mapping[Place, Mapping[str, str]]:
    """The texts of a draft by where they stand and by what they are, without some targets."""
    texts: dict[Place, dict[str, str]] = {}
    for objective in status.objectives:
        number = objective.objective.number
        texts[Place(number)] = {WORDING: objective.objective.title}
        for priority in objective.priorities:
            texts[Place(number, priority.priority.id)] = {WORDING: priority.priority.title}
    for each in target_lines.kept(status):
        if each.target.id not in left_out:
            here = texts.setdefault(_place(each.indicator), {})
            here[each.target.id] = f"Måltal: {vote_sentence(status, each)}"
    for reason in status.draft.not_in_numbers:
        for place, here in texts.items():
            if place.priority == reason.priority:
                here[NOT_IN_NUMBERS] = f"Måles ikke i tal: {ended(reason.reason)}"
    return texts


def _place(indicator: Indicator) -> Place:
    return Place(indicator.objective or 0, indicator.priority or "")
