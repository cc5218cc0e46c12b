"""The trial of a draft target in words: what each check says, and what would mend it.

Each sentence begins with its conclusion. None scolds, and none says that a target is too ambitious.
"""

from __future__ import annotations

from collections.abc import Mapping

from metrics.drafts import DraftTargetStatus
from metrics.status import Status
from metrics.trial import (
    broken_series,
    contradiction,
    cost_of_measuring,
    few_persons,
    incomplete,
    met_wrongly,
    money,
    parts,
    same_twice,
    too_late,
    wider_population,
)
from metrics.trial.checks import Check, CheckCode, CheckSeverity
from metrics.trial.incomplete import Need
from policy.choices import FinancingBasis, MeasuringCost
from presentation.drafting import check_figures
from presentation.drafting.check_mends import mend_of
from presentation.drafting.check_telling import Sentence, Telling
from presentation.language import numbers
from presentation.language.words import ended, listed, lowered

HEADINGS: Mapping[CheckCode, str] = {
    CheckCode.INCOMPLETE: "Det, der mangler",
    CheckCode.CONTRADICTION: "Modsigelse",
    CheckCode.TOO_LATE: "Målinger i tide",
    CheckCode.UNDECIDABLE: "Tilfældets betydning",
    CheckCode.FLOOR: "Måltallet og niveauet i dag",
    CheckCode.HABIT: "Prøvet på tidligere år",
    CheckCode.PACE: "Ændringens størrelse",
    CheckCode.PARTS: "Forvaltningernes dele",
    CheckCode.BROKEN_SERIES: "Brud i tallene",
    CheckCode.FEW_PERSONS: "Få personer",
    CheckCode.WIDER_POPULATION: "Hvem tallet dækker",
    CheckCode.MONEY: "Økonomi",
    CheckCode.MET_WRONGLY: "Nået på en forkert måde",
    CheckCode.COST_OF_MEASURING: "Hvad målingen kræver",
    CheckCode.SAME_TWICE: "Målt to gange",
}
NEEDS: Mapping[Need, str] = {
    Need.VALUE: "måltal",
    Need.DEADLINE: "frist",
    Need.SOURCE: "kilde",
    Need.FIRST_MEASUREMENT: "en planlagt første måling",
    Need.MEASURED_BY: "hvem der måler, og hvordan",
    Need.DEFINITION: "definition",
    Need.DIRECTION: "om højere eller lavere er bedre",
    Need.RESPONSIBLE: "ansvarlig",
    Need.FREQUENCY: "hvor ofte der måles",
    Need.FINANCING: "økonomi",
    Need.DECIDED_BY: "hvem der beslutter det",
}


def heading(code: CheckCode) -> str:
    """What a check is about, in few words."""
    return HEADINGS[code]


def sentence(check: Check, each: DraftTargetStatus, status: Status) -> str:
    """What a check says of a target: its conclusion first, with the numbers that it rests on."""
    return SENTENCES[type(check.facts)](check.facts, Telling(check.severity, each, status))


def mend(check: Check) -> str:
    """What would mend it; empty where there is nothing to mend."""
    return "" if check.severity is CheckSeverity.FINE else mend_of(check.facts)


def _lacking(facts: incomplete.Lacking, told: Telling) -> str:
    needs = listed([NEEDS[need] for need in facts.needs])
    if told.severity is CheckSeverity.STOPS:
        return f"Kan ikke opgøres endnu, for her mangler {needs}."
    return f"Der står endnu ikke noget om: {needs}."


def _not_taken_in(facts: incomplete.NotTakenIn, told: Telling) -> str:
    return f"Tallene er ikke hentet endnu: de står i {facts.table}."


def _deadline_before_baseline(facts: contradiction.DeadlineBeforeBaseline, told: Telling) -> str:
    return (
        f"Fristen er før udgangspunktet: {numbers.period(facts.deadline)} kommer før "
        f"{numbers.period(facts.baseline)}."
    )


def _opposite_way(facts: contradiction.OppositeWay, told: Telling) -> str:
    better = facts.asked.direction.label
    return (
        f"Måltal og retning peger hver sin vej: {better}, men måltallet er "
        f"{told.figure(facts.asked.goal)} og udgangspunktet {told.figure(facts.asked.start)}."
    )


