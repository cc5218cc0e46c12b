"""Politikker: a new policy is begun on the page, as a copy or from a hearing draft. All is invented."""

from __future__ import annotations

import pytest
from markupsafe import Markup
from streamlit.testing.v1 import AppTest

from monitor import editions, policies, settings
from tests import made_up_city
from tests.loaders.plans.examples import document
from tests.pages_run import labelled, opened, ran, words

PAGE = "reporting/policies"
CODE = "2029-2032"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture(autouse=True)
def _installation(tmp_path, monkeypatch):
    data = made_up_city.workbooks(tmp_path / "2021-2028", made_up_city.BARE)
    monkeypatch.setenv(settings.DATA_FOLDER_VARIABLE, str(data))
    monkeypatch.setenv(settings.STORE_VARIABLE, str(tmp_path / "var"))
    monkeypatch.setenv(settings.DRAFTS_VARIABLE, "egen")
    editions.opened.cache_clear()
    yield
    editions.opened.cache_clear()


def filled_in() -> AppTest:
    app = opened(PAGE)
    for label, text in {
        "Titel": "Ny politik",
        "Kode": CODE,
        "Første dag": "1.1.2029",
        "Sidste dag": "31.12.2032",
        "Dit navn": "Ida",
    }.items():
        labelled(app.text_input, label).set_value(text)
    return app


def test_a_policy_is_begun_from_a_hearing_draft_and_what_could_not_be_read_is_shown():
    app = filled_in()
    sent = document("""
        | Målsætning | Prioritering | Ansvarlig forvaltning |
        | 1. Veje    | Flere ramper | VEJ                   |
        | 2. Skoler  | Mindre støj  |                       |
    """)
    labelled(app.file_uploader, "Høringsudkast").set_value(("udkast.docx", sent, WORD))
    labelled(app.button, "Begynd politikken").click()
    told = Markup(words(ran(app))).striptags()
    assert "Ny politik er begyndt." in told
    assert "Tabel 1, række 3" in told
    begun = editions.opened(policies.named(CODE)).store.observe(None)
    assert [each.title for each in begun.priorities] == ["Flere ramper", "Mindre støj"]


def test_a_file_that_is_no_hearing_draft_begins_nothing_and_says_why():
    app = filled_in()
    sent = document("Kun tekst")
    labelled(app.file_uploader, "Høringsudkast").set_value(("udkast.docx", sent, WORD))
    labelled(app.button, "Begynd politikken").click()
    assert "ingen tabel, der kan læses" in words(ran(app))
    assert list(policies.every()) == ["2021-2028"]
