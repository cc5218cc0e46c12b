"""The paths of the pages, and the names of a reader's choices in an address."""

from __future__ import annotations

OVERVIEW = ""
MEASURABILITY = "hvad-kan-maales"
COUNCIL = "handicapraadet"
FIGURES = "tal-og-maaltal"
DEPARTMENTS = "forvaltninger"
INITIATIVES = "indsatser"
PROCESS = "politisk-behandling"
SERVICES = "hjaelp-og-serviceniveau"
SEARCH = "soeg"
REPORT = "statusrapport"
METHOD = "metode-og-kilder"
SUBMIT = "indberetning"
CHANGES = "aendringer"
ACCESSIBILITY = "tilgaengelighed"

SITE = "Status på handicappolitikken"
TITLES = {
    OVERVIEW: "Overblik",
    MEASURABILITY: "Hvad kan måles?",
    COUNCIL: "Handicaprådet",
    FIGURES: "Tal og måltal",
    DEPARTMENTS: "Forvaltninger",
    INITIATIVES: "Indsatser",
    PROCESS: "Politisk behandling",
    SERVICES: "Hjælp og serviceniveau",
    SEARCH: "Søg",
    SUBMIT: "Indberetning",
    REPORT: "Statusrapport",
    CHANGES: "Ændringer",
    METHOD: "Metode og kilder",
    ACCESSIBILITY: "Tilgængelighed",
}
"""What the pages are called in the menu, by path; an objective's page is called by its own name."""

DATE = "dato"
SNAPSHOT = "oejebliksbillede"
VERSION = "version"
GROUP = "maalgruppe"
EASY = "let"
YES = "ja"
OBJECTIVE = "maalsaetning"
DEPARTMENT = "forvaltning"
STATUS = "status"
POPULATION = "daekker"
THEME = "tema"
QUERY = "soeg"
KIND = "slags"
ANSWERED = "svar"
STATE = "tilstand"
MONEY = "penge"
OBJECTIVES = "maalsaetninger"
DEPARTMENTS_WISHED = "fra-forvaltninger"
SINCE = "siden"
SUBMISSION = "udgave"
AGAIN = "igen"
ABOUT = "om"
FROM = "fra"
TO = "til"


def objective(number: int) -> str:
    """The path of an objective's page."""
    return f"{OBJECTIVE}-{number}"


def objective_number(path: str) -> int | None:
    """The number of the objective whose page has this path; None for other pages.

    >>> objective_number("maalsaetning-5"), objective_number("handicapraadet")
    (5, None)
    """
    before, _, number = path.partition("-")
    return int(number) if before == OBJECTIVE and number.isdecimal() else None


def title_of(path: str) -> str:
    """What a tab says of a page before the page itself is drawn; the site alone where there is none.

    >>> title_of("maalsaetning-5"), title_of("findes-ikke")
    ('Målsætning 5 – Status på handicappolitikken', 'Status på handicappolitikken')
    """
    number = objective_number(path)
    name = f"Målsætning {number}" if number else TITLES.get(path)
    return f"{name} – {SITE}" if name else SITE
