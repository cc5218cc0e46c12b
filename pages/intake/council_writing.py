"""What the council can write: a choice of it, its fields, and the review of what has been written."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from metrics.status import Status
from monitor import circles, policies
from pages.intake import (
    council_draft,
    council_proposals,
    council_remarks,
    council_review,
    council_words,
    reviewing,
    upload_session,
)
from pages.intake.council_words import choice
from pages.shell import fields
from policy import clock
from presentation.html.links import Links
from presentation.html.markup import anchor, paragraph
from presentation.remarks_and_answers import on_the_way

IN_FORCE: Mapping[str, Callable[[Status], None]] = {
    "En bemærkning": council_remarks.show,
    "Et forslag til et måltal": council_proposals.show,
}
"""What is written about a policy in force."""
LONGEST = 20_000
DRAFTED: Mapping[str, Callable[[Status], None]] = {
    "Et svar på udkastet": council_draft.answer,
    "Uenighed i et måltal": council_draft.objection,
    "Et forslag til et måltal": council_draft.target,
}
"""What is written about a draft."""


def show(received: Status, links: Links) -> None:
    """The fields, what has been accepted, and the review."""
    council_words.begin()
    if saved := upload_session.saved(council_review.SECTION):
        council_words.begin_anew()
    council_review.keep_code_free()
    offered = DRAFTED if received.draft.is_draft(clock.today()) else IN_FORCE
    kind = choice(
        "Hvad vil I skrive?", "kind", dict(zip(offered, offered, strict=True)), stays=True
    )
    offered[kind](received)
    _not_sent()
    if saved:
        reviewing.show_saved(received, saved, links, anchor(on_the_way.TO_APPROVE, "#sendt"))
    if chosen := upload_session.written(council_review.SECTION):
        reviewing.review(received, chosen)


def drafts() -> dict[str, Status]:
    """The other drafts that the person of the run may see, by code."""
    today, here = clock.today(), policies.chosen().code
    return {
        seen.place.code: seen.status
        for seen in circles.every(today)
        if seen.place.code != here and seen.status.draft.is_draft(today)
    }


def _not_sent() -> None:
    """What has been written in fields that are gone, to be copied."""
    if left := council_words.not_sent():
        st.html(paragraph(on_the_way.NOT_SENT))
        for each in left:
            label = on_the_way.not_sent_label(each.label)
            fields.lines(label, each.text, key=f"{label} {len(each.text)}", most=LONGEST)
