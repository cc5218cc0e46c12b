"""Hjælp og serviceniveau: help, rights and duties by theme; national rules; centres and councils."""

import streamlit as st
from markupsafe import Markup

from pages.shell import downloads, frame, view
from pages.shell.choices import choice, words_field
from pages.shell.labels import plain
from presentation import pages
from presentation.html import addresses
from presentation.html.markup import anchor, joined, paragraph
from presentation.language import city
from presentation.language.letters import search_words
from presentation.language.sources import page_built_on
from presentation.services import by_theme, centres, national_rules
from presentation.status.target_groups import concerning

SECTIONS = {
    "priser": "Priser og nationale lofter",
    "regler": "Andre nationale regler",
    "klager": "Klager og frister",
    "centre": "Kontorer, centre, leverandører og steder",
}
NONE = Markup("")
FOR_ALL = "Afsnittet er ikke delt op efter målgruppe."


def section(place: str, introduction: str, table: Markup = NONE) -> None:
    """The heading of a section, its first paragraph, and its table, which the section's anchor opens."""
    st.header(plain(SECTIONS[place]), anchor=False)
    st.html(
        Markup('<div id="{}" class="start">{}{}</div>').format(
            place, paragraph(introduction), table
        )
    )


def show_themes() -> None:
    """The services by theme, filtered by the reader's choices."""
    st.header("Temaer", anchor=False)
    themes = by_theme.themes(status.services)
    levels = by_theme.levels(status.services)
    with st.container(key="filters", horizontal=True):
        theme = choice("Tema", addresses.THEME, themes)
        level = choice("Slags", addresses.KIND, levels)
        query = words_field("Ord i ydelserne (tryk Enter)", addresses.QUERY, "rengøring eller § 83")
    in_group = concerning(status.services, current.group)
    chosen = by_theme.matching(status, in_group, theme, level, search_words(query))
    st.html(
        Markup('<p role="status">{}</p>').format(by_theme.count_sentence(chosen, status.services))
    )
    if not chosen:
        why = by_theme.nothing_sentence(
            themes.get(theme or ""), levels.get(level or ""), query, current.group
        )
        everything = current.links.page(pages.SERVICES)
        st.html(paragraph(joined([why, " ", anchor("Vis alle temaer", everything)])))
        return
    st.html(
        by_theme.theme_list(
            status, chosen, current.links, shown=by_theme.opens(chosen, theme, level, query)
        )
        + by_theme.silence()
    )
    downloads.offer(by_theme.service_download(status, chosen))


def show_national() -> None:
    """The city's prices, rules and deadlines beside the national ones."""
    for_all = FOR_ALL if current.group else ""
    section(
        "priser",
        f"{national_rules.ceiling_sentence(status)} {for_all}",
        national_rules.ceiling_table(status, current.links),
    )
    if national_rules.price_pairs(status):
        downloads.offer(national_rules.ceiling_download(status))
    section(
        "regler",
        f"Hvad {city.place(status)} og de nationale regler siger om det samme. {for_all}",
        national_rules.rule_table(status, current.links),
    )
    section(
        "klager",
        f"{national_rules.complaint_sentence(status)} {for_all}",
        national_rules.complaint_table(status, current.links),
    )


def show_units() -> None:
    """Centres and offices by kind and by age, and the councils that advise them."""
    units = concerning(status.units, current.group)
    section("centre", "Adresser, telefonnumre og åbningstider er fra det år, der står ved dem.")
    st.html(
        centres.unit_list(status, units)
        + centres.age_table(status, units)
        + centres.council_list(status, units, current.links)
    )
    if units:
        downloads.offer(centres.unit_download(status, units))


current = view.current()
status = current.status
frame.begin(current, by_theme.headline(status))

if status.services:
    st.html(by_theme.lead(status) + by_theme.way_through(SECTIONS))
    show_themes()
    show_national()
else:
    st.html(paragraph("Kilderne er nyere end den dato, du ser fra. Vælg en senere dato."))
show_units()

frame.end(current, page_built_on(status, (*status.services, *status.units)))
