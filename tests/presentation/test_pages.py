from __future__ import annotations

from pathlib import Path

import pytest

from presentation import pages

ROOT = Path(__file__).resolve().parents[2]
ROOMS_WITHOUT_PAGES = {"shell", "intake", "assets"}


def test_every_page_has_its_own_path_title_and_script():
    for of_all in (
        [page.path for page in pages.PAGES],
        [page.title for page in pages.PAGES],
        [page.script for page in pages.PAGES],
    ):
        assert len(set(of_all)) == len(of_all)


def test_every_script_is_registered_as_a_page():
    scripts = {
        path.relative_to(ROOT / "pages").with_suffix("").as_posix()
        for path in (ROOT / "pages").glob("*/*.py")
        if path.parent.name not in ROOMS_WITHOUT_PAGES
    }
    assert scripts == {page.script for page in pages.PAGES}


def test_the_page_of_an_objective_exists_for_any_number():
    paths = pages.every_path([1, 12])
    assert paths[:4] == ["", "maalsaetning-1", "maalsaetning-12", "hvad-kan-maales"]
    assert pages.name_of("maalsaetning-12") == "Målsætning 12"


@pytest.mark.parametrize("path", ["findes-ikke", "maalsaetning", "maalsaetning-", "maalsaetning-x"])
def test_an_unknown_path_leads_to_no_page_and_the_tab_shows_only_the_site(path):
    assert pages.page_at(path) is None
    assert pages.tab_title(pages.name_of(path)) == pages.SITE


def test_a_page_says_which_of_its_rows_name_the_target_group():
    assert pages.page_at(pages.COUNCIL).for_group == (
        "Kun de bemærkninger, der nævner den, er med. Resten af siden gælder alle."
    )
    assert pages.page_at(pages.objective(5)).for_group == (
        "Kun de indsatser, bemærkninger og tal uden måltal, der nævner den, er med. "
        "Resten af siden gælder alle."
    )
    assert pages.page_at(pages.OVERVIEW).for_group == (
        "Det første afsnit tæller det, der nævner den. Resten af siden gælder alle."
    )


@pytest.mark.parametrize("path", [pages.MEASURABILITY, pages.REPORT, pages.METHOD])
def test_a_page_that_is_the_same_for_all_groups_says_so(path):
    assert pages.page_at(path).for_group == pages.NOT_DIVIDED
