"""Sentences on what became of the remarks and hearing answers: how many, from which council, how far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from metrics.council_terms import CouncilTerm, term_of
from metrics.remark_follow_up import LED_TO_SOMETHING, Followed, Result
from metrics.status import Status
from policy.drafting import HearingAnswer
from presentation.language import city, numbers
from presentation.language.words import capitalised, listed

HAVE: Mapping[Result, str] = {
    Result.TARGET: "har ført til et måltal, foreslået eller vedtaget",
    Result.TEXT: "har ført til ny tekst i politikken",
    Result.INITIATIVE: "har ført til en indsats",
    Result.STEP: "har ført til en beslutning eller et møde",
    Result.UNCHANGED: "har det svar, at intet ændres",
    Result.ANSWERED: "har svar, men intet mere er kendt",
    Result.NOTHING: "har hverken svar eller kendt opfølgning",
    Result.PRAISE: "er ros, som ikke kalder på svar",
}


def subject(found: Sequence[Followed]) -> str:
    """How many remarks and hearing answers there are: "18 bemærkninger og 2 høringssvar"."""
    answers = sum(isinstance(each.said, HearingAnswer) for each in found)
    remarks = len(found) - answers
    parts = [
        numbers.tally(remarks, "bemærkning", "bemærkninger") if remarks else "",
        numbers.tally(answers, "høringssvar", "høringssvar") if answers else "",
    ]
    return listed([part for part in parts if part])


def headline(status: Status, found: Sequence[Followed]) -> str:
    """How many of those that call for an answer have led to something, as far as the sources know."""
    if not found:
        return f"Ingen bemærkninger fra {city.council(status)} på denne dato"
    heard = any(isinstance(each.said, HearingAnswer) for each in found)
    what = "høringssvar og " if heard else ""
    heading = f"Opfølgning på {what}{city.of_council(status)} bemærkninger"
    calling = [each for each in found if each.needs_answer]
    if not calling:
        return f"{heading}: ingen kalder på svar"
    led = sum(each.result in LED_TO_SOMETHING for each in calling)
    of_all = f"{numbers.in_words(led) if led else 'ingen'} af de {numbers.number(len(calling))}"
    return f"{heading}: ifølge kilderne har {of_all}, der kalder på svar, ført til noget"


def counts(found: Sequence[Followed]) -> str:
    """How far they have come, a sentence for each count; the counts add up to all."""
    per_result = Counter(each.result for each in found)
    parts = [
        f"{numbers.in_words(per_result[result])} {words}"
        for result, words in HAVE.items()
        if per_result[result]
    ]
    return " ".join(f"{capitalised(part)}." for part in (subject(found), *parts, *_in_part(found)))


def _in_part(found: Sequence[Followed]) -> list[str]:
    """How many of the answers say that they are to a part alone."""
    count = sum(each.answered_in_part for each in found)
    return (
        [f"{numbers.counted(count, 'svar', 'svar', common=False)} gælder kun en del"]
        if count
        else []
    )


def councils(status: Status, found: Iterable[Followed]) -> str:
    """Which councils the remarks are from, and whether one appointed later sits on the day of the status."""
    remarks = [each for each in found if not isinstance(each.said, HearingAnswer)]
    terms = Counter(each.term for each in remarks if each.term)
    if not terms:
        return ""
    if len(terms) == 1 and terms.total() == len(remarks):
        from_where = f"Bemærkningerne er fra rådet i {next(iter(terms))}."
    else:
        parts = [f"{numbers.number(terms[term])} er fra rådet i {term}" for term in sorted(terms)]
        from_where = f"{listed(parts)}."
    return f"{from_where} {_later_council(status, terms)}".strip()


def _later_council(status: Status, terms: Iterable[CouncilTerm]) -> str:
    sitting = term_of(status.as_of)
    if sitting <= max(terms):
        return ""
    return f"Efter hvert valg udpeges et nyt råd, nu for {sitting}."
