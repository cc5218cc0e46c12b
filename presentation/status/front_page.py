"""The front page on one screen: the priorities, what to ask about, the remarks and the money."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from metrics.remark_follow_up import Followed
from metrics.status import Status
from presentation.html import markup
from presentation.html.links import Links
from presentation.language.sentences import short_lead
from presentation.status import next_step, overview, priority_marks, remark_marks
from presentation.status.group_overview import group_overview

QUESTIONS = "Værd at spørge om"


def whole(
    status: Status, found: Sequence[Followed], now: Status, links: Links, group: str | None
) -> Markup:
    """Everything under the heading. `found` is what became of the remarks, `now` the status of today."""
    if not status.objectives:
        return _group(status, links, group) + _section(
            QUESTIONS, overview.attention(status, links), "questions"
        )
    parts = [
        _section(
            priority_marks.heading(status),
            priority_marks.on_page(status, links),
        ),
        _section(QUESTIONS, overview.attention(status, links), "questions"),
    ]
    if found:
        parts.append(
            _section(remark_marks.heading(status, found), remark_marks.on_page(found, links))
        )
    return markup.joined(
        [
            markup.paragraph(short_lead(status), "lead"),
            _group(status, links, group),
            Markup('<div class="overview">{}</div>').format(markup.joined(parts)),
            next_step.linked(status, now, links),
        ]
    )


def _section(heading: str, content: Markup, css: str = "") -> Markup:
    return Markup("<section{}><h2>{}</h2>{}</section>").format(
        Markup(' class="{}"').format(css) if css else "", heading, content
    )


def _group(status: Status, links: Links, group: str | None) -> Markup:
    """How often the sources name the target group that the reader follows."""
    if not group:
        return Markup("")
    return _section(f"Det siger kilderne om {group}", group_overview(status, group, links))
