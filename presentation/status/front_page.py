"""The front page on one screen: the priorities, what to ask about, the remarks and the money."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from metrics.remark_follow_up import Followed
from metrics.status import Status
from presentation.html import markup
from presentation.html.links import Links
from presentation.language.sentences import short_lead
from presentation.status import next_step, overview, priority_marks, remark_marks
from presentation.status.group_overview import group_overview

QUESTIONS = "Værd at spørge om"


@dataclass(frozen=True, slots=True)
class Seen:
    """What the front page is made from, besides the status that it shows.

    `found` is what became of the remarks, `now` the status of today, `group` the target group that the
    reader follows, and `money` a heading and what is under it.
    """

    found: Sequence[Followed]
    now: Status
    links: Links
    group: str | None = None
    money: tuple[str, Markup] | None = None


def whole(status: Status, seen: Seen) -> Markup:
    """Everything under the heading."""
    lead = short_lead(status)
    return markup.joined(
        [
            markup.paragraph(lead, "lead") if lead else "",
            _group(status, seen),
            Markup('<div class="overview">{}</div>').format(markup.joined(_parts(status, seen))),
        ]
    )


def _parts(status: Status, seen: Seen) -> Iterator[Markup]:
    """The parts in the order in which they are heard: two in a row where there is room."""
    if status.objectives:
        drawn = priority_marks.on_page(status, seen.links)
        anchor = priority_marks.picture(status).anchor
        yield _section(priority_marks.heading(status), drawn, anchor=anchor)
    yield _section(QUESTIONS, overview.attention(status, seen.links), "questions")
    following = next_step.linked(status, seen.now, seen.links) if status.objectives else Markup("")
    if seen.found:
        yield _section(
            remark_marks.heading(status, seen.found),
            remark_marks.on_page(seen.found, seen.links) + following,
        )
    elif following:
        yield following
    if seen.money:
        yield _section(*seen.money)


def _section(heading: str, content: Markup, css: str = "", anchor: str = "") -> Markup:
    return Markup("<section{}{}><h2>{}</h2>{}</section>").format(
        Markup(' id="{}"').format(anchor) if anchor else "",
        Markup(' class="{}"').format(css) if css else "",
        heading,
        content,
    )


def _group(status: Status, seen: Seen) -> Markup:
    """How often the sources name the target group that the reader follows."""
    if not seen.group:
        return Markup("")
    return _section(
        f"Det siger kilderne om {seen.group}",
        group_overview(status, seen.group, seen.links),
        "group",
    )
