"""Fields for what the department says to a hearing answer: its remark, and what it changed or why nothing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from pages.shell import fields
from policy.choices import AnswerChange
from policy.drafting import HearingAnswer
from presentation.language.words import capitalised

UNDECIDED = "Ikke afgjort endnu"
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class AnswerFields:
    """What is written in the form; each is one of `policy.ownership.SAID_BY_THE_DEPARTMENT`."""

    reply: fields.Answer
    change: AnswerChange | None
    before: fields.Answer
    after: fields.Answer
    because: fields.Answer

    @property
    def lacking(self) -> bool:
        """Whether something must be written or removed first; the message is under its field."""
        return any([*(each.is_refused() for each in (self.reply, self.before)), self._no_change()])

    def _no_change(self) -> bool:
        missing = self.after.is_refused() or self.because.is_refused()
        match self.change:
            case AnswerChange.NONE:
                return self.because.lacks("Skriv, hvorfor intet er ændret.") or missing
            case AnswerChange():
                return self.after.lacks("Skriv, hvad der står efter ændringen.") or missing
        return missing

    @property
    def said(self) -> dict[str, Any]:
        """The columns of the hearing answer in which the department answers."""
        return {
            "reply": self.reply.text or None,
            "change": self.change,
            "before": self.before.text or None,
            "after": self.after.text or None,
            "unchanged_because": self.because.text or None,
        }


def shown(
    earlier: HearingAnswer | None, place: str, reply: str = "Forvaltningens bemærkning"
) -> AnswerFields:
    """The fields, filled with what the department has said already; `reply` is the first one's label."""

    def lines(label: str, name: str) -> fields.Answer:
        text = getattr(earlier, name, None) or ""
        return fields.lines(label, text, key=f"hearing-{name}-{place}", most=LONGEST)

    return AnswerFields(
        reply=lines(reply, "reply"),
        change=_change(earlier, place),
        before=lines("Politikkens tekst eller måltal før", "before"),
        after=lines("Politikkens tekst eller måltal efter", "after"),
        because=lines("Ingen ændring, fordi", "unchanged_because"),
    )


def _change(earlier: HearingAnswer | None, place: str) -> AnswerChange | None:
    options = [None, *AnswerChange]
    chosen: AnswerChange | None = st.selectbox(
        "Hvad svaret førte til",
        options,
        index=options.index(earlier.change if earlier else None),
        format_func=lambda each: capitalised(each.label) if each else UNDECIDED,
        key=f"hearing-change-{place}",
    )
    return chosen
