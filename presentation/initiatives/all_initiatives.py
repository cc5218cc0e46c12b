"""All initiatives: filtered by the reader's choices, one table per objective."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from metrics.status import ObjectiveStatus, Status
from policy.choices import InitiativeState, MoneyDuration, Unit
from policy.periods import Period
from policy.records import Initiative
from policy.whole_city import WHOLE_CITY
from presentation import tables
from presentation.html import markup
from presentation.html.cache import once_a_status
from presentation.html.downloads import Download
from presentation.html.links import Links
from presentation.language import numbers
from presentation.language.absent import Absent
from presentation.language.department_names import department_name
from presentation.language.figure_sentences import when_words
from presentation.language.sources import cited
from presentation.language.words import capitalised, listed, set_to_all
from presentation.status.priorities import money_words
from presentation.status.target_groups import concerning
from presentation.tables import FILE, PAGE, Column, Table

NOTHING = "intet"
"""The code in the address for something that the sources do not state."""

NOT_STATED = "ikke oplyst"
NO_INITIATIVES = "Ingen indsatser i kilderne"

STATES = {
    **{state.value: capitalised(state.label) for state in InitiativeState},
    NOTHING: "Ikke oplyst",
}
MONEY = {
    MoneyDuration.PERMANENT.value: "Varige",
    MoneyDuration.TEMPORARY.value: "Midlertidige",
    MoneyDuration.NOT_STATED.value: "Varighed ikke oplyst",
    NOTHING: "Intet beløb i kilderne",
}
"""The choices of the filters, by their code in the address."""


@dataclass(frozen=True, slots=True)
class InitiativeFilter:
    """The reader's filters; None means all.

    `objective` is a number as text, `state` a key of `STATES`, `money` one of `MONEY`.
    """

    objective: str | None = None
    department: str | None = None
    state: str | None = None
    money: str | None = None
    group: str | None = None


def whole(status: Status) -> list[Initiative]:
    """The initiatives that are not part of a different one, in the order of the source."""
    return [initiative for initiative in status.initiatives if not initiative.part_of]


def families(status: Status) -> dict[str, list[Initiative]]:
    """Each initiative followed by its parts, by the initiative's code."""
    found = {initiative.id: [initiative] for initiative in whole(status)}
    for part in status.initiatives:
        if part.part_of in found:
            found[part.part_of].append(part)
    return found


def with_parts(status: Status, initiatives: Iterable[Initiative]) -> list[Initiative]:
    """The initiatives, each followed by its parts."""
    family = families(status)
    return [row for initiative in initiatives for row in family[initiative.id]]


def chosen(status: Status, wanted: InitiativeFilter) -> list[Initiative]:
    """The initiatives that match the filters themselves or through one of their parts."""
    return [family[0] for family in families(status).values() if _meets(family, wanted)]


def _meets(family: Sequence[Initiative], wanted: InitiativeFilter) -> bool:
    return (
        wanted.objective in (None, str(family[0].objective))
        and (wanted.department is None or any(wanted.department in i.departments for i in family))
        and (wanted.state is None or _in_state(family, wanted.state))
        and (wanted.money is None or _with_money(family, wanted.money))
        and bool(concerning(family, wanted.group))
    )


def _in_state(family: Sequence[Initiative], state: str) -> bool:
    if state == NOTHING:
        return family[0].state is None
    return any(initiative.state == state for initiative in family)


def _with_money(family: Sequence[Initiative], money: str) -> bool:
    durations = {money_duration(i) for i in family if i.amount}
    return not durations if money == NOTHING else money in durations


def money_duration(initiative: Initiative) -> MoneyDuration:
    """How long the money lasts; "not stated" where the source says nothing."""
    return initiative.money_duration or MoneyDuration.NOT_STATED


def headline(status: Status) -> str:
    """The page's heading: how many initiatives have an amount, and how many amounts are permanent."""
    total = len(whole(status))
    if not total:
        return f"Ingen indsatser kendt per {numbers.day(status.as_of)}"
    with_money = [f for f in families(status).values() if any(row.amount for row in f)]
    if not with_money:
        return f"{capitalised(numbers.none_of(total, 'indsatser'))} har et beløb i kilderne"
    lasting = sum(
        bool(i.amount) and money_duration(i) is MoneyDuration.PERMANENT for i in status.initiatives
    )
    text = f"{numbers.number(len(with_money))} af {numbers.number(total)} indsatser har et beløb i kilderne"
    if not lasting:
        return f"{text}; ingen af beløbene er varige"
    return f"{text}; {numbers.counted(lasting, 'beløb er varigt', 'beløb er varige', common=False)}"


def lead(status: Status) -> str:
    """How the initiatives were selected, and the priorities without any."""
    if not status.initiatives:
        return "Kilderne har ingen indsatser på denne dato."
    text = "Indsatserne er udvalgte eksempler, som forvaltningerne selv har taget med i status."
    without = [p.priority.id for p in status.priorities if not p.initiatives]
    if not without:
        return text
    noun = "Prioritering" if len(without) == 1 else "Prioriteringerne"
    return f"{text} {noun} {listed(without)} har ingen indsatser i kilderne."


