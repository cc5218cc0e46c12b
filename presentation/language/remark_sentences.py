"""Sentences on the council's remarks: how many, of what kind, and how many have an answer."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.status import (
    RemarkStatus,
    Status,
)
from policy.choices import (
    RemarkScope,
)
from presentation.language import city, numbers
from presentation.language.numbers import counted
from presentation.language.words import capitalised, listed, lowered


def objective_remarks(status: Status, number_: int) -> tuple[RemarkStatus, ...]:
    """The remarks about one objective."""
    return tuple(r for r in status.remarks if r.remark.objective == number_)


def remarks_sentence(status: Status, remarks: Sequence[RemarkStatus]) -> str:
    """How many remarks there are, and how many that need an answer have one."""
    if not remarks:
        return f"{city.council(status)} har ingen bemærkninger til målsætningen i kilderne."
    needing = calling_for_answer(remarks)
    topics = "; ".join(lowered(r.remark.title) for r in remarks)
    text = f"{city.council(status)} har {counted(len(remarks), 'bemærkning', 'bemærkninger')}: {topics}."
    if not needing:
        return f"{text} {'Den' if len(remarks) == 1 else 'De'} er ros og kalder ikke på svar."
    if not any(r.replies for r in needing):
        return f"{text} Kilderne har intet svar fra en forvaltning."
    return f"{text} {capitalised(answered_words(needing))} fra en forvaltning."


def calling_for_answer(remarks: Sequence[RemarkStatus]) -> list[RemarkStatus]:
    """The remarks that have or need an answer; praise alone needs none."""
    return [r for r in remarks if r.unanswered or r.replies]


def answered_in_part(remark: RemarkStatus) -> bool:
    """Whether only a part of the remark is answered."""
    return bool(remark.replies) and all(reply.covers for reply in remark.replies)


def answered_words(remarks: Sequence[RemarkStatus]) -> str:
    """How many remarks have an answer, and how many only to a part: "én har svar på en del"."""
    answered = [r for r in remarks if r.replies]
    in_part = sum(map(answered_in_part, answered))
    who = "den" if len(remarks) == 1 else numbers.in_words(len(answered))
    text = f"{who} har {'svar' if answered or len(remarks) > 1 else 'intet svar'}"
    if not in_part:
        return text
    if in_part == len(answered):
        return f"{text} på en del"
    return f"{text}, {numbers.in_words(in_part)} kun på en del"


def remark_counts(status: Status) -> str:
    """The number of remarks by subject, and by whether they call for an answer.

    The counts add up: those on the objectives, the budget and the whole policy make up all.
    """
    remarks = status.remarks
    needing = calling_for_answer(remarks)
    where = _by_scope(needing)
    within = f" ({listed(where)})" if len(where) > 1 else ""
    unanswered = sum(r.unanswered for r in needing)
    others = f", {numbers.in_words(unanswered)} har ikke" if 0 < unanswered < len(needing) else ""
    praise = len(remarks) - len(needing)
    parts = [
        f"{city.council(status)} har skrevet {numbers.tally(len(remarks), 'bemærkning', 'bemærkninger')}: {listed(_by_scope(remarks))}."
    ]
    if needing:
        parts.append(
            f"{numbers.number(len(needing))} kalder på svar{within}: {answered_words(needing)}{others}."
        )
    if praise:
        parts.append(f"{numbers.number(praise)} er ros, som ikke kalder på svar.")
    return " ".join(parts)


def _by_scope(remarks: Sequence[RemarkStatus]) -> list[str]:
    """The number of remarks per subject: "11 om målsætningerne", "1 om budgettet"."""
    scopes = [r.remark.scope for r in remarks]
    return [
        f"{numbers.number(scopes.count(scope))} {words}"
        for scope, words in (
            (RemarkScope.OBJECTIVE, "om målsætningerne"),
            (RemarkScope.BUDGET, "om budgettet"),
            (RemarkScope.POLICY, "om politikken som helhed"),
        )
        if scope in scopes
    ]


def whose_words(status: Status) -> str:
    """Who the council is, and whether its remarks are told in short or in its own words."""
    own = [bool(each.remark.wording) for each in status.remarks]
    if own and all(own):
        told = "Bemærkningerne står med rådets egne ord."
    elif any(own):
        told = (
            "Nogle bemærkninger står med rådets egne ord. Resten er gengivet kort; rådets egne ord står i "
            "kilden."
        )
    else:
        told = "Bemærkningerne er gengivet kort; rådets egne ord står i kilden."
    return f"{city.council(status)} er kommunens råd for hele byen. {told}"


def remarks_headline(status: Status) -> str:
    """The council page's heading: how many remarks there are, and how many have an answer."""
    if not status.remarks:
        return f"Ingen bemærkninger fra {city.council(status)} på denne dato"
    needing = calling_for_answer(status.remarks)
    if not needing:
        return f"{numbers.tally(len(status.remarks), 'bemærkning', 'bemærkninger')} fra {city.council(status)}, alle ros"
    remarks = numbers.tally(len(needing), "bemærkning", "bemærkninger")
    return f"{remarks} fra {city.council(status)} kalder på svar: {answered_words(needing)}"
