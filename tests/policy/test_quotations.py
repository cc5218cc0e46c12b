"""Which texts count as quotations, and how printed words are found in text extracted from a PDF."""

import pytest

from policy.choices import EventState, MoneyBasis
from policy.columns import Citation
from policy.quotations import PrintedText, quotations
from policy.readings import RecordKey
from policy.tables import BY_NAME
from tests.records import event, initiative, observation

STATUS_P6 = Citation("STATUS", page=6)


def quoted(table, record):
    return [(each.column, each.words) for each in quotations(BY_NAME[table], record)]


def test_a_column_of_printed_words_is_a_quotation_for_each_place_in_the_source():
    row = initiative(
        "I1",
        period_printed="fra 2026; i maj 2025",
        money_printed="godt 570 mio. kr.",
        money_basis=MoneyBasis.TOTAL,
    )
    assert quoted("initiatives", row) == [
        ("Periode som trykt", "fra 2026"),
        ("Periode som trykt", "i maj 2025"),
        ("Beløb som trykt", "godt 570 mio. kr."),
    ]


@pytest.mark.parametrize(
    ("note", "words"),
    [
        ("Kilden skriver »målgruppen« og siger ikke hvem.", ["målgruppen"]),
        ('Kilden skriver "målgruppen" og „hjælpen”.', ["målgruppen", "hjælpen"]),
        ("Kilden skriver »en »peer to peer-mentor« er«.", ["peer to peer-mentor"]),
        ("Kilden siger ikke hvem.", []),
        ("Kilden skriver »målgruppen uden at slutte.", []),
    ],
)
def test_words_between_quotation_marks_in_our_own_texts_are_quotations(note, words):
    row = event("H1", EventState.HELD, 2025, note=note, sources=(STATUS_P6,))
    assert [each for _, each in quoted("events", row)] == words


def test_a_quotation_has_its_record_and_the_places_that_it_cites():
    row = observation("fleksjob", "BUF", 2024, 274, printed_as="274", sources=(STATUS_P6,))
    (found,) = quotations(BY_NAME["observations"], row)
    assert found.record == RecordKey("observations", "fleksjob BUF 2024 STATUS")
    assert found.sources == (STATUS_P6,)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("et løft af antallet af\nsagsbehandlere", "antallet af sagsbehandlere"),
        ("et løft af antallet af\n\n \n sagsbehandlere", "antallet af sagsbehandlere"),
        ("et flerårigt webtil-\ngængelighedsprojekt", "webtilgængelighedsprojekt"),
        ("pilotprojekt med Nest-\nklasser", "Nest-klasser"),
        ("specialiseret dag- og\nskoletilbud", "dag- og skoletilbud"),
        ("det nuancerede ud\n\n-\n\ngangspunkt", "nuancerede udgangspunkt"),
        ("I ęėę5 har ca. ĘĘė borgere", "I 2025 har ca. 110 borgere"),
        ("Trivselsstrategi 2024\u01c3ęėĚė", "2024–2030"),
        ("fået en ǌpeer to peer-mentorǌ", "en »peer to peer-mentor«"),
        ("DKK  3,985", "DKK 3,985"),
        ("for 2023 – juni 2025", "2023 - juni 2025"),
    ],
)
def test_printed_words_are_found_where_the_extracted_text_breaks_them(text, words):
    assert PrintedText(text).prints(words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I juni 2024 vedtog udvalget", "i juni 2024"),  # a capital letter
        ("vedtog i maj 2025 aftale", "vedtaget i maj 2025"),  # a different word
        ("årsstatus den 6. marts 2025", "årsstatus 6. marts 2025"),  # a word left out
        ("i 115 skoler", "15 skoler"),  # a part of a number
        ("for 1.015 skoler", "015 skoler"),
        ("på 3,5 pct. i alt", "på 3"),
        ("i kommunens bygninger", "kommunen"),  # a part of a word
        ("godt 570 mio. kr.", "570 mio kr."),  # a sign left out
        ("dag og nat", "dag- og nat"),
        ("at alting kan", "al ting kan"),  # two words for one
        ("en hjælp", "enhjælp"),  # one word for two on one line
    ],
)
def test_no_other_difference_from_the_print_is_accepted(text, words):
    assert not PrintedText(text).prints(words)