def shown(status: Status, chosen_: Sequence[Initiative]) -> str:
    """How many of all initiatives are shown."""
    return (
        f"Viser {numbers.number(len(chosen_))} af {numbers.number(len(whole(status)))} indsatser."
    )


def empty(status: Status, wanted: InitiativeFilter) -> str:
    """Why nothing is shown, and how to see more."""
    if not whole(status):
        return "Kilderne har ingen indsatser på denne dato. Vælg en anden dato."
    choices = [
        text
        for text in (
            f"målsætning {wanted.objective}" if wanted.objective else "",
            department_name(status, wanted.department) if wanted.department else "",
            f"tilstanden »{STATES[wanted.state]}«" if wanted.state else "",
            f"»{MONEY[wanted.money]}«" if wanted.money else "",
        )
        if text
    ]
    wider = [set_to_all(choices)] if choices else []
    if wanted.group:
        choices.append(f"målgruppen {wanted.group}")
        wider.append("Vælg »Vis alt« øverst for at se alle målgrupper.")
    at_once = " på én gang" if len(choices) > 1 else ""
    return f"Ingen indsatser passer til {listed(choices)}{at_once}. {' '.join(wider)}"


def by_objective(status: Status, wanted: InitiativeFilter, links: Links) -> Markup:
    """The chosen initiatives under each objective's name, and its priorities without initiatives."""
    return _by_objective(status, wanted, links)


@once_a_status(kept=64)
def _by_objective(status: Status, wanted: InitiativeFilter, links: Links) -> Markup:
    found = chosen(status, wanted)
    shown = _narrowed(wanted)
    return markup.joined(
        _folded(
            status,
            objective,
            found,
            without_initiatives(objective, links, wanted.department),
            links,
            shown=shown,
        )
        for objective in _wanted(status, wanted)
    )


def _narrowed(wanted: InitiativeFilter) -> bool:
    """Whether the reader has chosen among the initiatives, and so has asked to see them."""
    choices = (wanted.objective, wanted.department, wanted.state, wanted.money)
    return any(choice is not None for choice in choices)


def _folded(
    status: Status,
    objective: ObjectiveStatus,
    found: Iterable[Initiative],
    missing: Markup,
    links: Links,
    *,
    shown: bool,
) -> Markup:
    """The table of an objective and what is missing, folded under its number of initiatives.

    Without initiatives, what is missing is not folded.
    """
    own = [i for i in found if i.objective == objective.objective.number]
    if not own:
        return missing
    name = Markup("<strong>{}. {}</strong> {}").format(
        objective.objective.number,
        objective.objective.short_title,
        numbers.tally(len(own), "indsats", "indsatser"),
    )
    table = initiative_table(status, objective, own, links)
    return markup.unfolded(name, table + missing, "theme", shown=shown)


def without_any(status: Status, wanted: InitiativeFilter, links: Links) -> Markup:
    """The chosen objectives' priorities without initiatives in the sources."""
    return markup.joined(
        without_initiatives(objective, links, wanted.department)
        for objective in _wanted(status, wanted)
    )


def _wanted(status: Status, wanted: InitiativeFilter) -> list[ObjectiveStatus]:
    return [o for o in status.objectives if wanted.objective in (None, str(o.objective.number))]


def initiative_table(
    status: Status,
    objective: ObjectiveStatus,
    initiatives: Iterable[Initiative],
    links: Links,
) -> Markup:
    """An objective's initiatives, each followed by its parts; the details unfold at the name."""
    own = [i for i in initiatives if i.objective == objective.objective.number]
    rows = with_parts(status, own)
    if not rows:
        return Markup("")
    caption = (
        f"Indsatser under målsætning {objective.objective.number}, {objective.objective.title}"
    )
    table = Table(caption, initiative_columns(status, rows, links), rows)
    return tables.on_page(table, "initiatives stack brief-cells")


