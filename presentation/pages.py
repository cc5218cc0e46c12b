"""The pages, each declared once; app.py, menu, easy reading, tests and bench go through this list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain

from policy.actors import Right

SITE = "Status på handicappolitikken"

OVERVIEW = ""
OBJECTIVE = "maalsaetning"
MEASURABILITY = "hvad-kan-maales"
COUNCIL = "handicapraadet"
FOLLOW_UP = "opfoelgning"
FIGURES = "tal-og-maaltal"
PUBLIC_SOURCES = "offentlige-kilder"
DEPARTMENTS = "forvaltninger"
INITIATIVES = "indsatser"
PROCESS = "politisk-behandling"
SERVICES = "hjaelp-og-serviceniveau"
SEARCH = "soeg"
DRAFT = "udkast"
REMARKS_AND_ANSWERS = "bemaerkninger-og-svar"
SUBMIT = "indberetning"
REPORT = "statusrapport"
CHANGES = "aendringer"
POLICIES = "politikker"
LOG = "log"
METHOD = "metode-og-kilder"
OPEN_DATA = "aabne-data"
ACCESSIBILITY = "tilgaengelighed"
GUIDE = "vejledning"

DELIVERING = frozenset({Right.DELIVER_OWN, Right.DELIVER_COUNCIL, Right.DELIVER_ALL})
"""The rights with which somebody can deliver something."""
NOT_DIVIDED = "Denne side er ikke delt op efter målgruppe."


def _only(rows: str) -> str:
    return f"Kun de {rows}, der nævner den, er med. Resten af siden gælder alle."


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its path, its title in the menu and the browser's tab, and its script in `pages/`.

    `introduction` is easy text shown before the page; a page without it has an easy version that
    replaces it. `for_group` says what the page shows to a reader who follows a target group. A page
    `per_objective` exists once per objective, under the objective's own name. One `of_drafts` is in the
    menu only where the policy shown was drafted here. One with `needs` is only for those who have one
    of these rights.
    """

    path: str
    title: str
    script: str
    introduction: tuple[str, ...] = ()
    for_group: str = NOT_DIVIDED
    per_objective: bool = False
    of_drafts: bool = False
    needs: frozenset[Right] = frozenset()

    def paths(self, objectives: Iterable[int]) -> list[str]:
        """The paths of the page: one, or one per objective, by the objectives' numbers."""
        return [objective(number) for number in objectives] if self.per_objective else [self.path]


