"""An objective: a summary, its priorities with figures and initiatives, and the council's remarks."""

import streamlit as st
from markupsafe import Markup

from metrics.status import ObjectiveStatus, PriorityStatus
from pages.shell import frame, indicator, series, view
from pages.shell.labels import plain
from policy.records import Initiative
from presentation import pages
from presentation.about import premises
from presentation.html.markup import paragraph, unfolded
from presentation.language import city
from presentation.language.remark_sentences import objective_remarks
from presentation.language.sentences import brief
from presentation.status import priorities
from presentation.status.overview import abbreviations
from presentation.status.remarks import remark_cards
from presentation.status.target_groups import Grouped, concerning, nothing_found
from presentation.status.texts import shown, texts_about


def named(row: Grouped) -> bool:
    """Whether a row names the target group that the reader follows."""
    return bool(concerning([row], current.group))


def shown_initiatives(own: list[Initiative], place: str) -> Markup:
    """The initiatives by department, or a sentence that the sources have none for the target group."""
    if own:
        return priorities.initiatives(status, own, place)
    return paragraph(nothing_found("Ingen indsatser i kilderne.", current.group), "muted")


def show_priority(priority: PriorityStatus) -> None:
    own_texts = texts_about(status, priority.priority.objective, priority.priority.id)
    st.html(priorities.heading(status, priority) + shown(own_texts))
    judged = [i for i in priority.indicators if i.judged_by_target]
    for judged_one in judged:
        indicator.show(status, judged_one)
        series.show(status, judged_one)
    others = [i for i in priority.indicators if i not in judged and named(i.indicator)]
    own = [i for i in initiatives if i.priority == priority.priority.id]
    st.html(
        priorities.other_figures(status, others)
        + shown_initiatives(own, f"til prioritering {priority.priority.id}")
        + priorities.lacks(priority, current.links)
    )
    series.show_named(status, others)


def show_further(objective: ObjectiveStatus) -> None:
    """Figures and initiatives of the objective that the sources do not tie to one priority."""
    number = objective.objective.number
    free = [i for i in initiatives if i.objective == number and i.priority is None]
    figures = [i for i in objective.further_indicators if named(i.indicator)]
    if not (free or figures):
        return
    st.html('<h3 id="uden-prioritering">Uden en bestemt prioritering</h3>')
    st.html(
        priorities.other_figures(status, figures)
        + shown_initiatives(free, "uden en bestemt prioritering")
    )
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
        Markup('<section class="brief"><h2>Kort fortalt</h2><p>{}</p></section>{}').format(
            brief(status, objective), shown(texts_about(status, objective.objective.number, None))
        )
    )
    if known := premises.of_objective(status, objective.objective.number):
        st.html(unfolded("Det skriver politikken om baggrunden", premises.listing(status, known)))
    left, right = st.columns([1.85, 1], gap="large")
    with left, st.container(key="priorities", gap="small"):
        st.header("Særlige prioriteringer", anchor=False)
        st.html(
            paragraph(
                "Hvilken prioritering en indsats hører til, er vores læsning; status deler dem kun op efter målsætning.",
                "muted small",
            )
        )
        if any(i.judged_by_target for p in objective.priorities for i in p.indicators):
            st.html(abbreviations(status))
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
            paragraph("Gengivet kort. Rådets egne ord står i kilden.", "muted small")
            + (remark_cards(status, remarks) if remarks else paragraph(none))
        )

frame.end(current)
