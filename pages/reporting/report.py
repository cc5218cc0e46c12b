"""Statusrapport: the choices for a report, its contents, and the documents to download."""

from datetime import date

import streamlit as st
from markupsafe import Markup

from metrics.status import Status
from monitor import editions
from pages.shell import frame, view
from pages.shell.choices import choice, several
from pages.shell.documents import offer_documents
from policy.whole_city import WHOLE_CITY
from presentation.blocks import Selection
from presentation.documents import report_contents
from presentation.documents.status_document import status_document
from presentation.html import addresses
from presentation.html.markup import paragraph

current = view.current()
status = current.status
frame.begin(current, report_contents.headline(status))

st.html(
    paragraph(
        "Alle dokumenter laves af den status, som siderne viser, set fra den dato, der står øverst. "
        "Det, ingen har skrevet endnu, står som en markeret mangel i dokumentet.",
        "lead",
    )
)

st.header("Hvad skal rapporten handle om?", anchor=False)
objectives = several(
    "Målsætninger",
    addresses.OBJECTIVES,
    {
        str(o.objective.number): f"{o.objective.number}. {o.objective.short_title}"
        for o in status.objectives
    },
)
departments = several(
    "Forvaltninger",
    addresses.DEPARTMENTS_SELECTED,
    {d.code: d.name for d in status.departments if d.code != WHOLE_CITY},
)
written = st.query_params.get(addresses.SINCE, "")
if asked := report_contents.asked_since(status, written, view.parsed_date(written)):
    st.query_params[addresses.SINCE] = asked
with st.container(key="filters", horizontal=True):
    since = choice(
        "Vis ændringer siden",
        addresses.SINCE,
        report_contents.comparable(status, asked),
        nothing="Ingen sammenligning",
    )


def earlier(chosen: str) -> Status:
    """The status of the snapshot or date to compare with."""
    named = any(snapshot.name == chosen for snapshot in status.snapshots)
    return editions.current().earlier(
        current.edition, chosen if named else date.fromisoformat(chosen)
    )


selection = Selection(
    objectives=tuple(int(number) for number in objectives),
    departments=tuple(departments),
    compare_with=earlier(since) if since else None,
    unpublished=current.edition.unpublished,
)
document = status_document(status, selection)

st.header("Hent dokumenterne", anchor=False)
st.html(
    paragraph(
        "Et dokument bliver lavet, når du vælger det. Det tager et øjeblik; så længe kan knappen ikke vælges igen.",
        "muted",
    )
)
offer_documents(status, selection)

st.header("Det kommer rapporten til at indeholde", anchor=False)
st.html(Markup('<p class="muted" role="status">{}</p>').format(report_contents.size(document)))
st.html(
    report_contents.nothing_selected(document, selection)
    + report_contents.contents(document, current.links)
)

frame.end(current)
