"""Delivering a file of public statistics on the page: chosen once, and known the next time. Invented figures."""

from __future__ import annotations

from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from policy.clock import today
from policy.quantities import Quantity
from presentation.html import addresses
from tests import acting
from tests.loaders.public.examples import csv
from tests.pages_run import ACCEPT, accept, labelled, opened, ran, words

HEADER = "OMRÅDE;YDELSE;TID;INDHOLD"
FIRST = csv(
    "København;I alt;2023;510", "København;I alt;2024;..", "Hele landet;I alt;2023;9000",
    "Aarhus;I alt;2023;300", "København;BPA;2023;7", header=HEADER,
)  # fmt: skip
NEXT = csv(
    "København;I alt;2023;512", "København;I alt;2024;530", "Hele landet;I alt;2023;9000",
    "Aarhus;I alt;2023;300", "Aarhus;I alt;2024;310", header=HEADER,
)  # fmt: skip


@pytest.fixture(autouse=True)
def _own(own_store):
    """Each test here has a separate store."""


def delivering(content: bytes, name: str = "HAND01.csv") -> AppTest:
    app = opened("reporting/submit")
    app.file_uploader[0].set_value((name, content, "text/csv"))
    return ran(app)


def chosen(app: AppTest) -> AppTest:
    labelled(app.text_input, "Hvad skal tallet hedde?").set_value("Borgere med hjælp")
    labelled(app.selectbox, "Hvilken prioritering").set_value("1a")
    labelled(app.button, "Brug dette udtræk").click()
    return ran(app)


def test_a_table_is_shown_as_it_is_and_a_slice_is_proposed() -> None:
    app = delivering(FIRST)
    told = words(app)
    assert "Filen er offentlig statistik: HAND01" in told or "en tabel uden navn" in told
    assert "foreligger ikke" in told
    assert labelled(app.selectbox, "Valg i YDELSE").value == "I alt"
    assert labelled(app.text_input, "Hvem udgiver").value == "Danmarks Statistik"
    assert labelled(app.selectbox, "Hvilken prioritering").value == "6b"  # by »Offentlige kilder«
    assert labelled(app.text_input, "Hvad skal tallet hedde").value.startswith("Ydelser til voksne")
    assert labelled(app.checkbox, "Tallet tæller enkeltpersoner").value is False
    assert ACCEPT not in [button.label for button in app.button]


def test_the_chosen_slice_is_accepted_and_the_city_is_judged_by_its_own_figures(own_store) -> None:
    app = accept(chosen(delivering(FIRST)))
    assert "gemt som udgave" in words(app)
    assert "tal-og-maaltal#hand01" in words(app)
    kept = own_store.observe(None)
    assert [(e.id, e.indicator, e.fixed) for e in kept.extracts] == [
        ("hand01", "hand01", ("YDELSE = I alt",))
    ]
    assert [(f.area, str(f.period), f.value) for f in kept.public_figures] == [
        ("101", "2023", Quantity.exact(510)),
        ("101", "2024", None),
        ("000", "2023", Quantity.exact(9000)),
        ("751", "2023", Quantity.exact(300)),
    ]
    status = acting.everything(today())
    points = status.indicator("hand01").points
    assert [(p.department, p.value) for p in points] == [("KK", Quantity.exact(510))]
    assert (status.indicator("hand01").indicator.priority) == "1a"


def test_the_next_file_goes_in_by_itself_and_says_what_the_source_has_revised(own_store) -> None:
    accept(chosen(delivering(FIRST)))
    app = delivering(NEXT)
    told = words(app)
    assert "To tal, som kilden har revideret" in told
    assert "Ét nyt tal: Aarhus, 2024." in told
    assert "Tal, som kilden har revideret" in told
    assert told.index("510") < told.index("512")
    app = accept(app)
    after = {(f.area, str(f.period)): f for f in own_store.observe(None).public_figures}
    assert after["101", "2023"].value == Quantity.exact(512)
    assert after["000", "2023"].value == Quantity.exact(9000)
    assert len(after) == 5


def test_a_slice_that_no_longer_fits_is_chosen_again_in_place_of_the_old_one(own_store) -> None:
    accept(chosen(delivering(FIRST)))
    app = delivering(NEXT.replace(b"I alt", b"Ydelser i alt"))
    assert labelled(app.selectbox, "Hvilket tal i politikken er det?").value == "hand01"
    labelled(app.button, "Brug dette udtræk").click()
    accept(ran(app))
    kept = own_store.observe(None)
    assert [(each.id, each.fixed) for each in kept.extracts] == [
        ("hand01", ("YDELSE = Ydelser i alt",))
    ]
    assert len(kept.public_figures) == 5


