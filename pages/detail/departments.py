"""Forvaltninger: what each carries, and one department's whole picture."""

import streamlit as st
from markupsafe import Markup

from pages.parts import frame, view
from pages.parts.choices import choice
from pages.parts.takeaway import offer
from policy.records import Department
from presentation import (
    addresses,
    centres,
    department_figures,
    department_remarks,
    departments,
    initiatives,
    money,
)
from presentation.initiatives import Wish
from presentation.markup import paragraph
from presentation.remarks import remarks_extract
from presentation.takeaway import Extract
from presentation.target_groups import concerning


def show_all() -> None:
    """The departments as a list, and how the organisation has changed."""
    st.html(
        paragraph(departments.overview_lead(status), "lead")
        + departments.overview_table(status, current.choices, current.group)
    )
    offer(departments.overview_extract(status, current.group))
    st.header("Sådan har organisationen ændret sig", anchor=False)
    st.html(departments.changes(status, None, current.choices))


def show_one(department: Department) -> None:
    """All that the sources know of one department."""
    code, group = department.code, current.group

    def take_along(taken: Extract) -> None:
        offer(departments.own_extract(taken, department))

    st.html(departments.brief(status, department))

    st.header("Forvaltningens tal", anchor=False)
    st.html(department_figures.figure_tables(status, code, group, current.choices))
    take_along(department_figures.own_figure_extract(status, code, group))

    st.header("Prioriteringer", anchor=False)
    st.html(departments.priority_table(status, department, current.choices))
    take_along(departments.priority_extract(status, department))

    st.header("Opfølgning, der mangler", anchor=False)
    st.html(departments.news_list(status, code))

    st.header("Indsatser", anchor=False)
    chosen = initiatives.chosen(status, Wish(department=code, group=group))
    st.html(departments.initiative_lists(status, code, group, current.choices))
    if chosen:
        take_along(initiatives.initiative_extract(status, chosen))

        st.header("Økonomi, og hvad der slutter hvornår", anchor=False)
        st.html(
            paragraph(money.money_sentence(status, chosen)) + money.money_tables(status, chosen)
        )
        take_along(money.money_extract(status, chosen))
        st.html(
            paragraph(money.ending_sentence(status, chosen))
            + money.ending_table(status, chosen)
            + money.without_end_list(status, chosen)
            + money.temporary_share_panel(status, current.choices, code)
        )
        take_along(money.ending_extract(status, chosen))

    st.header("Handicaprådets bemærkninger", anchor=False)
    naming = department_remarks.naming(status, code, group)
    others = department_remarks.about_objectives(status, code, group)
    st.html(
        paragraph("Gengivet kort. Rådets egne ord står i kilden.", "muted")
        + Markup("<h3>Nævner forvaltningen</h3>")
        + department_remarks.remark_table(
            status, "Bemærkninger, der nævner forvaltningen", naming, group, shown=True
        )
        + Markup("<h3>Handler om målsætninger, forvaltningen har del i</h3>")
        + department_remarks.remark_table(
            status, "Bemærkninger om målsætninger, forvaltningen har del i", others, group
        )
        + department_remarks.elsewhere(status, current.choices)
    )
    take_along(remarks_extract(status, [*naming, *others]))

    st.header("Enheder og råd", anchor=False)
    units = [u for u in concerning(status.units, group) if u.department == code]
    st.html(departments.units(status, units, group))
    take_along(centres.unit_extract(status, units))

    st.header("Sådan har organisationen ændret sig", anchor=False)
    st.html(departments.changes(status, code, current.choices))


status = view.current().status
chosen_department = departments.found(status, st.query_params.get(addresses.DEPARTMENT))
current = frame.begin(
    departments.headline(status, chosen_department)
    if chosen_department
    else departments.overview_headline(status),
    place="Forvaltninger",
    name=chosen_department.name if chosen_department else "Forvaltninger",
)
with st.container(key="filters", width=460):
    choice(
        "Forvaltning",
        addresses.DEPARTMENT,
        {d.code: f"{d.code}: {d.name}" for d in departments.carrying(status)},
    )
if chosen_department:
    show_one(chosen_department)
else:
    show_all()

frame.end(current)
