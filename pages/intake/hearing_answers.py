"""Fields for one remark of a hearing answer, and what the department says and changes."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from metrics.status import Status
from monitor import editions
from pages.shell import fields, notices
from pages.shell.labels import plain
from policy.choices import AnswerChange
from policy.drafting import HearingAnswer
from policy.periods import Period
from policy.spelling import unread_date
from presentation.language.words import capitalised
from presentation.status import texts

NEW = "Et nyt høringssvar"
WHOLE_POLICY = "Hele politikken"
UNDECIDED = "Ikke afgjort endnu"
LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class _Fields:
    """What is written in the form."""

    party: fields.Answer
    dated: fields.Answer
    priority: str | None
    wording: fields.Answer
    reply: fields.Answer
    change: AnswerChange | None
    before: fields.Answer
    after: fields.Answer
    because: fields.Answer

    @property
    def lacking(self) -> bool:
        """Whether something must be written or removed first; the message is under its field."""
        return any(
            [
                self.party.lacks("Skriv, hvem svaret er fra."),
                self.dated.lacks("Skriv, hvornår svaret er skrevet, fx 2026-02-01."),
                self.wording.lacks("Skriv høringspartens egne ord."),
                *(each.is_personal() for each in (self.reply, self.before)),
                self._lacks_change(),
            ]
        )

    def _lacks_change(self) -> bool:
        missing = self.after.is_personal() or self.because.is_personal()
        match self.change:
            case AnswerChange.NONE:
                return self.because.lacks("Skriv, hvorfor intet er ændret.") or missing
            case AnswerChange():
                return self.after.lacks("Skriv, hvad der står efter ændringen.") or missing
        return missing


def written(status: Status) -> HearingAnswer | None:
    """The answer that has just been written in full; None until then."""
    known = {answer.id: answer for answer in status.draft.answers}
    chosen = st.selectbox(
        "Hvilket høringssvar?",
        [NEW, *known],
        format_func=lambda code: f"{code} fra {known[code].party}" if code in known else code,
    )
    earlier = known.get(chosen)
    with st.form("write", border=False):
        form = _form(status, earlier, earlier.id if earlier else "")
        if not st.form_submit_button(plain("Se, hvad det vil ændre")) or form.lacking:
            return None
        dated = _period(form.dated)
    return _record(form, dated, earlier) if dated else None


def _form(status: Status, earlier: HearingAnswer | None, place: str) -> _Fields:
    """The fields, filled with what is known of the answer."""

    def line(label: str, name: str) -> fields.Answer:
        key = f"hearing-{name}-{place}"
        if key not in st.session_state:
            st.session_state[key] = str(getattr(earlier, name, "") or "")
        return fields.line(label, key=key, most=200)

    def lines(label: str, name: str, *, verbatim: bool = False) -> fields.Answer:
        text = getattr(earlier, name, None) or ""
        key = f"hearing-{name}-{place}"
        return fields.lines(label, text, key=key, most=LONGEST, verbatim=verbatim)

    return _Fields(
        party=line("Høringspart", "party"),
        dated=line("Dato, fx 2026-02-01", "dated"),
        priority=_priority(status, earlier, place),
        wording=lines("Bemærkningen, ord for ord", "wording", verbatim=True),
        reply=lines("Forvaltningens bemærkning, når den er skrevet", "reply"),
        change=_change(earlier, place),
        before=lines("Politikkens tekst eller måltal før", "before"),
        after=lines("Politikkens tekst eller måltal efter", "after"),
        because=lines("Ingen ændring, fordi", "unchanged_because"),
    )


def _priority(status: Status, earlier: HearingAnswer | None, place: str) -> str | None:
    priorities = [each.priority.id for each in status.priorities]
    names = texts.places(status)
    known = earlier.priority if earlier else None
    code = st.selectbox(
        "Om",
        [WHOLE_POLICY, *priorities],
        index=priorities.index(known) + 1 if known in priorities else 0,
        format_func=lambda each: names.get(each, each),
        key=f"hearing-priority-{place}",
    )
    return None if code == WHOLE_POLICY else code


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


def _period(dated: fields.Answer) -> Period | None:
    """The date that was written; None where it is none, with the reason under its field."""
    try:
        return Period.parse(dated.text)
    except ValueError:
        notices.warn(f"{unread_date(dated.text)} Skriv den som 2026-02-01.", dated.under)
        return None


def _record(form: _Fields, dated: Period, earlier: HearingAnswer | None) -> HearingAnswer:
    return HearingAnswer(
        id=earlier.id if earlier else editions.current().free_answer_code(),
        party=form.party.text,
        dated=dated,
        priority=form.priority,
        wording=form.wording.text,
        reply=form.reply.text or None,
        change=form.change,
        before=form.before.text or None,
        after=form.after.text or None,
        unchanged_because=form.because.text or None,
    )