def test_a_table_without_areas_is_of_the_area_that_the_person_chooses(own_store) -> None:
    app = delivering(csv("I alt;2023;510", header="YDELSE;TID;INDHOLD"))
    app = chosen(app)
    assert "Vælg området." in words(app)
    area = labelled(app.selectbox, "Hvilket område gælder tallene?")
    assert area.options[:3] == ["Vælg", "København", "Hele landet"]
    area.set_value("000")
    accept(chosen(ran(app)))
    assert [figure.area for figure in own_store.observe(None).public_figures] == ["000"]


UNITS = "OMRÅDE;ENHED;TID;INDHOLD"


def test_the_unit_follows_the_chosen_value(own_store) -> None:
    rows = ("København;Ydelser;2023;9", "København;1.000 kr.;2023;12", "Aarhus;Ydelser;2023;9")
    app = delivering(csv(*rows, header=UNITS))
    assert labelled(app.selectbox, "Tallene er trykt i").value == "count"
    assert "Den har tre celler. Alle er tal." in words(app)
    labelled(app.selectbox, "Valg i ENHED").set_value("1.000 kr.")
    app = ran(app)
    assert labelled(app.selectbox, "Tallene er trykt i").value == "thousand_dkk"
    accept(chosen(app))
    kept = own_store.observe(None)
    assert [extract.unit_printed for extract in kept.extracts] == ["1.000 kr."]
    assert [figure.value for figure in kept.public_figures] == [Quantity.exact(12_000)]


def test_a_share_is_taken_with_the_counts_that_the_person_chooses(own_store) -> None:
    counts = ("Afgjorte;2023;40", "Ændrede;2023;6", "Hjemviste;2023;4", "Omgjorte pct.;2023;15")
    app = delivering(csv(*(f"København;{row}" for row in counts), header=UNITS))
    assert labelled(app.selectbox, "Valg i ENHED").value == "Omgjorte pct."
    part = labelled(app.multiselect, "De antal, der tæller med i andelen")
    assert part.options == ["Afgjorte", "Ændrede", "Hjemviste"]
    assert part.value == ["ENHED = Ændrede", "ENHED = Hjemviste"]
    assert "En trykt andel er en anden" in words(chosen(app))

    labelled(app.multiselect, "De antal, der tæller med i andelen").set_value(["ENHED = Ændrede"])
    app = chosen(app)
    assert "En trykt andel er en anden" not in words(app)
    accept(app)
    (figure,) = own_store.observe(None).public_figures
    assert (figure.value, figure.part, figure.whole) == (Quantity.exact(0.15), 6, 40)


def test_a_choice_that_is_only_a_guess_is_named() -> None:
    assert "kun et gæt" not in words(delivering(FIRST))
    guessed = words(delivering(FIRST.replace(b"I alt", b"Aflastning")))
    assert "Se efter: valget i YDELSE er kun et gæt." in guessed


def test_a_field_that_is_left_empty_is_asked_for() -> None:
    app = delivering(FIRST)
    labelled(app.text_input, "Hvad skal tallet hedde?").set_value("")
    labelled(app.button, "Brug dette udtræk").click()
    assert "Skriv et navn, som læserne forstår." in words(ran(app))


def test_small_counts_are_hidden_unless_the_person_says_otherwise(own_store) -> None:
    app = delivering(FIRST.replace(b"9000", b"3"))
    assert labelled(app.checkbox, "Tallet tæller enkeltpersoner").value is True
    accept(chosen(app))
    values = [figure.value for figure in own_store.observe(None).public_figures]
    assert values == [Quantity.exact(510), None, Quantity.hidden(), Quantity.exact(300)]


def test_each_number_is_traced_once_to_its_row_and_publisher(own_store) -> None:
    later = (f"København;I alt;{year};{year - 1500}" for year in (2021, 2022, 2023))
    accept(chosen(delivering(csv(*later, header=HEADER))))
    day = {addresses.TRACE: "hand01", addresses.DATE: today().isoformat()}
    page = unescape(words(opened("reporting/changes", **day)))
    assert "Kilde: Kilde" not in page
    assert page.count("række 2 (YDELSE = I alt), »521«") == 2  # the figure, and the baseline of all
    assert ">Danmarks Statistik, HAND01, hentet" in page
