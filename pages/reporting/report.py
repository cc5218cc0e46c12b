"""Statusrapport: the choices for a report, its contents, and the documents to download."""

from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st
from markupsafe import Markup

from metrics.status import Status
from monitor import editions, persons, settings
from pages.shell import frame, view
from pages.shell.choices import choice, several, ticked
from pages.shell.documents import offer_documents
from policy.actors import Right
from policy.choices import ProposalStep
from policy.spelling import parsed_date
from policy.whole_city import WHOLE_CITY
from presentation import pages
from presentation.about import open_data
from presentation.blocks import Behind, Selection
from presentation.documents import proposal_way, recommendation, report_contents, to_write
from presentation.documents.selection import narrowed_to
from presentation.documents.status_document import status_document
from presentation.html import addresses
from presentation.html.markup import paragraph
from presentation.language.words import capitalised
from reports.formats import FORMATS, lacks, offered, outlines, why_not

current = view.current()
status = current.status
of_objectives = {
    str(o.objective.number): f"{o.objective.number}. {o.objective.short_title}"
    for o in status.objectives
}
of_departments = {d.code: d.name for d in status.departments if d.code != WHOLE_CITY}
selection = Selection(
    objectives=tuple(map(int, ticked(addresses.OBJECTIVES, of_objectives))),
    departments=tuple(ticked(addresses.DEPARTMENTS_SELECTED, of_departments)),
)
frame.begin(current, report_contents.headline(status, lacks(status, selection)))

st.html(
    paragraph(
        "Alle dokumenter laves af den status, som siderne viser, set fra den dato, der står øverst. "
        "Det, ingen har skrevet endnu, er ikke med i dem, og et afsnit uden andet er udeladt.",
        "lead",
    )
)

st.header("Hvad skal dokumenterne handle om?", anchor=False)
several("Målsætninger", addresses.OBJECTIVES, of_objectives)
several("Forvaltninger", addresses.DEPARTMENTS_SELECTED, of_departments)
written = st.query_params.get(addresses.SINCE, "")
if asked := report_contents.asked_since(status, written, parsed_date(written)):
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


selection = replace(
    selection,
    compare_with=earlier(since) if since else None,
    unpublished=current.edition.unpublished,
    licence=settings.licence(),
    contact=settings.contact(),
    behind=Behind(
        partial(editions.current().public_records, current.edition),
        partial(editions.current().kept_on, current.edition),
    ),
)
document = status_document(status, selection)
shown = offered(status)
if selection.compare_with:
    comparing = [FORMATS[name].label for name in shown if FORMATS[name].compares]
    st.html(report_contents.compared(selection.compare_with, comparing))

st.header("Hent dokumenterne", anchor=False)
st.html(
    paragraph(
        "Et dokument bliver lavet, når du vælger det. Det tager et øjeblik; så længe kan knappen ikke vælges igen.",
        "muted",
    )
)
always = [name for name in shown if not FORMATS[name].of_draft]
offer_documents(status, selection, [name for name in always if not FORMATS[name].recommends])
st.html(paragraph(open_data.more(current.links)))

st.header("Hent indstillingen", anchor=False)
with st.container(key="filters-proposal", horizontal=True):
    to = choice(
        "Til hvem?",
        addresses.STEP,
        proposal_way.steps(status, selection),
        nothing=proposal_way.reached(status, selection),
    )
selection = replace(selection, step=next((each for each in ProposalStep if each == to), None))
possible = recommendation.offered(narrowed_to(status, selection), selection)
recommended = several(
    "Hvad indstilles?",
    addresses.RECOMMENDED,
    {each.value: capitalised(each.label) for each in possible},
    nothing="vælg ingen for at tage status til efterretning",
)
selection = replace(
    selection, recommended=tuple(each for each in possible if each.value in recommended)
)
offer_documents(
    status, selection, [name for name in always if FORMATS[name].recommends], "proposal-to-download"
)

if of_draft := [name for name in shown if FORMATS[name].of_draft]:
    st.header("Hent udkastets dokumenter", anchor=False)
    st.html(
        paragraph(
            "De er lavet af udkastet, som det står. Det, der er forkastet, er ikke med i dem.",
            "muted",
        )
    )
    offer_documents(status, selection, of_draft, "draft-documents")
    if persons.may(Right.SEE_ALL) and st.checkbox(
        "Vis også det interne papir om det, der er overvejet og forkastet", key="internal-documents"
    ):
        st.html(
            paragraph(
                "Papiret er internt og skal journaliseres. Giv det ikke videre sammen med udkastet."
            )
        )
        internal = [
            name
            for name, kind in FORMATS.items()
            if kind.internal and kind.of_draft and not why_not(name, status)
        ]
        offer_documents(status, selection, internal, "internal-documents-offered")
        own = to_write.found(outlines(internal, status, selection))
        st.html(to_write.on_page(status, own, current.links))

if status.objectives and persons.may(*pages.DELIVERING):
    missing = lacks(status, selection)
    st.header("Det, ingen har skrevet endnu", anchor=False)
    st.html(
        paragraph(
            f"{capitalised(to_write.counted_words(missing))} i det valgte. Her står, hvem der kan skrive "
            "det, hvor det skrives, og hvilke dokumenter det ikke er med i. Arket er til dig selv og "
            "forvaltningerne.",
            "muted",
        )
    )
    st.html(to_write.on_page(status, missing, current.links))
    if missing:
        offer_documents(status, selection, ["missing"], "what-is-missing")

st.header("Det kommer statusdokumentet til at indeholde", anchor=False)
st.html(Markup('<p role="status">{}</p>').format(report_contents.size(document)))
st.html(report_contents.nothing_selected(document, selection) + report_contents.contents(document))

frame.end(current)
