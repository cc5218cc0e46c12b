"""Planning a publication for a time, changing and withdrawing the plan, and what became of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

import streamlit as st

from monitor import editions, persons, plans, policies
from monitor.plans import Planned
from pages.intake import upload_session
from pages.shell import fields, notices
from pages.shell.fields import Answer
from pages.shell.labels import plain
from policy import moments
from policy.actors import Right
from policy.clock import HERE
from policy.moments import NoSuchTimeError
from policy.periods import Period, PeriodKind
from policy.spelling import unread_date
from presentation.html.links import Links
from presentation.html.markup import paragraph
from presentation.language import numbers
from presentation.submissions import planned_publications as words
from store.faults import NotDoneError
from store.plans import Plan

MESSAGE = "told_of_plan"
CHANGING = "plan_to_change"
TURN = "plan_turn"
LONGEST_NAME = 80
LONGEST_REASON = 400


def planned() -> Planned | None:
    """The plans of the policy; None for whoever may not publish."""
    return plans.of_this_run() if persons.may(Right.PUBLISH) else None


def show_failed(found: Planned | None) -> None:
    """The plans that were not carried out, until somebody says that she has read about them."""
    for plan in found.unread if found else ():
        notices.stand(words.failed(plan))
        with st.form(_key("read", plan), border=False):
            name = upload_session.own_name(
                f"Dit navn, til beskeden om »{plan.name}«", _key("name-read", plan)
            )
            if not st.form_submit_button(plain(f"Jeg har læst om »{plan.name}«")):
                continue
            if name.lacks("Skriv dit navn, så andre kan se, hvem der har læst det."):
                continue
            try:
                editions.current().intake(persons.signing(name.text)).read_plan(plan.id)
            except NotDoneError as stopped:
                notices.warn(str(stopped))
                continue
        st.rerun()


def show_message() -> None:
    """A message about the last plan, shown once."""
    if message := st.session_state.pop(MESSAGE, None):
        notices.tell(message)


def show_open(found: Planned, links: Links) -> None:
    """Each open plan with its forms, and what became of the last one that was carried out."""
    pressed: Plan | None = st.session_state.pop(CHANGING, None)
    shown = [*found.open, *([pressed] if pressed and pressed not in found.open else [])]
    if shown:
        st.subheader("Planlagt", anchor=False)
    if told := words.not_along(found.free, found.open):
        notices.stand(told)
    for plan in shown:
        st.html(paragraph(words.sentence(plan, links)))
        if obstacle := found.obstacles.get(plan.id):
            notices.stand(words.stopped(obstacle))
        with st.expander(
            plain(f"Ret eller fortryd planen »{plan.name}«"), expanded=plan == pressed
        ):
            _change(plan, found.anew(plan))
            _withdraw(plan)
    if found.latest:
        st.html(paragraph(words.latest(found.latest), "muted"))


def form(versions: Sequence[int], on_click: Callable[[], None]) -> None:
    """Plan that the versions become public at a time; `on_click` is called when the button is pressed."""
    st.subheader("Planlæg til et tidspunkt", anchor=False)
    st.html(paragraph(words.ABOUT, "muted"))
    turn = st.session_state.get(TURN, 0)
    with st.form("plan", border=False):
        asked = _asked("Det planlagte øjebliksbilledes navn, fx Status foråret 2027", f"new-{turn}")
        who = upload_session.own_name("Dit navn, til planen", "name-plan")
        if not st.form_submit_button("Planlæg", on_click=on_click):
            return
        at = asked.complete(who, "Skriv dit navn, så andre kan se, hvem der har planlagt det.")
        if at is None:
            return
        try:
            intake = editions.current().intake(persons.signing(who.text))
            made = intake.plan(asked.name.text, at, versions)
        except NotDoneError as stopped:
            notices.warn(str(stopped))
            return
    st.session_state[TURN] = turn + 1
    st.session_state[MESSAGE] = words.made(made)
    st.rerun()


def _change(plan: Plan, versions: Sequence[int]) -> None:
    """Change the time, the name and the versions of an open plan."""
    if not versions:
        return
    key = _key("change", plan)
    st.html(paragraph(words.anew(versions)))
    with st.form(key, border=False):
        asked = _asked("Planens navn på øjebliksbilledet", key, plan)
        why = fields.line(f"Hvorfor rettes »{plan.name}«?", key=f"why-{key}", most=LONGEST_REASON)
        who = upload_session.own_name("Dit navn, til rettelsen", f"name-{key}")
        if not st.form_submit_button(
            plain(f"Ret planen »{plan.name}«"), on_click=_pressed, args=(plan,)
        ):
            return
        lacking = why.lacks("Skriv, hvorfor planen rettes, så andre kan forstå det.")
        at = asked.complete(who, "Skriv dit navn, så andre kan se, hvem der har rettet planen.")
        if lacking or at is None:
            return
        try:
            intake = editions.current().intake(persons.signing(who.text))
            made = intake.plan(asked.name.text, at, versions, instead_of=plan.id, why=why.text)
        except NotDoneError as stopped:
            notices.warn(str(stopped))
            return
    _told(words.made(made))


def _withdraw(plan: Plan) -> None:
    """Take an open plan back."""
    key = _key("withdraw", plan)
    with st.form(key, border=False):
        why = fields.line(
            f"Hvorfor fortrydes »{plan.name}«?", key=f"why-{key}", most=LONGEST_REASON
        )
        who = upload_session.own_name("Dit navn, til fortrydelsen", f"name-{key}")
        if not st.form_submit_button(
            plain(f"Fortryd planen »{plan.name}«"), on_click=_pressed, args=(plan,)
        ):
            return
        if any(
            [
                why.lacks("Skriv, hvorfor planen fortrydes, så andre kan forstå det."),
                who.lacks("Skriv dit navn, så andre kan se, hvem der har fortrudt."),
            ]
        ):
            return
        try:
            editions.current().intake(persons.signing(who.text)).withdraw_plan(plan.id, why.text)
        except NotDoneError as stopped:
            notices.warn(str(stopped))
            return
    _told(words.withdrawn(plan))


def _key(act: str, plan: Plan) -> str:
    """What Streamlit keeps the fields under: each policy has plans numbered from 1."""
    return f"{act}-{policies.chosen().code}-{plan.id}"


def _pressed(plan: Plan) -> None:
    """Keep a plan on the page, so that the press has an answer, also if others were first."""
    st.session_state[CHANGING] = plan


def _told(message: str) -> None:
    st.session_state[MESSAGE] = message
    st.session_state.pop(CHANGING, None)
    st.rerun()


@dataclass(frozen=True, slots=True)
class _Asked:
    """The fields for the name of a snapshot and the time at which it is to be made."""

    name: Answer
    day: Answer
    hour: Answer

    def complete(self, who: Answer, unnamed: str) -> datetime | None:
        """The moment; None with a message under each field that has to be changed."""
        lacking = [
            self.name.lacks("Skriv det navn, øjebliksbilledet skal have."),
            who.lacks(unnamed),
        ]
        at = self._moment()
        return None if any(lacking) else at

    def _moment(self) -> datetime | None:
        day, hour = _day(self.day), _hour(self.hour)
        if day is None or hour is None:
            return None
        try:
            return moments.moment(day, hour).at
        except NoSuchTimeError as skipped:
            self.hour.refuse(words.skipped(day, f"{hour.hour}.{hour:%M}", skipped.next_))
            return None


def _asked(label: str, key: str, plan: Plan | None = None) -> _Asked:
    """The fields, filled with those of a plan at first."""
    if plan:
        here = plan.at.astimezone(HERE)
        filled = {"name": plan.name, "day": numbers.day(here), "hour": f"{here.hour}.{here:%M}"}
        for name, text in filled.items():
            st.session_state.setdefault(f"plan-{name}-{key}", text)
    return _Asked(
        fields.line(label, key=f"plan-name-{key}", most=LONGEST_NAME),
        fields.line("Dag, fx 1. marts 2027", key=f"plan-day-{key}", most=40),
        fields.line("Klokkeslæt, fx 8.00", key=f"plan-hour-{key}", most=20),
    )


def _day(written: Answer) -> date | None:
    if written.lacks(words.DAY_UNREAD):
        return None
    try:
        period = Period.parse(written.text)
    except ValueError:
        written.refuse(f"{unread_date(written.text)} {words.DAY_UNREAD}")
        return None
    if period.kind is not PeriodKind.DATE:
        written.refuse(f"»{written.text}« er ikke én dag. {words.DAY_UNREAD}")
        return None
    return period.first


def _hour(written: Answer) -> time | None:
    if written.lacks(words.HOUR_MISSING):
        return None
    found = moments.read_time(written.text)
    if found is None:
        written.refuse(words.HOUR_UNREAD.format(written.text))
    return found
