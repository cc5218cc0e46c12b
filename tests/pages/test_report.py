"""The page with the documents to download."""

from __future__ import annotations

import pytest

from reports.formats import FORMATS
from tests.pages_run import opened, words


@pytest.fixture
def page():
    return opened("reporting/report", dato="2025-11-13")


def test_every_format_has_a_button_and_is_made_only_on_request(page):
    """The proposal is after the choices that are its own, and the officer's list is last."""
    buttons = [button.proto for button in page.get("download_button")]
    every = [kind for kind in FORMATS.values() if not kind.of_draft]
    ours = [kind.label for kind in every if not kind.recommends and not kind.internal]
    assert [button.label for button in buttons] == [
        *ours,
        FORMATS["proposal"].label,
        FORMATS["missing"].label,
    ]
    assert len(buttons) == len(every)
    assert all(button.deferred_file_id and not button.url for button in buttons)


def test_beside_each_button_is_what_its_document_is(page):
    told = words(page)
    assert all(kind.about in told for kind in FORMATS.values() if not kind.of_draft)


def test_the_choices_of_the_proposal_are_between_the_other_documents_and_its_button(page):
    order = [getattr(each, "key", None) for each in page.main]
    places = [
        order.index(key)
        for key in ("document-data", "choice-trin", "several-indstilles-noted", "document-proposal")
    ]
    assert places == sorted(places)


def test_ticked_objectives_are_in_the_address_and_are_the_only_ones_in_the_outline(page):
    page.checkbox(key="several-maalsaetninger-5").check().run()
    page.checkbox(key="several-maalsaetninger-2").check().run()
    assert page.query_params["maalsaetninger"] == "2,5"
    assert "Målsætning 5: " in words(page)
    assert "Målsætning 1: " not in words(page)


def test_the_heading_counts_what_is_not_written_of_what_is_chosen():
    """The same number as above the officer's list: seven things of objective 4."""
    page = opened("reporting/report", dato="2025-11-13", maalsaetninger="4")
    assert page.title[0].value == (
        "Statusrapporten er klar; syv ting er ikke skrevet og er derfor ikke med"
    )
    assert "Syv ting er ikke skrevet i det valgte" in words(page)


def test_before_the_policy_there_is_no_heading_without_checkboxes():
    page = opened("reporting/report", dato="2014-01-01", maalsaetninger="2")
    assert "Der er intet at rapportere" in page.title[0].value
    assert "vælg ingen for at få alle" not in words(page)
    assert "»2« findes ikke" in words(page)


def test_choosing_a_comparison_adds_a_chapter(page):
    assert "Ændringer siden" not in words(page)
    page.selectbox(key="choice-siden").select("2024-11-13").run()
    assert "Ændringer siden 13. november 2024" in words(page)


def test_whom_the_proposal_is_to_and_what_it_asks_for_are_in_the_address_and_its_file_name(page):
    page.selectbox(key="choice-trin").select("finance").run()
    page.checkbox(key="several-indstilles-targets").check().run()
    assert page.query_params["trin"] == "finance"
    assert page.query_params["indstilles"] == "targets"
    assert not page.exception


def test_what_the_council_was_heard_about_is_not_offered_a_hearing_again(page):
    """The council was heard about the status of 2025; thirteen of its remarks lack an answer."""
    offered = {box.key for box in page.checkbox if box.key.startswith("several-indstilles-")}
    assert offered == {
        f"several-indstilles-{code}" for code in ("noted", "discussed", "targets", "answers")
    }
