"""The door for people: the pages, in the order of the menu."""

import streamlit as st

from pages.shell import faults, menu
from presentation.html import addresses


def _page(script: str, path: str) -> st.Page:
    return st.Page(
        f"pages/{script}.py",
        title=addresses.TITLES[path],
        url_path=path,
        default=path == addresses.OVERVIEW,
    )


PAGES = {
    "Status": [
        _page("status/overview", addresses.OVERVIEW),
        *(
            st.Page("pages/status/objective.py", title=title, url_path=addresses.objective(number))
            for number, title in menu.objectives()
        ),
        _page("status/measurability", addresses.MEASURABILITY),
        _page("status/council", addresses.COUNCIL),
    ],
    "Gå i dybden": [
        _page("detail/figures", addresses.FIGURES),
        _page("detail/departments", addresses.DEPARTMENTS),
        _page("detail/initiatives", addresses.INITIATIVES),
        _page("detail/process", addresses.PROCESS),
        _page("detail/services", addresses.SERVICES),
        _page("detail/search", addresses.SEARCH),
    ],
    "Indberet og rapportér": [
        _page("reporting/submit", addresses.SUBMIT),
        _page("reporting/report", addresses.REPORT),
        _page("reporting/changes", addresses.CHANGES),
    ],
    "Om": [
        _page("about/method", addresses.METHOD),
        _page("about/accessibility", addresses.ACCESSIBILITY),
    ],
}

page = st.navigation(PAGES, position="hidden")
with faults.translated_errors():
    menu.show(PAGES, page)
    page.run()
