"""The door for people: the pages, in the order of the menu."""

import streamlit as st

from pages.parts import faults, menu
from presentation import addresses

PAGES = {
    "Status": [
        st.Page(
            "pages/status/overview.py",
            title="Overblik",
            url_path=addresses.OVERVIEW,
            default=True,
        ),
        *(
            st.Page("pages/status/objective.py", title=title, url_path=addresses.objective(number))
            for number, title in menu.objectives()
        ),
        st.Page(
            "pages/status/measurability.py",
            title="Hvad kan måles?",
            url_path=addresses.MEASURABILITY,
        ),
        st.Page("pages/status/council.py", title="Handicaprådet", url_path=addresses.COUNCIL),
    ],
    "Gå i dybden": [
        st.Page("pages/detail/figures.py", title="Tal og måltal", url_path=addresses.FIGURES),
        st.Page(
            "pages/detail/departments.py", title="Forvaltninger", url_path=addresses.DEPARTMENTS
        ),
        st.Page("pages/detail/initiatives.py", title="Indsatser", url_path=addresses.INITIATIVES),
        st.Page("pages/detail/process.py", title="Politisk behandling", url_path=addresses.PROCESS),
        st.Page(
            "pages/detail/services.py",
            title="Hjælp og serviceniveau",
            url_path=addresses.SERVICES,
        ),
        st.Page("pages/detail/search.py", title="Søg", url_path=addresses.SEARCH),
    ],
    "Indberet og rapportér": [
        st.Page("pages/reporting/submit.py", title="Indberetning", url_path=addresses.SUBMIT),
        st.Page("pages/reporting/report.py", title="Statusrapport", url_path=addresses.REPORT),
        st.Page("pages/reporting/changes.py", title="Ændringer", url_path=addresses.CHANGES),
    ],
    "Om": [
        st.Page("pages/about/method.py", title="Metode og kilder", url_path=addresses.METHOD),
        st.Page(
            "pages/about/accessibility.py",
            title="Tilgængelighed",
            url_path=addresses.ACCESSIBILITY,
        ),
    ],
}

page = st.navigation(PAGES, position="hidden")
with faults.told():
    menu.show(PAGES, page)
    page.run()
