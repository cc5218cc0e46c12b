"""What the checks of a target's figures say: chance, today's level, the past, and other cities."""

from __future__ import annotations

from collections.abc import Mapping

from loaders.public.areas import largest
from metrics.trial import floor, habit, pace, undecidable
from metrics.trial.chance import Sample
from metrics.trial.checks import CheckSeverity
from policy.choices import Direction
from presentation.drafting.check_telling import Sentence, Telling, points, rise, span
from presentation.figures.series import LARGEST
from presentation.language import numbers
from presentation.language.words import listed


def _full_count(facts: undecidable.FullCount, told: Telling) -> str:
    if facts.usual_change is None:
        known = numbers.counted(facts.periods, "måling", "målinger")
        return (
            "Fuld optælling, så tilfældet spiller ikke ind; hvor meget tallet plejer at ændre sig, kan "
            f"først ses med fem målinger, og her er {known}."
        )
    return (
        "Fuld optælling, så tilfældet spiller ikke ind; fra en måling til den næste plejer tallet at "
        f"ændre sig {told.change(facts.usual_change)}."
    )


def _no_cases(facts: undecidable.NoCases, told: Telling) -> str:
    return "Ingen sager: af nul kan der ikke regnes en andel."


def _counting_unknown(facts: undecidable.CountingUnknown, told: Telling) -> str:
    return (
        "Det er ikke oplyst, om alle tælles, og derfor ikke, om en ændring kan skelnes fra "
        "tilfældigheder."
    )


def _not_a_share(facts: undecidable.NotAShare, told: Telling) -> str:
    return (
        "Usikkerheden kan ikke regnes ud, for tallet er ikke en andel, og den følger ikke af, hvor mange "
        "der er spurgt."
    )


def _size_unknown(facts: undecidable.SizeUnknown, told: Telling) -> str:
    start, goal = told.figure(facts.asked.start), told.figure(facts.asked.goal)
    needed = _size_needed(facts.smallest_size, told)
    return (
        f"Det er ikke oplyst, hvor mange {told.counted} en måling bygger på; for at skelne {goal} fra "
        f"{start} kræves {needed}."
    )


def _chance(facts: undecidable.Chance, told: Telling) -> str:
    counts = (
        f"{_counts(facts.start)} i dag og {_counts(facts.met)}, når målet netop er nået: "
        f"{_what_chance_does(facts)}"
    )
    if told.severity is CheckSeverity.FINE:
        return f"Kan skelnes fra tilfældigheder ({counts})."
    return (
        f"Kan ikke skelnes fra tilfældigheder ({counts}). Det kræver {_what_it_takes(facts, told)}."
    )


def _counts(sample: Sample) -> str:
    return f"{numbers.number(sample.counted)} af {numbers.number(sample.out_of)}"


def _what_chance_does(facts: undecidable.Chance) -> str:
    if facts.interval is None:
        often = numbers.percent(facts.probability or 0, [0.05])
        return f"uden nogen ændring ses så stor en forskel i {often} af tilfældene"
    low, high = (numbers.number(numbers.hundredfold(round(end, 3))) for end in facts.interval)
    return f"forskellen er fra {low} til {high} procentpoint med 95 procents sikkerhed"


def _what_it_takes(facts: undecidable.Chance, told: Telling) -> str:
    size = _size_needed(facts.smallest_size, told)
    if facts.smallest_change is None:
        return size
    return f"{size} eller en ændring på mindst {points(facts.smallest_change)}"


def _size_needed(size: int | None, told: Telling) -> str:
    if size is None:
        return f"flere {told.counted}, end der kan indsamles"
    return f"mindst {numbers.number(size)} {told.counted} i hver måling"


def _floor(facts: floor.Floor, told: Telling) -> str:
    when = f" {numbers.at(facts.start_period)}" if facts.start_period else ""
    start, goal = told.figure(facts.asked.start), told.figure(facts.asked.goal)
    if facts.holds:
        return f"Fastholdelse: måltallet {goal} er det samme som niveauet{when}."
    is_floor = facts.asked.direction is Direction.HIGHER
    side = "en bundgrænse" if is_floor else "en øvre grænse"
    return (
        f"Måltallet er {side}, ikke en forbedring: tallet var {start}{when}, og måltallet er {goal}; "
        "er det meningen?"
    )