MENU: Mapping[str, tuple[Page, ...]] = {
    "Status": (
        Page(
            OVERVIEW,
            "Overblik",
            "status/overview",
            for_group="Det første afsnit tæller det, der nævner den. Resten af siden gælder alle.",
        ),
        Page(
            OBJECTIVE,
            "Målsætning",
            "status/objective",
            for_group=_only("indsatser, bemærkninger og tal uden måltal"),
            per_objective=True,
        ),
        Page(MEASURABILITY, "Hvad kan måles?", "status/measurability"),
        Page(COUNCIL, "Handicaprådet", "status/council", for_group=_only("bemærkninger")),
        Page(
            FOLLOW_UP,
            "Opfølgning på bemærkninger",
            "status/follow_up",
            (
                "Rådet skriver, hvad det mener.",
                "Her står, hvad der skete bagefter.",
                "Du kan se, om der er et svar.",
                "Du kan også se, hvad det førte til.",
            ),
            "Kun de bemærkninger, der nævner den, er med i listen. Resten af siden gælder alle.",
        ),
    ),
    "Gå i dybden": (
        Page(
            FIGURES,
            "Tal og måltal",
            "detail/figures",
            (
                "Her står alle tal.",
                "Ved nogle tal står et mål.",
                "Så kan du se, om målet er nået.",
                "Ved hvert tal står, hvor det kommer fra.",
            ),
            _only("tal"),
        ),
        Page(
            PUBLIC_SOURCES,
            "Offentlige kilder",
            "detail/public_sources",
            (
                "Andre end kommunen laver også tal.",
                "Her står, hvem der har tal om emnerne.",
                "Det er vores forslag.",
                "Det står ikke i kommunens dokumenter.",
            ),
        ),
        Page(
            DEPARTMENTS,
            "Forvaltninger",
            "detail/departments",
            (
                "Kommunen er delt i forvaltninger.",
                "Her kan du vælge én forvaltning.",
                "Så ser du, hvad den har ansvar for.",
            ),
            _only("tal, indsatser, bemærkninger og enheder"),
        ),
        Page(
            INITIATIVES,
            "Indsatser",
            "detail/initiatives",
            (
                "Her står, hvad kommunen gør.",
                "Du kan se, hvornår noget slutter.",
                "Du kan også se, hvad det koster.",
            ),
            _only("indsatser og beslutninger i budgetter"),
        ),
        Page(
            PROCESS,
            "Politisk behandling",
            "detail/process",
            (
                "Her står, hvad politikerne har besluttet.",
                "Her står også, hvad der skal ske nu.",
                "Du kan se, hvem der skal sende noget, og hvornår.",
            ),
            _only("trin"),
        ),
        Page(
            SERVICES,
            "Hjælp og serviceniveau",
            "detail/services",
            (
                "Her står, hvilken hjælp du kan søge om.",
                "Der står også, hvor du kan søge om den.",
                "Kommunen ser altid på, hvad netop du har brug for.",
                "Her står også, hvad du har ret til, og hvad du skal.",
            ),
            _only("ydelser og enheder"),
        ),
        Page(
            SEARCH,
            "Søg",
            "detail/search",
            ("Her kan du søge.", "Skriv ét ord i feltet.", "Så ser du, hvor ordet står."),
            "Der søges kun i det, der nævner den.",
        ),
    ),
    "Indberet og rapportér": (
        Page(
            DRAFT,
            "Udkast til mål og måltal",
            "reporting/draft",
            (
                "Her bliver den næste politik skrevet.",
                "Et måltal er et tal, som kommunen vil nå.",
                "Her står, hvad der er foreslået, og hvad der mangler.",
                "Intet er besluttet endnu.",
            ),
            of_drafts=True,
        ),
        Page(
            REMARKS_AND_ANSWERS,
            "Bemærkninger og svar",
            "reporting/remarks_and_answers",
            (
                "Her skriver rådet, hvad det mener.",
                "Her svarer forvaltningerne.",
                "Andre kan først se det, når det er offentligt.",
            ),
            needs=DELIVERING,
        ),
        Page(
            SUBMIT,
            "Indberetning",
            "reporting/submit",
            (
                "Her sender forvaltningerne deres tal ind.",
                "Øverst står, hvad der mangler.",
                "Tallene bliver set efter, før de gemmes.",
            ),
            needs=DELIVERING | {Right.PUBLISH},
        ),
        Page(
            REPORT,
            "Statusrapport",
            "reporting/report",
            (
                "Her kan du hente hele status som en fil.",
                "Du vælger selv, hvad der skal være med.",
            ),
        ),
        Page(
            CHANGES,
            "Ændringer",
            "reporting/changes",
            ("Her står, hvad der er lavet om.", "Du kan se, hvornår det skete."),
        ),
        Page(
            POLICIES,
            "Politikker",
            "reporting/policies",
            ("Her står kommunens politikker.", "En ny politik kan begynde her."),
        ),
        Page(
            LOG,
            "Log",
            "reporting/log",
            (
                "Her står, hvem der har gjort hvad.",
                "Intet kan slettes her.",
                "Derfor kan man altid se, hvem der har ændret noget.",
            ),
            needs=frozenset({Right.READ_LOG}),
        ),
    ),
    "Om": (
        Page(
            GUIDE,
            "Vejledning",
            "about/guide",
            (
                "Her står, hvordan du bruger siden.",
                "Her står også, hvad svære ord betyder.",
            ),
        ),
        Page(
            METHOD,
            "Metode og kilder",
            "about/method",
            (
                "Her står, hvor tallene kommer fra.",
                "Her står også, hvordan de er regnet ud.",
            ),
        ),
        Page(
            OPEN_DATA,
            "Åbne data",
            "about/open_data",
            (
                "Her kan du hente alle tallene på én gang.",
                "Du kan åbne dem i Excel.",
                "Andre programmer kan også læse dem.",
            ),
        ),
        Page(
            ACCESSIBILITY,
            "Tilgængelighed",
            "about/accessibility",
            (
                "Alle skal kunne bruge siden.",
                "Her står, hvad der er prøvet, og hvad der ikke virker.",
                "Du kan se, hvem du kan få hjælp af.",
            ),
        ),
    ),
}
"""The pages under their headings in the menu."""

PAGES = tuple(chain.from_iterable(MENU.values()))


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


def page_at(path: str) -> Page | None:
    """The page with this path; None where there is no page.

    >>> page_at("maalsaetning-5").script
    'status/objective'
    """
    number = objective_number(path)
    return next(
        (page for page in PAGES if (number if page.per_objective else page.path == path)), None
    )


def name_of(path: str) -> str | None:
    """The name of a page while its data are unknown; None where there is no page.

    >>> name_of("maalsaetning-5"), name_of("soeg")
    ('Målsætning 5', 'Søg')
    """
    page, number = page_at(path), objective_number(path)
    if page is None:
        return None
    return f"{page.title} {number}" if number else page.title


def tab_title(name: str | None) -> str:
    """The title of the browser's tab for a page of this name; the site's own title without one.

    >>> tab_title("Søg"), tab_title(None)
    ('Søg – Status på handicappolitikken', 'Status på handicappolitikken')
    """
    return f"{name} – {SITE}" if name else SITE


def every_path(objectives: Iterable[int]) -> list[str]:
    """The path of every page, with one for each of the objectives, in the order of the menu."""
    numbers = tuple(objectives)
    return [path for page in PAGES for path in page.paths(numbers)]
