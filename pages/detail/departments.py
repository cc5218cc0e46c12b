"""Forvaltninger: the responsibilities of each department, and everything about one of them."""

import streamlit as st
from markupsafe import Markup

from metrics.wheel import within_a_year
from pages.shell import deadlines, frame, view
from pages.shell.choices import choice
from pages.shell.downloads import offer
from pages.shell.labels import plain
from policy.records import Department
from presentation.departments import (
    department_figures,
    department_page,
    department_remarks,
    responsibility,
)
from presentation.html import addresses
from presentation.html.downloads import Download
from presentation.html.markup import paragraph
from presentation.initiatives import all_initiatives, money, pictures
from presentation.initiatives.all_initiatives import InitiativeFilter
from presentation.language import city
from presentation.services import centres
from presentation.status.remarks import remarks_download
from presentation.status.target_groups import concerning
from presentation.wheel import of_department


def show_all() -> None:
    """The departments as a list, and how the organisation has changed."""
    st.html(
        paragraph(department_page.overview_lead(status), "lead")
        + department_page.overview_table(status, current.links, current.group)
    )
    offer(department_page.overview_download(status, current.group))
    if status.objectives:
        st.html(responsibility.on_page(status))
        offer(responsibility.download(status))
    st.header("Sådan har organisationen ændret sig", anchor=False)
    st.html(department_page.changes(status, None, current.links))


def show_one(department: Department) -> None:
    """Everything in the sources about one department."""
    code, group = department.code, current.group

    def take_along(taken: Download) -> None:
        offer(department_page.own_download(taken, department))

    st.html(department_page.brief(status, department))

    st.header(plain(of_department.HEADING), anchor=False)
    wheel = deadlines.seen(current)
    duties = within_a_year(wheel)
    st.html(of_department.next_owed(wheel, duties, code, current.links))

    st.header("Forvaltningens tal", anchor=False)
    st.html(department_figures.figure_tables(status, code, group, current.links))
    take_along(department_figures.own_figure_download(status, code, group))

    st.header("Prioriteringer", anchor=False)
    st.html(department_page.priority_list(status, department, current.links))
    take_along(department_page.priority_download(status, department))

    st.header("Opfølgning, der mangler", anchor=False)
    st.html(department_page.news_list(status, code))

    st.header("Indsatser", anchor=False)
    chosen = all_initiatives.chosen(status, InitiativeFilter(department=code, group=group))
    st.html(department_page.initiative_lists(status, code, group, current.links))
    if chosen:
        take_along(all_initiatives.initiative_download(status, chosen))

        st.header("Økonomi, og hvad der slutter hvornår", anchor=False)
        st.html(paragraph(money.money_sentence(status, chosen)) + money.money_fold(status, chosen))
        take_along(money.money_download(status, chosen))
        st.html(
            paragraph(money.ending_sentence(status, chosen))
            + money.without_end_list(status, chosen)
            + pictures.times_source(status, chosen)
            + money.ending_fold(status, chosen)
            + money.temporary_share_panel(status, current.links, code)
        )
        take_along(money.ending_download(status, chosen))

    st.header(plain(f"{city.of_council(status)} bemærkninger"), anchor=False)
    naming = department_remarks.naming(status, code, group)
    others = department_remarks.about_objectives(status, code, group)
    st.html(
        paragraph("Gengivet kort. Rådets egne ord står i kilden.", "muted")
        + Markup("<h3>Nævner forvaltningen</h3>")
        + department_remarks.remark_table(
            status, "Bemærkninger, der nævner forvaltningen", naming, group, shown=True
        )
        + department_remarks.folded_table(
            status, "Bemærkninger om målsætninger, forvaltningen har del i", others, group
        )
        + department_remarks.elsewhere(status, current.links)
    )
    take_along(remarks_download(status, [*naming, *others]))

    st.header("Enheder og råd", anchor=False)
    units = [u for u in concerning(status.units, group) if u.department == code]
    st.html(department_page.units(status, units, group))
    take_along(centres.unit_download(status, units))

    st.header("Sådan har organisationen ændret sig", anchor=False)
    st.html(department_page.changes(status, code, current.links))


current = view.current()
status = current.status
chosen_department = department_page.found(status, st.query_params.get(addresses.DEPARTMENT))
frame.begin(
    current,
    department_page.headline(status, chosen_department)
    if chosen_department
    else department_page.overview_headline(status),
    chosen_department.name if chosen_department else None,
)
with st.container(key="filters", width=460):
    choice(
        "Forvaltning",
        addresses.DEPARTMENT,
        {d.code: f"{d.code}: {d.name}" for d in department_page.carrying(status)},
    )
if chosen_department:
    show_one(chosen_department)
else:
    show_all()

frame.end(current)