def _tested(facts: habit.Tested, told: Telling) -> str:
    tested = numbers.in_words(len(facts.tests))
    sign = "mindst" if facts.direction is Direction.HIGHER else "højst"
    if facts.months is None:
        rule = f"{sign} {told.figure(facts.rule)}"
    else:
        rule = (
            f"{rise(facts.direction)} på mindst {told.change(facts.rule)} over {span(facts.months)}"
        )
    met = "alle" if facts.met == len(facts.tests) else numbers.in_words(facts.met)
    return (
        f"Samme krav ({rule}) ville være nået i {met} af de seneste {tested} målte perioder"
        f" ({_periods_named(facts)})."
    )


def _periods_named(facts: habit.Tested) -> str:
    """The periods of the back-test that differ from the rest, or its first and last where all agree."""
    met = [numbers.period(test.period) for test in facts.tests if test.is_met]
    unmet = [numbers.period(test.period) for test in facts.tests if not test.is_met]
    if not met or not unmet:
        return " til ".join([(met or unmet)[0], (met or unmet)[-1]])
    return f"ikke {listed(unmet)}" if len(unmet) <= len(met) else listed(met)


def _too_few_periods(facts: habit.TooFewPeriods, told: Telling) -> str:
    return (
        "Kan ikke prøves på tidligere år: der er målt i færre end ti perioder "
        f"({numbers.number(facts.periods)})."
    )


def _pace(facts: pace.Pace, told: Telling) -> str:
    yearly = told.change(facts.asked_a_year, decimals=1)
    asked = (
        f"Der kræves {_change(facts.asked, told)} over {span(facts.months)}, {yearly} om året"
        if facts.months != pace.MONTHS_IN_YEAR
        else f"Der kræves {_change(facts.asked, told)} over ét år"
    )
    return f"{asked}. {_own_pace(facts, told)}{_other_cities(facts)}"


def _change(size: float, told: Telling) -> str:
    kind = "en stigning" if size > 0 else "et fald"
    return f"{kind} på {told.change(size)}" if size else "ingen ændring"


def _own_pace(facts: pace.Pace, told: Telling) -> str:
    if facts.own is None:
        return "Kommunens egne tal rækker ikke så langt tilbage."
    years = f"{numbers.period(facts.own.start.period)} til {numbers.period(facts.own.end.period)}"
    better = facts.own.size if facts.direction is Direction.HIGHER else -facts.own.size
    if better <= 0:
        return f"Kommunens egne tal har ingen {rise(facts.direction)} over så lang tid."
    return f"Kommunens største {rise(facts.direction)} over så lang tid er {told.change(better)} ({years})."


def _other_cities(facts: pace.Pace) -> str:
    """The largest cities that have had so large a change, named in the order of their inhabitants."""
    by_code = {each.area: each for each in facts.areas}
    cities = [by_code[area.code] for area in largest(LARGEST) if area.code in by_code]
    known = [city for city in cities if city.largest is not None]
    if not known:
        return ""
    had = [city.name for city in known if facts.is_reached_by(city)]
    others = [city.name for city in known if not facts.is_reached_by(city)]
    named = listed(had) if had else f"ikke {listed(others, 'eller')}"
    return (
        f" {len(had)} af {len(known)} store byer har haft en så stor ændring over {span(facts.months)}: "
        f"{named}."
    )


SENTENCES: Mapping[type, Sentence] = {
    floor.Floor: _floor,
    habit.Tested: _tested,
    habit.TooFewPeriods: _too_few_periods,
    pace.Pace: _pace,
    undecidable.Chance: _chance,
    undecidable.CountingUnknown: _counting_unknown,
    undecidable.FullCount: _full_count,
    undecidable.NoCases: _no_cases,
    undecidable.NotAShare: _not_a_share,
    undecidable.SizeUnknown: _size_unknown,
}
