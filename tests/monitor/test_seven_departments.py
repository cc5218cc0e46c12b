"""Seven departments deliver 2025 with their templates, one by one. Invented figures."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date
from io import BytesIO

import openpyxl
import pytest

from loaders.templates.kinds import TemplateKind
from loaders.templates.workbooks import template
from metrics.assessment import assess
from metrics.comparison import PeriodReported
from metrics.status import IndicatorStatus, Status
from monitor.intake import Intake, RefusedError
from monitor.previewing import Preview, preview
from policy.actors import Actor
from policy.statuses import StatusCode
from presentation import pages
from presentation.blocks import Selection
from presentation.departments import department_page
from presentation.documents.proposal import proposal
from presentation.documents.status_document import status_document
from presentation.easy_read.easy_pages import easy_page, easy_text
from presentation.figures import all_figures, indicator_table
from presentation.html.links import Links
from presentation.language import awaiting, sentences
from presentation.language.numbers import in_words
from presentation.language.words import capitalised
from presentation.search.entries import entries
from presentation.status import overview, priorities
from presentation.submissions.delivery_report import reported_sentences
from reports.open_data.status_document import document
from store.accepted import Store
from tests.filled_templates import fill
from tests.tables import saved

TODAY = date(2026, 2, 20)
SEVEN = ("BIF", "BUF", "KFF", "SOF", "SUF", "TMF", "ØKF")
DELIVERED = {
    "BIF": (90, 47),
    "BUF": (390, 380),
    "KFF": (48, 33),
    "SOF": (207, 157),
    "SUF": (249, 164),
    "TMF": (65, 52),
    "ØKF": (60, 70),
}
"""Each department's people in fleksjob in 2025 and its target; 1109 and 903 together."""


def filled(store: Store, code: str, value: object, target: object) -> bytes:
    """A department's own template with its figure and target of 2025."""
    content = template(TemplateKind.DEPARTMENT, store.observe(None), code)
    book = openpyxl.load_workbook(BytesIO(content))
    new = {"Periode": 2025, "Kilde": "STATUS s. 17"}
    fill(book["Målinger"], "fleksjob", new | {"Værdi": value})
    fill(book["Måltal"], "fleksjob", new | {"Måltal": target})
    return saved(book)


def looked_at(store: Store, code: str) -> tuple[Preview, bytes]:
    content = filled(store, code, *DELIVERED[code])
    return preview(store, f"{code}.xlsx", content, TODAY), content


def known(store: Store) -> Status:
    return assess(store.observe(TODAY), TODAY)


def fleksjob(status: Status) -> IndicatorStatus:
    return next(i for i in status.indicators if i.indicator.id == "fleksjob")


def texts(value: object) -> list[str]:
    """Every text of a document, at any depth."""
    match value:
        case str():
            return [value]
        case tuple():
            return [text for entry in value for text in texts(entry)]
    if isinstance(value, IndicatorStatus) or not hasattr(value, "__dataclass_fields__"):
        return []
    return [text for field in fields(value) for text in texts(getattr(value, field.name))]


def objective_page(status: Status) -> str:
    (five,) = (o for o in status.objectives if o.objective.number == 5)
    (measured,) = five.measurable
    return sentences.brief(status, five) + str(
        priorities.heading(status, measured)
        + indicator_table.figure_table(status, fleksjob(status))
    )


OUTLETS: Mapping[str, Callable[[Status], str]] = {
    "front page": sentences.lead,
    "objectives": lambda status: str(overview.objectives(status, Links())),
    "objectives to take along": lambda status: str(overview.objectives_download(status).rows),
    "objective 5": objective_page,
    "figures": all_figures.lead,
    "easy front page": lambda s: str(easy_text(easy_page(s, pages.OVERVIEW), Links())),
    "easy objective 5": lambda s: str(easy_text(easy_page(s, pages.objective(5)), Links())),
    "search": lambda s: next(e.text for e in entries(s) if e.anchor == "fleksjob"),
    "document": lambda s: " ".join(texts(status_document(s))),
    "proposal": lambda s: " ".join(texts(proposal(s, Selection(objectives=(5,))))),
}


@pytest.fixture(scope="module")
def store(store_with_data, tmp_path_factory) -> Store:
    return Store(str(shutil.copytree(store_with_data, tmp_path_factory.mktemp("seven") / "store")))


