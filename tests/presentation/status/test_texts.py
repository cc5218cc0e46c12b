"""Texts by officers as shown on pages. Invented words."""

from __future__ import annotations

from datetime import date

from policy.choices import TextKind
from policy.records import Text
from presentation.status.texts import places, shown, texts_about
from tests.records import assessed, objective, priority

DAY = date(2026, 3, 2)


def text(kind: TextKind, body: str, priority: str | None = None) -> Text:
    return Text(kind=kind, objective=1, priority=priority, body=body, author="Anna, SOF", dated=DAY)


def status(*texts: Text):
    return assessed(objective(1), priority("1a"), *texts, as_of=DAY)


def test_the_story_comes_before_the_next_step_and_each_is_with_its_subject():
    story, step = text(TextKind.STORY, "Så skete det."), text(TextKind.NEXT_STEP, "Så gør vi.")
    own = text(TextKind.STORY, "Om 1a.", "1a")
    known = status(step, own, story)
    assert texts_about(known, 1, None) == (story, step)
    assert texts_about(known, 1, "1a") == (own,)


def test_a_text_is_shown_with_its_author_and_lines_and_its_markup_is_escaped():
    html = shown([text(TextKind.NEXT_STEP, "Første.\n\n<b>Anden</b>.")])
    assert "<p>Første.</p><p>&lt;b&gt;Anden&lt;/b&gt;.</p>" in html
    assert "Næste skridt" in html
    assert "Skrevet af Anna, SOF, 2. marts 2026." in html


def test_objectives_and_priorities_can_be_written_about():
    assert places(status()) == {"1": "Målsætning 1: M1", "1a": "1a 1a"}