def _opposite_bound(facts: contradiction.OppositeBound, told: Telling) -> str:
    bound = numbers.quantity(facts.value, told.unit)
    return (
        f"Måltal og retning peger hver sin vej: {facts.direction.label}, men måltallet er {bound}."
    )


def _no_share(facts: contradiction.NoShare, told: Telling) -> str:
    return f"En andel er fra 0 til 100 procent, og her står {told.figure(facts.value)}."


def _larger_sample(facts: contradiction.LargerSample, told: Telling) -> str:
    return (
        f"Målingen er større end gruppen: {numbers.number(facts.sample)} af "
        f"{numbers.number(facts.out_of)}."
    )


def _two_adopted(facts: contradiction.TwoAdopted, told: Telling) -> str:
    return f"To varianter af samme måltal er vedtaget: også {listed(facts.targets)}."


def _no_measurement(facts: too_late.NoMeasurement, told: Telling) -> str:
    if facts.baseline == facts.deadline:
        when = numbers.period(facts.deadline)
        return f"Kan ikke opgøres endnu, for fristen er samme periode som niveauet i dag: {when}."
    start = f"efter {numbers.period(facts.baseline)} og " if facts.baseline else ""
    first = f"; den første er planlagt til {numbers.period(facts.first)}" if facts.first else ""
    return (
        f"Kan ikke opgøres endnu, for der er ingen måling {start}senest "
        f"{numbers.period(facts.deadline)}{first}."
    )


def _after_policy(facts: too_late.AfterPolicy, told: Telling) -> str:
    return (
        f"Svaret kommer efter politikken: tallet er ude {numbers.day(facts.published)}, og politikken "
        f"slutter {numbers.day(facts.policy_end)}."
    )


def _misses_meetings(facts: too_late.MissesMeetings, told: Telling) -> str:
    missed = [f"midtvejs ({numbers.day(facts.midway)})"] if facts.midway else []
    if facts.years:
        missed.append(f"til mødet med rådet i {listed([str(year) for year in facts.years])}")
    return f"Der er ikke nyt tal {listed(missed)}."


def _parts(facts: parts.Parts, told: Telling) -> str:
    said = [
        *_parts_below(facts, told),
        *_parts_total(facts, told),
        *([] if facts.set_by else ["Fordelingen står ikke i kilderne."]),
    ]
    return " ".join(said) or f"Forvaltningernes dele er sat sådan: {facts.set_by}"


def _parts_below(facts: parts.Parts, told: Telling) -> list[str]:
    if not facts.have_targets:
        names = told.departments(facts.departments)
        return [f"Helheden kan nås, mens en del bliver ringere: {names} har ikke egne måltal."]
    if not facts.below:
        return []
    below = listed([_part(each, told) for each in facts.below])
    return [f"Helheden kan nås, mens en del ligger under sit eget måltal, som i dag: {below}."]


def _part(each: parts.Part, told: Telling) -> str:
    reached = f", {numbers.percent(each.value / each.target, [1])}" if _is_attainment(each) else ""
    value, goal = told.figure(each.value), told.figure(each.target)
    return f"{told.department(each.department)} ({value}, måltal {goal}{reached})"


def _is_attainment(each: parts.Part) -> bool:
    """Whether the figure as a share of its target says how far it is."""
    return each.target > 0 and 0 <= each.value < each.target


def _parts_total(facts: parts.Parts, told: Telling) -> list[str]:
    if facts.total is None:
        return []
    total, goal = told.figure(facts.total), told.figure(facts.goal)
    return [f"Delenes måltal giver {total}, og det samlede er {goal}."]


def _new_definition(facts: broken_series.NewDefinition, told: Telling) -> str:
    return (
        f"Tal før og efter {numbers.period(facts.period)} kan ikke sammenlignes: "
        f"{lowered(facts.description.rstrip('.'))}."
    )


def _new_department(facts: broken_series.NewDepartment, told: Telling) -> str:
    return (
        f"{told.department(facts.department)} findes først fra {numbers.period(facts.period)}, så tallet "
        "fra før er en anden forvaltnings; kommunens samlede tal er ikke brudt."
    )


