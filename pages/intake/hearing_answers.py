"""Fields for one remark of a hearing answer, and what the department says and changes."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from metrics.status import Status
from monitor import editions
from pages.intake import answer_fields
from pages.intake.answer_fields import AnswerFields
from pages.intake.upload_session import LOOK
from pages.shell import fields, notices
from pages.shell.labels import plain
from policy.drafting import HearingAnswer
from policy.periods import Period
from policy.spelling import unread_date
from presentation.status import texts

NEW = "Et nyt høringssvar"
WHOLE_POLICY = "Hele politikken"


@dataclass(frozen=True, slots=True)
class _Fields:
    """What is written in the form."""

    party: fields.Answer
    dated: fields.Answer
    priority: str | None
    wording: fields.Answer
    answer: AnswerFields

    @property
    def lacking(self) -> bool:
        """Whether something must be written or removed first; the message is under its field."""
        return any(
            [
                self.party.lacks("Skriv, hvem svaret er fra."),
                self.dated.lacks("Skriv, hvornår svaret er skrevet, fx 2026-02-01."),
                self.wording.lacks("Skriv høringspartens egne ord."),
                self.answer.lacking,
            ]
        )


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
        if not st.form_submit_button(plain(LOOK)) or form.lacking:
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

    return _Fields(
        party=line("Høringspart", "party"),
        dated=line("Dato, fx 2026-02-01", "dated"),
        priority=_priority(status, earlier, place),
        wording=fields.lines(
            "Bemærkningen, ord for ord",
            earlier.wording if earlier else "",
            key=f"hearing-wording-{place}",
            most=answer_fields.LONGEST,
            verbatim=True,
        ),
        answer=answer_fields.shown(earlier, place, "Forvaltningens bemærkning, når den er skrevet"),
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
        **form.answer.said,
    )
