"""The fields of a proposal for a target while no draft is open: it is sent as a remark, and is no target."""

from __future__ import annotations

import streamlit as st

from metrics.status import Status
from pages.intake import council_review
from pages.intake.council_words import choice, line, lines
from pages.intake.upload_session import LOOK
from pages.shell import fields
from pages.shell.labels import plain
from policy import clock
from policy.choices import RemarkKind
from policy.periods import Period
from policy.records import Remark
from presentation.html.markup import paragraph
from presentation.remarks_and_answers import proposal_words, remark_words
from presentation.remarks_and_answers.proposal_words import Proposal

MOST, LONGEST = 200, 7000


def show(status: Status) -> None:
    """The fields, the sentence that they make, and the remark that is sent."""
    st.html(paragraph(proposal_words.NOT_A_TARGET))
    places = remark_words.places(status)
    places.pop(remark_words.BUDGET)
    place = choice("Hvad hører det til?", "proposed about", places)
    under_place = st.empty()
    what = line("Hvad skal måles? Fx Andelen af busser med rampe", "what", most=MOST)
    now = line("Tallet i dag, hvis det er kendt, fx 40 pct.", "now", most=MOST)
    goal = line("Tallet, der skal nås, fx 100 pct.", "goal", most=MOST)
    deadline = line("Senest hvornår? Fx 2030", "deadline", most=MOST)
    measured_by = line("Hvem skal måle det? Fx en forvaltning", "measured by", most=MOST)
    reason = lines("Hvorfor? Med rådets egne ord", "reason", most=LONGEST)
    proposal = Proposal(what.text, now.text, goal.text, deadline.text, measured_by.text)
    said = proposal_words.sentence(status, proposal)
    if what.text and goal.text and deadline.text:
        st.html(paragraph(proposal_words.shown(said)))
    if not st.button(plain(LOOK), key="council-proposal"):
        return
    if any(
        [
            fields.Answer(place, under_place).lacks(remark_words.NO_PLACE),
            what.lacks("Skriv, hvad der skal måles."),
            goal.lacks("Skriv det tal, der skal nås."),
            deadline.lacks("Skriv, hvornår det senest skal være nået."),
            *(each.is_personal() for each in (now, measured_by, reason)),
        ]
    ):
        return
    about = remark_words.about(status, place)
    remark = Remark(
        id=council_review.free_code("remarks"),
        scope=about.scope,
        objective=about.objective,
        title=proposal.title,
        summary=said,
        wording=proposal_words.with_reason(said, reason.text),
        kinds=(RemarkKind.PROPOSAL,),
        dated=Period.day(clock.today()),
    )
    council_review.write(remark, is_new=True)
