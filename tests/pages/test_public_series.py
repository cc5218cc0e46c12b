"""The public series on its pages, with the areas and publishers that a reader chooses in the address."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from streamlit.testing.v1 import AppTest

from monitor import editions
from monitor.settings import DATA_FOLDER_VARIABLE
from presentation import pages
from presentation.html import addresses
from tests import made_up_city, outputs

Opened = Callable[..., str]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """Opens a page of the made-up city; gives its text and the text alternatives of its charts."""
    folder = tmp_path_factory.mktemp("city")
    data = made_up_city.workbooks(folder / "data", made_up_city.WHOLE)
    editions.opened.cache_clear()
    shown = outputs.Shown()
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv(DATA_FOLDER_VARIABLE, str(data))
        with outputs.patched(str(folder / "store")), shown.watched():
            outputs.opened(None, {})
            by_path = {page.url_path: page for page in shown.pages}

            def text(path: str, **choices: str) -> str:
                app: AppTest = outputs.opened(by_path[path], choices)
                assert not app.exception
                return "\n".join(outputs.lines(app.main))

            yield text
    editions.opened.cache_clear()


def drawn(text: str) -> str:
    """The names at the lines of the chart of areas."""
    return text.split("Kurverne er ")[1].split('"', maxsplit=1)[0]


def test_the_largest_cities_and_the_country_are_beside_the_city(opened):
    text = opened(pages.FIGURES)
    assert drawn(text) == "Lyngvig, Aarhus, Odense og Hele landet."
    assert "Kilde: Et opfundet statistikkontor, HAND99. Hentet 20. maj 2025." in text


def test_an_area_in_the_address_takes_their_place(opened):
    text = opened(pages.FIGURES, **{addresses.AREA: "085"})
    assert drawn(text) == "Lyngvig, Region Sjælland og Hele landet."


def test_an_unknown_area_in_the_address_is_said_and_the_usual_ones_are_shown(opened):
    text = opened(pages.FIGURES, **{addresses.AREA: "555"})
    assert "»omraade=555« findes ikke" in text
    assert drawn(text) == "Lyngvig, Aarhus, Odense og Hele landet."


def test_the_chart_of_a_chosen_area_is_another_picture_which_cannot_be_embedded(opened):
    usual, chosen = opened(pages.FIGURES), opened(pages.FIGURES, **{addresses.AREA: "085"})
    assert 'id="billede-kurver-hand99"' in usual
    assert "./indlejr/kurver-hand99" in usual
    assert 'id="billede-kurver-085-hand99"' in chosen
    assert "./indlejr/kurver-" not in chosen
    assert "./indlejr/grupper-hand99" in chosen  # the groups are the city's own


def test_a_publisher_in_the_address_leaves_its_figures_alone(opened):
    text = opened(pages.FIGURES, **{addresses.PUBLISHER: "Et opfundet statistikkontor"})
    assert "Viser 1 af 9 tal." in text


def test_the_objectives_page_has_the_series_under_its_name(opened):
    text = opened("maalsaetning-4")
    assert "Borgere med handicap i job: offentlig statistik" in text
    assert drawn(text) == "Lyngvig, Aarhus, Odense og Hele landet."


def test_a_page_of_another_objective_has_none(opened):
    assert "offentlig statistik" not in opened("maalsaetning-1").lower()
