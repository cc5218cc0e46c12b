"""An objective: a summary, its priorities with figures and initiatives, and the council's remarks."""

import streamlit as st
from markupsafe import Markup

from metrics.status import ObjectiveStatus, PriorityStatus
from pages.shell import following, frame, indicator, series, view
from pages.shell.labels import plain
from policy.records import Initiative
from presentation import pages
from presentation.about import premises
from presentation.charts.svg.shapes import NARROW
from presentation.feeds import feeds
from presentation.html.markup import folds, paragraph, unfolded
from presentation.language import city
from presentation.language.remark_sentences import objective_remarks
from presentation.language.sentences import brief
from presentation.status import priorities, priority_marks
from presentation.status.remarks import remark_cards
from presentation.status.target_groups import Grouped, concerning, nothing_found
from presentation.status.texts import shown, texts_about

OUR_READING = (
    "Hvilken prioritering en indsats hører til, er vores læsning. "
    "Status deler kun indsatser op efter målsætning."
)
COLUMN = (580, NARROW)
"""The widths of a picture beside the council's remarks, and on a phone."""


def named(row: Grouped) -> bool:
    """Whether a row names the target group that the reader follows."""
    return bool(concerning([row], current.group))


def shown_initiatives(own: list[Initiative], place: str) -> Markup:
    """The initiatives by department, or a sentence that the sources have none for the target group."""
    if own:
        return priorities.initiatives(status, own, place, OUR_READING)
    return paragraph(nothing_found("Ingen indsatser i kilderne.", current.group), "muted")


def show_priority(priority: PriorityStatus) -> None:
    code = priority.priority.id
    place = f"til prioritering {code}"
    own_texts = texts_about(status, priority.priority.objective, code)
    judged = [i for i in priority.indicators if i.judged_by_target]
    others = [i for i in priority.indicators if i not in judged and named(i.indicator)]
    own = [i for i in initiatives if i.priority == code]
    head = priorities.heading(status, priority) + shown(own_texts)
    further = (
        priorities.other_figures(status, others, place)
        + priorities.lacks(priority, current.links)
        + folds(shown_initiatives(own, place), priorities.wording(priority.priority))
    )
    if not judged:
        st.html(head + further)
    else:
        st.html(head)
        for judged_one in judged:
            indicator.show(status, judged_one, widths=COLUMN)
            series.show(status, judged_one)
        st.html(further)
    indicator.show_others(status, others, COLUMN)
    series.show_named(status, others)


def show_further(objective: ObjectiveStatus) -> None:
    """Figures and initiatives of the objective that the sources do not tie to one priority."""
    number = objective.objective.number
    free = [i for i in initiatives if i.objective == number and i.priority is None]
    figures = [i for i in objective.further_indicators if named(i.indicator)]
    if not (free or figures):
        return
    place = "uden en bestemt prioritering"
    st.html(
        Markup('<h3 id="uden-prioritering">Uden en bestemt prioritering</h3>')
        + folds(priorities.other_figures(status, figures, place), shown_initiatives(free, place))
    )
    indicator.show_others(status, figures, COLUMN)
    series.show_named(status, figures)


current = view.current()
status = current.status
number = pages.objective_number(current.path)
objective = status.objective(number)
title = objective.objective.title if objective else f"Målsætning {number} kan ikke vises"
name = f"{number}. {objective.objective.short_title}" if objective else title
frame.begin(current, title, name)
initiatives = concerning(status.initiatives, current.group)

if objective is None:
    st.html(
        paragraph(
            "Der er ingen kendte oplysninger om målsætningen på denne dato. Vælg en anden dato."
        )
    )
else:
    st.html(
        Markup('<section class="brief"><h2>Kort fortalt</h2><p>{}</p>{}</section>{}').format(
            brief(status, objective),
            priority_marks.of_objective(objective, current.links),
            shown(texts_about(status, objective.objective.number, None)),
        )
    )
    if known := premises.of_objective(status, objective.objective.number):
        st.html(unfolded("Det skriver politikken om baggrunden", premises.listing(status, known)))
    left, right = st.columns([1.85, 1], gap="large")
    with left, st.container(key="priorities", gap="small"):
        st.header("Særlige prioriteringer", anchor=False)
        if names := priorities.abbreviations(status):
            st.html(names)
        for priority in sorted(objective.priorities, key=lambda p: not p.measurable):
            show_priority(priority)
        show_further(objective)
    with right:
        st.header(plain(f"{city.of_council(status)} bemærkninger"), anchor=False)
        remarks = [
            r for r in objective_remarks(status, objective.objective.number) if named(r.remark)
        ]
        none = nothing_found("Rådet har ingen bemærkninger til målsætningen.", current.group)
        st.html(
            paragraph("Gengivet kort. Rådets egne ord står i kilden.", "small")
            + (remark_cards(status, remarks) if remarks else paragraph(none))
        )
    own = feeds.of_objective(objective.objective.number, objective.objective.short_title)
    following.show(current, (own, feeds.EVERYTHING))

frame.end(current)
