"""An objective: in short, its priorities with their figures and initiatives, the council beside them."""

import streamlit as st
from markupsafe import Markup

from metrics.status import IndicatorStatus, ObjectiveStatus, PriorityStatus
from pages.parts import frame, view
from presentation import addresses, charts, priorities
from presentation.markup import paragraph
from presentation.remarks import remark_cards
from presentation.sentences import brief, indicator_sentences, objective_remarks

PLOTLY = {"displayModeBar": False, "staticPlot": True}


def shown_objective() -> ObjectiveStatus | None:
    """The objective whose address this page was opened at."""
    address = st.session_state.get("address")
    known = view.current().status.objectives
    return next((o for o in known if addresses.objective(o.objective.number) == address), None)


def show_indicator(indicator: IndicatorStatus) -> None:
    """One sentence, the chart, the table, the source."""
    sentences = indicator_sentences(status, indicator)
    st.html(paragraph(sentences))
    if charts.has_chart(indicator):
        dark = st.context.theme.type == "dark"
        st.plotly_chart(
            charts.target_bars(indicator, charts.DARK if dark else charts.LIGHT),
            theme=None,
            config=PLOTLY,
            alt=f"Søjler efter forvaltning. {sentences} De samme tal står i tabellen under.",
            key=f"chart-{indicator.indicator.id}",
        )
    st.html(
        priorities.figure_table(status, indicator)
        + priorities.figure_source(status, indicator)
        + priorities.earlier_table(status, indicator)
    )


def show_priority(priority: PriorityStatus) -> None:
    st.html(priorities.heading(status, priority))
    judged = [i for i in priority.indicators if priorities.is_measure(i)]
    for indicator in judged:
        show_indicator(indicator)
    others = [i for i in priority.indicators if i not in judged]
    own = [i for i in status.initiatives if i.priority == priority.priority.id]
    st.html(
        priorities.other_figures(status, others)
        + priorities.initiatives(status, own, "")
        + priorities.lacks(priority, current.choices)
    )


def show_further(objective: ObjectiveStatus) -> None:
    """What the sources tell of the objective without tying it to one priority."""
    number = objective.objective.number
    free = [i for i in status.initiatives if i.objective == number and i.priority is None]
    if not (free or objective.further_indicators):
        return
    st.html('<h3 id="uden-prioritering">Uden en bestemt prioritering</h3>')
    st.html(
        priorities.other_figures(status, objective.further_indicators)
        + priorities.initiatives(status, free, "")
    )


objective = shown_objective()
title = objective.objective.title if objective else "Målsætningen kan ikke vises"
place = f"Målsætning {objective.objective.number}" if objective else ""
name = f"{objective.objective.number}. {objective.objective.short_title}" if objective else title
current = frame.begin(title, place=place, name=name)
status = current.status

if objective is None:
    st.html(
        paragraph(
            "Der er ingen kendte oplysninger om målsætningen på denne dato. Vælg en anden dato."
        )
    )
else:
    st.html(
        Markup('<section class="brief"><h2>Kort fortalt</h2><p>{}</p></section>').format(
            brief(status, objective)
        )
    )
    left, right = st.columns([1.85, 1], gap="large")
    with left, st.container(key="priorities", gap="small"):
        st.header("Prioriteringer", anchor=False)
        st.html(
            paragraph(
                "Hvilken prioritering en indsats hører til, er vores læsning; status deler dem kun op efter målsætning.",
                "muted small",
            )
        )
        for priority in sorted(objective.priorities, key=lambda p: not p.measurable):
            show_priority(priority)
        show_further(objective)
    with right:
        st.header("Handicaprådets bemærkninger", anchor=False)
        remarks = objective_remarks(status, objective.objective.number)
        st.html(
            paragraph("Gengivet kort. Rådets egne ord står i kilden.", "muted small")
            + remark_cards(status, remarks)
        )

frame.end(current)
