"""Tal og måltal: every figure with target, status and source; judged figures first, background last."""

import streamlit as st
from markupsafe import Markup

from pages.shell import continued, frame, indicator, series, view
from pages.shell.choices import choice
from pages.shell.downloads import offer
from pages.shell.labels import plain
from policy.choices import Continued
from presentation.about import open_data
from presentation.charts.svg.shapes import NARROW, WIDTH
from presentation.figures import all_figures, choices, differences, indicator_table, sections
from presentation.figures.sections import FigureGroup
from presentation.html import addresses
from presentation.html.markup import paragraph
from presentation.status import priorities

HALF = (460, NARROW)
"""The widths of a picture beside another one, and on a phone."""

current = view.current()
status = current.status
frame.begin(current, all_figures.headline(status))

st.html(paragraph(all_figures.lead(status), "lead"))
options = choices.options(status)
with st.container(key="filters", horizontal=True):
    chosen = choices.Chosen(
        objective=choice("Målsætning", addresses.OBJECTIVE, options[addresses.OBJECTIVE]),
        department=choice("Forvaltning", addresses.DEPARTMENT, options[addresses.DEPARTMENT]),
        status=choice("Status", addresses.STATUS, options[addresses.STATUS]),
        population=choice("Hvem det dækker", addresses.POPULATION, options[addresses.POPULATION]),
        publisher=choice(
            "Offentlig statistik fra", addresses.PUBLISHER, options[addresses.PUBLISHER]
        )
        if status.public_series
        else None,
        group=current.group,
    )
    area = (
        choice(
            "Ved siden af kommunen", addresses.AREA, choices.areas(status), choices.LARGEST_CITIES
        )
        if status.public_series
        else None
    )

shown = choices.shown(status, chosen)
st.html(Markup('<p role="status">{}</p>').format(choices.count_words(status, shown)))
if not shown:
    st.html(paragraph(choices.nothing_found(status, chosen)))
elif names := priorities.abbreviations(status):
    st.html(names)

for section in FigureGroup:
    found = [i for i in shown if sections.section_of(i) is section]
    if not found:
        continue
    st.header(plain(sections.HEADINGS[section]), anchor=False)
    st.html(paragraph(sections.INTRODUCTIONS[section]))
    if section is FigureGroup.JUDGED:
        for rows in found:
            whole = next(i for i in status.indicators if i.indicator == rows.indicator)
            st.html(
                all_figures.indicator_heading(whole, current.links)
                + all_figures.judgements(status, whole)
            )
            indicator.show(status, whole, rows, widths=HALF, exploring=True)
            series.show(status, whole, area)
    else:
        st.html(all_figures.figure_lists(status, section, found, current.links))
        offer(indicator_table.section_download(status, section, found))
        indicator.show_others(status, found, (WIDTH, NARROW), exploring=True)
        series.show_named(status, found, area)

if shown:
    st.header("Forskelle mellem trykte og beregnede tal", anchor=False)
    st.html(paragraph(differences.INTRODUCTION))
    unequal = differences.among(status, shown)
    if unequal:
        st.html(differences.folded_table(status, unequal))
        offer(differences.difference_download(status, unequal))
    else:
        st.html(paragraph("Der er ingen forskelle blandt de tal, der vises her."))

st.html(paragraph(open_data.more(current.links)))
continued.show(current, Continued.INDICATOR)
frame.end(current)
