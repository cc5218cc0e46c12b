"""Every picture that a page shows is in the registry, and the other way round."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from metrics.assessment import assess
from metrics.status import Status
from monitor import editions
from policy import clock
from presentation import pages
from presentation.embedded import registry
from tests import made_up_city, outputs
from tests.pages_run import words

PICTURE = re.compile(r' id="billede-([^"]+)"')
PATHS = pages.every_path(range(1, 7))
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@pytest.fixture(scope="module")
def status() -> Status:
    return editions.current().edition(clock.today()).status


@pytest.fixture(scope="module")
def by_path() -> dict[str, Any]:
    """The pages as Streamlit has them, an objective's each by itself."""
    shown = outputs.Shown()
    with shown.watched():
        return {page.url_path: page for page in outputs.registry(shown)}


def on(page: Any, **choices: str) -> list[str]:
    """The keys of the pictures on a page."""
    return PICTURE.findall(words(outputs.opened(page, choices)))


@pytest.mark.parametrize("path", PATHS)
def test_a_page_shows_the_pictures_that_the_registry_has_of_it(path, status, by_path):
    assert on(by_path[path]) == [picture.key for picture in registry.of_page(status, path)]


def test_a_picture_of_a_choice_is_shown_once_that_choice_is_made(status, by_path):
    for each in registry.shown(status):
        if each.choices:
            assert each.picture.key in on(by_path[each.path], **each.choices)


def test_a_key_is_written_in_small_ascii_letters_figures_and_hyphens(status):
    assert [key for key in registry.by_key(status) if not KEY.fullmatch(key)] == []


def test_a_key_is_of_one_picture(status):
    pictures = {(each.picture.key, each.picture.title) for each in registry.shown(status)}
    assert len(pictures) == len(registry.by_key(status))


def test_a_public_series_is_shown_on_its_objectives_page_and_among_all_figures():
    status = assess(made_up_city.WHOLE, date(2025, 6, 15))
    found = [each for each in registry.shown(status) if each.picture.key.endswith("hand99")]
    assert [(each.path, each.picture.key) for each in found] == [
        (pages.objective(4), "kurver-hand99"), (pages.objective(4), "grupper-hand99"),
        (pages.FIGURES, "kurver-hand99"), (pages.FIGURES, "grupper-hand99"),
    ]  # fmt: skip