@pytest.fixture(scope="module")
def previews() -> list[tuple[Status, tuple[PeriodReported, ...]]]:
    """What each preview reported as completed, with the status before it; filled by `steps`."""
    return []


@pytest.fixture(scope="module")
def steps(store, previews) -> list[Status]:
    """The status after zero to seven deliveries; the first one is initially delivered with errors."""
    found = [known(store)]
    wrong = filled(store, SEVEN[0], "mange", 47)
    refused = preview(store, "forkert.xlsx", wrong, TODAY)
    with pytest.raises(RefusedError):
        Intake(store, Actor("Prøve Prøvesen")).accept(refused, wrong)
    assert known(store) == found[0]
    for code in SEVEN:
        previewed, content = looked_at(store, code)
        previews.append((found[-1], previewed.reported))
        Intake(store, Actor("Prøve Prøvesen")).accept(previewed, content)
        found.append(known(store))
    return found


@pytest.mark.parametrize("count", range(1, 7))
def test_until_the_last_delivery_2024_is_the_status_and_json_lists_who_is_missing(steps, count):
    (told,) = (i for i in document(steps[count])["indicators"] if i["id"] == "fleksjob")
    assert (told["status"], told["period"]) == ("reached_not_everywhere", "2024")
    assert told["failing"] == ["BUF"]
    reporting = told["reporting"]
    assert (reporting["period"], reporting["expected"]) == ("2025", [*SEVEN])
    assert reporting["received"] == [*SEVEN[:count]]
    assert reporting["missing"] == [*SEVEN[count:]]


@pytest.mark.parametrize("outlet", OUTLETS)
@pytest.mark.parametrize("count", range(1, 7))
def test_every_output_shows_how_many_have_reported_and_who_is_missing(steps, count, outlet):
    told = OUTLETS[outlet](steps[count])
    missing = [d for d in steps[count].departments if d.code in SEVEN[count:]]
    if outlet.startswith("easy"):
        assert f"{capitalised(in_words(count))} af syv forvaltninger har sendt tal." in told
        assert all(f"{department.name} mangler." in told for department in missing)
    else:
        assert f"2025: {count} af 7 forvaltninger har indberettet" in told
        assert all(d.code in told or d.name in told for d in missing)
        assert "2024" in told


@pytest.mark.parametrize("outlet", OUTLETS)
def test_nothing_is_missing_before_the_first_and_after_the_last_delivery(steps, outlet):
    for whole in (steps[0], steps[-1]):
        told = OUTLETS[outlet](whole)
        assert "har indberettet" not in told
        assert "har sendt tal" not in told


@pytest.mark.parametrize("count", range(1, 8))
def test_the_preview_reports_which_period_a_delivery_completes(steps, previews, count):
    (told,) = reported_sentences(*previews[count - 1])
    if count == 7:
        assert told.startswith("Med denne indberetning er 2025 komplet: alle 7 forvaltninger")
    else:
        assert told.startswith(f"Med denne indberetning har {count} af 7 forvaltninger indberettet")
        assert all(name in told for name in awaiting.names(previews[0][0], SEVEN[count:]))


def test_the_last_delivery_makes_2025_the_verdict(steps):
    status = fleksjob(steps[-1])
    # 90 + 390 + 48 + 207 + 249 + 65 + 60 of 47 + 380 + 33 + 157 + 164 + 52 + 70.
    assert status.total is not None
    assert status.total.attainment == 1109 / 903
    assert (status.status, str(status.period)) == (StatusCode.REACHED_NOT_EVERYWHERE, "2025")
    assert [point.department for point in status.failing] == ["ØKF"]
    assert status.reporting.missing == ()
    told = sentences.lead(steps[-1])
    assert "Måltallet for 2025 blev nået samlet, men ikke i Økonomiforvaltningen." in told


def test_a_reported_figure_is_at_once_the_departments_newest(steps):
    buf = department_page.found(steps[2], "BUF")
    assert buf is not None
    told = department_page.brief(steps[2], buf)
    assert "Børne- og Ungdomsforvaltningen nåede måltallet for 2025" in told
    kff = department_page.found(steps[2], "KFF")
    assert kff is not None
    assert "for 2024" in department_page.brief(steps[2], kff)
