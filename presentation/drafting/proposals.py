"""The product's proposals for a priority, told so that a reader can judge them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from metrics.status import Status
from policy.drafting import Candidate
from policy.proposals import BY_THE_PRODUCT
from policy.tables import BY_NAME
from presentation.html import markup
from presentation.language.department_names import department_name
from presentation.language.numbers import counted
from presentation.language.words import capitalised, ended, lowered

FIELDS = BY_NAME["candidates"]
MARK = capitalised(BY_THE_PRODUCT)
SWITCHED_OFF = "Et forslag er ikke med i udkastet. Det kommer først med, når en person tager det over med navn."
NONE_FOUND = "Værktøjet har ingen forslag til denne politik."
CHECKED = "Ja, der er set en offentlig beskrivelse af tallet."
NOT_CHECKED = "Nej. Spørg udgiveren, før forslaget tages over."


def offered(proposals: Iterable[Candidate], status: Status) -> tuple[Candidate, ...]:
    """The proposals for the policy's priorities that nobody has taken over in the draft."""
    known = {each.priority.id for each in status.priorities}
    taken = {each.id for each in status.draft.candidates}
    return tuple(p for p in proposals if p.priority in known and p.id not in taken)


def by_priority(proposals: Iterable[Candidate], status: Status) -> Markup:
    """Whose the offered proposals are, and those of each priority under a line that opens them."""
    every = offered(proposals, status)
    if not every:
        return markup.paragraph(NONE_FOUND)
    parts = [markup.paragraph(f"{MARK}. {SWITCHED_OFF}")]
    for each in status.priorities:
        own = [one for one in every if one.priority == each.priority.id]
        if own:
            count = counted(len(own), "forslag", "forslag", common=False)
            summary = f"{each.priority.id} {each.priority.short_title}: {count}"
            shown = markup.joined(proposal(status, one) for one in own)
            parts.append(markup.unfolded(summary, shown))
    return markup.joined(parts)


def proposal(status: Status, candidate: Candidate) -> Markup:
    """One proposal: its name under the mark that it is ours, and what a reader needs to judge it."""
    return Markup('<article class="service"><h3>{}</h3>{}{}</article>').format(
        candidate.name,
        markup.paragraph(markup.tag(MARK)),
        markup.facts(facts(status, candidate)),
    )


def facts(status: Status, candidate: Candidate) -> Iterator[tuple[str, str]]:
    """What it counts, of whom, where it is from and how often, what it takes, and what can go wrong."""
    told = {
        "no_numbers": candidate.no_numbers,
        "definition": candidate.definition,
        "population": _population(candidate),
        "unit": candidate.unit and candidate.unit.label,
        "direction": candidate.direction and candidate.direction.label,
        "publisher": _source(candidate),
        "frequency": _frequency(candidate),
        "counting": candidate.counting and candidate.counting.label,
        "cost": candidate.cost and candidate.cost.label,
        "registration": candidate.registration,
        "wrong_way": candidate.wrong_way,
        "responsible": candidate.responsible and department_name(status, candidate.responsible),
        "based_on": candidate.based_on,
        "checked": None if candidate.no_numbers else _checked(candidate),
    }
    return (
        (FIELDS.field(name).column.heading, ended(capitalised(text)))
        for name, text in told.items()
        if text
    )


def _population(candidate: Candidate) -> str | None:
    """Whom it covers in one word of the list, then exactly, and who is left out."""
    parts = (candidate.population and candidate.population.label, candidate.population_note)
    return " ".join(ended(capitalised(part)) for part in parts if part) or None


def _source(candidate: Candidate) -> str | None:
    return ": ".join(part for part in (candidate.publisher, candidate.table) if part) or None


def _frequency(candidate: Candidate) -> str | None:
    if candidate.frequency is None or candidate.months_to_publication is None:
        return candidate.frequency and candidate.frequency.label
    months = counted(candidate.months_to_publication, "måned", "måneder")
    return f"{candidate.frequency.label}, {lowered(months)} efter periodens slutning"


def _checked(candidate: Candidate) -> str:
    return CHECKED if candidate.checked else NOT_CHECKED