def initiative_columns(
    status: Status, rows: Sequence[Initiative], links: Links
) -> tuple[Column[Initiative], ...]:
    """Everything known about an initiative; `rows` are all rows of the table, including parts."""
    return (
        Column("Indsats", lambda i: _name(status, i, links), PAGE),
        Column("Kode", lambda i: i.id, FILE),
        Column("Målsætning", lambda i: i.objective, FILE),
        Column(
            "Prioritering (vores læsning)", lambda i: i.priority, FILE, absent=Absent.NOT_RELEVANT
        ),
        Column("Del af", lambda i: i.part_of, FILE, absent=Absent.NOT_RELEVANT),
        Column("Indsats", lambda i: i.title, FILE),
        Column("Gengivet kort", lambda i: i.summary, FILE),
        Column("Tilstand", lambda i: i.state.label if i.state else None, unknown=NOT_STATED),
        Column(
            "Tiden, ordret fra kilden",
            lambda i: i.period_printed,
            page=lambda i: when_words(None, i.period_printed),
        ),
        Column("Start", lambda i: _period(i.start), FILE),
        Column("Slut", lambda i: _period(i.end), FILE),
        Column("Ventet", lambda i: _period(i.expected), FILE),
        Column(
            "Ventet hvad",
            lambda i: i.expected_what,
            FILE,
            absent=lambda i: Absent.NOT_STATED if i.expected else Absent.NOT_RELEVANT,
        ),
        Column("Ansvarlig forvaltning", carriers, PAGE),
        Column("Forvaltninger", lambda i: "; ".join(i.departments), FILE),
        Column("Tværgående", lambda i: "ja" if i.cross_cutting else "nej", FILE),
        Column(
            "Målgrupper",
            lambda i: "; ".join(i.target_groups),
            page=lambda i: listed(i.target_groups) or NOT_STATED,
        ),
        Column("Økonomi", lambda i: _money(i, rows), PAGE),
        *money_columns(),
        Column("Note", lambda i: i.note, FILE, absent=Absent.NONE),
        Column("Kilde", lambda i: cited(i.sources, status.sources), FILE),
    )


def money_columns() -> tuple[Column[Initiative], ...]:
    """Columns for an amount in a file: as a number, in words, its basis, duration and last year."""

    def of_amount(
        heading: str, cell: Callable[[Initiative], str | int | None]
    ) -> Column[Initiative]:
        return Column(
            heading, lambda i: cell(i) if i.amount else None, FILE, absent=_without_amount
        )

    return (
        Column("Beløb i kroner", lambda i: i.amount.value if i.amount else None, FILE),
        of_amount("Beløb med ord", amount_words),
        of_amount("Beløb dækker", lambda i: i.money_basis.label if i.money_basis else None),
        of_amount("Bevilling", lambda i: money_duration(i).label),
        of_amount("Sidste år med penge", lambda i: i.money_last_year),
        of_amount("Beløbet, ordret fra kilden", lambda i: i.money_printed),
    )


def _without_amount(initiative: Initiative) -> Absent:
    return Absent.NOT_STATED if initiative.amount else Absent.NOT_RELEVANT


def _period(value: Period | None) -> str | None:
    return numbers.period(value) if value else None


def _name(status: Status, initiative: Initiative, links: Links) -> Markup:
    """The name, which unfolds to the summary, the priority and the source."""
    return Markup(
        '<div id="{id}"><details{part}><summary>{heraf}{title}</summary><p>{summary}</p>{note}'
        '<p class="small">{priority}</p><p class="source">Kilde: {source}</p></details></div>'
    ).format(
        id=initiative.id,
        part=Markup(' class="part"') if initiative.part_of else "",
        heraf="Heraf: " if initiative.part_of else "",
        title=initiative.title,
        summary=initiative.summary,
        note=markup.paragraph(initiative.note, "muted small") if initiative.note else "",
        priority=_priority(initiative, links),
        source=cited(initiative.sources, status.sources),
    )


def _priority(initiative: Initiative, links: Links) -> str | Markup:
    if not initiative.priority:
        return "Hører ikke til én bestemt prioritering."
    address = links.objective(initiative.objective, initiative.priority)
    return Markup('<a href="{}">Prioritering {}</a> efter vores læsning.').format(
        address, initiative.priority
    )


def carriers(initiative: Initiative) -> str:
    """The departments responsible for an initiative, by abbreviation."""
    named = listed(
        ["hele kommunen" if code == WHOLE_CITY else code for code in initiative.departments]
    )
    return f"{named} (tværgående)" if initiative.cross_cutting else named


def _money(initiative: Initiative, rows: Iterable[Initiative]) -> str:
    if not initiative.amount and any(r.amount for r in rows if r.part_of == initiative.id):
        return "se delene"
    return money_words(initiative) or NOT_STATED


def without_initiatives(
    objective: ObjectiveStatus, links: Links, department: str | None = None
) -> Markup:
    """The objective's priorities without initiatives, listed rather than left out."""
    missing = [
        p.priority
        for p in objective.priorities
        if not p.initiatives and department in (None, *p.priority.departments)
    ]
    if not missing:
        return Markup("")
    return markup.items(
        Markup("{}: {}.").format(
            markup.anchor(
                f"{priority.id} {priority.short_title}",
                links.objective(priority.objective, priority.id),
            ),
            NO_INITIATIVES,
        )
        for priority in missing
    )


def amount_words(initiative: Initiative) -> str:
    """The amount of money with its qualifier."""
    return numbers.quantity(initiative.amount, Unit.DKK) if initiative.amount else NOT_STATED


def initiative_download(status: Status, initiatives: Iterable[Initiative]) -> Download:
    """The initiatives and their parts as a file, one per row."""
    rows = with_parts(status, initiatives)
    table = Table("Indsatser", initiative_columns(status, rows, Links()), rows)
    return tables.as_file(table, status, "indsatser", table.caption)