def _ended_department(facts: broken_series.EndedDepartment, told: Telling) -> str:
    return (
        f"{told.department(facts.department)} findes kun til {numbers.period(facts.period)}, og fristen er "
        "senere; kommunens samlede tal er ikke brudt."
    )


def _few_persons(facts: few_persons.FewPersons, told: Telling) -> str:
    if facts.hidden:
        names = told.departments(facts.hidden)
        return f"Tallet kan ikke vises for {names}, for det tæller få personer."
    return (
        "Tallet kan måske ikke vises, når målet er nået, for antal fra 1 til "
        f"{numbers.number(facts.limit)} personer skjules."
    )


def _wider(facts: wider_population.Wider, told: Telling) -> str:
    who = f" {ended(facts.note)}" if facts.note else ""
    return f"Tallet dækker ikke kun borgere med handicap ({facts.population.label}).{who}"


def _covered(facts: money.Covered, told: Telling) -> str:
    if facts.basis is FinancingBasis.WITHIN:
        return "Pengene er inden for rammen."
    return "Pengene er bevilget til fristen."


def _expires(facts: money.Expires, told: Telling) -> str:
    return f"Bevillingen udløber med {facts.last_year}, og fristen er i {facts.deadline_year}."


def _unknown_end(facts: money.UnknownEnd, told: Telling) -> str:
    return "Pengene er bevilget, men det står ikke til hvornår."


def _wish(facts: money.Wish, told: Telling) -> str:
    where = f" i {listed(facts.negotiations)}" if facts.negotiations else ""
    amount = ""
    if facts.thousands is not None:
        amount = f" ({numbers.kroner(facts.thousands * 1000)} i alt)"
    return f"Pengene er et ønske til forhandling{where}{amount}."


def _wrong_way(facts: met_wrongly.WrongWay, told: Telling) -> str:
    way = "Tallet kan falde, når nogen afvises eller ikke tælles med"
    if facts.way:
        way = f"Tallet kan nås uden at noget bliver bedre: {lowered(facts.way.rstrip('.'))}"
    return f"{way}{_companion(facts.companion, told)}."


def _companion(companion: str | None, told: Telling) -> str:
    if companion is None:
        return ""
    names = {each.indicator.id: each.indicator.name for each in told.status.indicators}
    return f"; derfor følges det sammen med {lowered(names.get(companion, companion))}"


def _measuring(facts: cost_of_measuring.Measuring, told: Telling) -> str:
    if facts.cost is MeasuringCost.EXISTING:
        return "Tallet findes allerede."
    payer = (
        f"den betales af {facts.paid_by}" if facts.paid_by else "det står ikke, hvem der betaler"
    )
    return f"Der skal en {facts.cost.label} til, og {payer}."


def _same_twice(facts: same_twice.SameTwice, told: Telling) -> str:
    names = listed(facts.targets)
    return f"Samme tal har to måltal til samme frist: også {names}."


SENTENCES: Mapping[type, Sentence] = {
    **check_figures.SENTENCES,
    broken_series.EndedDepartment: _ended_department,
    broken_series.NewDefinition: _new_definition,
    broken_series.NewDepartment: _new_department,
    contradiction.DeadlineBeforeBaseline: _deadline_before_baseline,
    contradiction.LargerSample: _larger_sample,
    contradiction.NoShare: _no_share,
    contradiction.OppositeBound: _opposite_bound,
    contradiction.OppositeWay: _opposite_way,
    contradiction.TwoAdopted: _two_adopted,
    cost_of_measuring.Measuring: _measuring,
    few_persons.FewPersons: _few_persons,
    incomplete.Lacking: _lacking,
    incomplete.NotTakenIn: _not_taken_in,
    met_wrongly.WrongWay: _wrong_way,
    money.Covered: _covered,
    money.Expires: _expires,
    money.UnknownEnd: _unknown_end,
    money.Wish: _wish,
    parts.Parts: _parts,
    same_twice.SameTwice: _same_twice,
    too_late.AfterPolicy: _after_policy,
    too_late.MissesMeetings: _misses_meetings,
    too_late.NoMeasurement: _no_measurement,
    wider_population.Wider: _wider,
}
"""By the facts of a check."""
