"""What the council writes to a draft: answers in the hearing, disagreement, and targets of its own."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st

from metrics.drafts import DraftTargetStatus
from metrics.status import Status
from pages.intake import council_review, target_fields
from pages.intake.council_review import NEW_ROW, Question
from pages.intake.council_words import choice, lines
from pages.intake.upload_session import LOOK
from pages.shell.fields import Answer
from pages.shell.labels import plain
from policy import clock
from policy.drafting import DraftTarget, HearingAnswer, Objection
from policy.ownership import is_the_council
from policy.periods import Period
from policy.records import Policy
from presentation.html.markup import paragraph
from presentation.language import city
from presentation.remarks_and_answers import draft_words, meanwhile

LONGEST = 20_000
WHICH_ANSWER = Question(
    "Hvilken bemærkning i svaret?", "answer", "En ny bemærkning", meanwhile.CHANGED
)


def answer(status: Status) -> None:
    """The fields for one remark of the council's hearing answer; the next is written afterwards."""
    if draft_words.is_over(status, clock.today()):
        st.html(paragraph(draft_words.deadline(status, clock.today())))
    own = {
        each.id: each
        for each in status.draft.answers
        if is_the_council(each.party, _policies(status)) and each.reply is None
    }
    code, earlier = council_review.to_write(
        "hearing_answers", WHICH_ANSWER, own, draft_words.answer_label
    )
    place = choice(
        "Hvad handler den om?",
        f"answer about {code}",
        draft_words.priorities(status),
        (earlier and earlier.priority) or draft_words.WHOLE_POLICY,
    )
    wording = lines(
        "Rådets egne ord. De bliver ikke rettet",
        f"answer {code}",
        earlier.wording if earlier else "",
        most=LONGEST,
    )
    if not st.button(plain(LOOK), key="council-answer"):
        return
    if wording.lacks("Skriv, hvad rådet mener."):
        return
    if earlier and council_review.others_wrote("hearing_answers", earlier, status.draft.answers):
        return
    before = earlier or HearingAnswer(
        id=council_review.free_code("hearing_answers"),
        party=city.council(status),
        dated=Period.day(clock.today()),
        wording="",
    )
    priority = None if place == draft_words.WHOLE_POLICY else place
    record = replace(before, priority=priority, wording=wording.text)
    council_review.write(record, is_new=earlier is None)


def objection(status: Status) -> None:
    """The fields for why the council disagrees with a target, below the target as it stands."""
    standing = draft_words.open_targets(status)
    begun = council_review.begun("draft_targets")
    gone = {code: f"{code} {meanwhile.GONE}" for code in begun if code not in standing}
    labels = {code: draft_words.target_label(status, each) for code, each in standing.items()}
    if not labels | gone:
        st.html(paragraph(draft_words.NO_TARGETS))
        return
    code = choice("Hvilket måltal?", "disagreed with", labels | gone)
    each = standing.get(code)
    before, wording = _own_words(status, code, each)
    if not st.button(plain(LOOK), key="council-objection"):
        return
    if each is None:
        wording.refuse(meanwhile.target_gone(code))
        return
    if wording.lacks("Skriv, hvorfor rådet er uenigt."):
        return
    if _others_wrote(status, begun[code], each, before):
        return
    record = Objection(
        id=before.id if before else council_review.free_code("objections"),
        target=code,
        by=city.council(status),
        wording=wording.text,
        dated=before.dated if before else clock.today(),
    )
    council_review.write(record, is_new=before is None)


def _own_words(
    status: Status, code: str, each: DraftTargetStatus | None
) -> tuple[Objection | None, Answer]:
    """The council's objection to a target as it was when its field was first shown, and the field."""
    before = None
    if each:
        council_review.remember("draft_targets", each.target)
        st.html(draft_words.beside(status, each))
        councils = (o for o in each.objections if is_the_council(o.by, _policies(status)))
        if own := next(councils, None):
            before = council_review.remember("objections", own)
    wording = lines(
        draft_words.objection_label(status),
        f"objection {code}",
        before.wording if before else "",
        most=LONGEST,
    )
    return before, wording


def _others_wrote(
    status: Status, target: DraftTarget, now: DraftTargetStatus, before: Objection | None
) -> bool:
    """Whether others changed the target or the council's objection meanwhile; says so once."""
    known = [one.target for one in status.draft.targets]
    indicators = {one.indicator.id: one.indicator for one in status.draft.targets}
    if council_review.others_wrote("draft_targets", target, known, indicators):
        return True
    return before is not None and council_review.others_wrote("objections", before, now.objections)


def target(status: Status) -> None:
    """The fields for a target that the council proposes, with its trial."""
    own = {
        each.target.id: each
        for each in draft_words.open_targets(status).values()
        if is_the_council(each.target.proposed_by or "", _policies(status))
    }
    others = {
        f"{target_fields.BESIDE}{code}": f"Et andet bud på: {draft_words.target_label(status, each)}"
        for code, each in draft_words.open_targets(status).items()
        if code not in own and not each.target.variant_of
    }
    labels = {code: f"Ret: {draft_words.target_label(status, each)}" for code, each in own.items()}
    code = choice(
        "Hvilket måltal?", "proposed target", {NEW_ROW: "Et nyt måltal"} | labels | others
    )
    target_fields.show(status, code, city.council(status))


def _policies(status: Status) -> tuple[Policy, ...]:
    return (status.policy,) if status.policy else ()
