"""Figures as Danish documents and Danish Excel write them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from loaders.delivery import Written
from loaders.reading.numbers import (
    AmbiguousNumberError,
    UnusableNumberError,
    as_text,
    decimal,
    in_danish,
    quantity,
    whole_number,
)
from policy.quantities import Quantity

exact, about = Quantity.exact, Quantity.about
at_least, at_most, between = Quantity.at_least, Quantity.at_most, Quantity.between


def said(word: str, figure: Quantity) -> Quantity:
    """The figure with its source's qualifier, which is not the usual one."""
    return replace(figure, word=word)


PLAIN, PERCENT, KRONER = Written.PLAIN, Written.PERCENT, Written.KRONER
PERMILLE, POINTS, YEARS = Written.PERMILLE, Written.POINTS, Written.YEARS

TEXTS: list[tuple[str, Quantity, Written]] = [
    ("1014", exact(1014), PLAIN),
    ("1.014", exact(1014), PLAIN),
    ("1 014", exact(1014), PLAIN),
    ("1\u00a0014", exact(1014), PLAIN),
    ("1.014.000", exact(1_014_000), PLAIN),
    ("1.014,125", exact(1014.125), PLAIN),
    ("1,5", exact(1.5), PLAIN),
    ("0,125", exact(0.125), PLAIN),
    ("3,9850", exact(3.985), PLAIN),
    ("-5", exact(-5), PLAIN),
    ("−5", exact(-5), PLAIN),
    ("0", exact(0), PLAIN),
    ("73 %", exact(0.73), PERCENT),
    ("73%", exact(0.73), PERCENT),
    ("73 pct.", exact(0.73), PERCENT),
    ("73 pct", exact(0.73), PERCENT),
    ("73 procent", exact(0.73), PERCENT),
    ("113 pct.", exact(1.13), PERCENT),
    ("12,5 pct.", exact(0.125), PERCENT),
    ("22,7 mio. kr.", exact(22_700_000), KRONER),
    ("22,7 millioner kroner", exact(22_700_000), KRONER),
    ("1,2 mia. kr.", exact(1_200_000_000), KRONER),
    ("500 kr.", exact(500), KRONER),
    ("kr. 500", exact(500), KRONER),
    ("500 DKK", exact(500), KRONER),
    ("1.500,-", exact(1500), KRONER),
    ("49,50 kr.", exact(49.5), KRONER),
    ("2,5 mio.", exact(2_500_000), PLAIN),
    ("500 t.kr.", exact(500_000), KRONER),
    ("500 tkr", exact(500_000), KRONER),
    ("500 t. kr.", exact(500_000), KRONER),
    ("500 TDKK", exact(500_000), KRONER),
    ("500 tusind kr.", exact(500_000), KRONER),
    ("1,5 tusind", exact(1_500), PLAIN),
    ("22,7 mill. kr.", exact(22_700_000), KRONER),
    ("22,7 mio.kr.", exact(22_700_000), KRONER),
    ("kr. 22,7 mio.", exact(22_700_000), KRONER),
    ("kr. 500,-", exact(500), KRONER),
    ("2-3 t.kr.", between(2_000, 3_000), KRONER),
    ("7 ‰", exact(0.007), PERMILLE),
    ("7 promille", exact(0.007), PERMILLE),
    ("2 pct.-point", exact(0.02), POINTS),
    ("2 %-point", exact(0.02), POINTS),
    ("2,5 procentpoint", exact(0.025), POINTS),
    ("2,5 år", exact(2.5), YEARS),
    ("ca. 110", about(110), PLAIN),
    ("Ca. 110", about(110), PLAIN),
    ("cirka 110", said("cirka", about(110)), PLAIN),
    ("omkring 110", said("omkring", about(110)), PLAIN),
    ("ca. 73 pct.", about(0.73), PERCENT),
    ("op til 25", at_most(25), PLAIN),
    ("højst 25", said("højst", at_most(25)), PLAIN),
    ("maks. 25", said("maks.", at_most(25)), PLAIN),
    ("under 25", said("under", at_most(25)), PLAIN),
    ("mindst 4", at_least(4), PLAIN),
    ("over 4", said("over", at_least(4)), PLAIN),
    ("godt 4", said("godt", at_least(4)), PLAIN),
    ("5-6", between(5, 6), PLAIN),
    ("5–6", between(5, 6), PLAIN),
    ("5 - 6", between(5, 6), PLAIN),
    ("5 til 6", between(5, 6), PLAIN),
    ("mellem 5 og 6", between(5, 6), PLAIN),
    ("2-3 mio. kr.", between(2_000_000, 3_000_000), KRONER),
    ("10-12 pct.", between(0.1, 0.12), PERCENT),
    ("1.000-1.500", between(1000, 1500), PLAIN),
    ("to", exact(2), PLAIN),
    ("fem", exact(5), PLAIN),
    ("Ti", exact(10), PLAIN),
    ("tolv", exact(12), PLAIN),
    ("to til tre", between(2, 3), PLAIN),
    ("op til fem", at_most(5), PLAIN),
]

NUMBERS: list[tuple[float, str, Quantity, Written]] = [
    (274, "General", exact(274), PLAIN),
    (274.0, "#,##0", exact(274), PLAIN),
    (2.5, "0.00", exact(2.5), PLAIN),
    (0.73, "0%", exact(0.73), PERCENT),
    (0.735, "0.0 %", exact(0.735), PERCENT),
    (73, '0" %"', exact(0.73), PERCENT),
    (73, '0" pct."', exact(0.73), PERCENT),
    (500, '#,##0 "kr."', exact(500), KRONER),
    (500, r"#,##0.00\ [$kr.-406]", exact(500), KRONER),
    (500, "#,##0 [$DKK]", exact(500), KRONER),
    (22.7, '0.0" mio. kr."', exact(22_700_000), KRONER),
    (22_700_000, '0.0,," mio. kr."', exact(22_700_000), KRONER),
]

FORMATS: list[tuple[str, Quantity, Written]] = [
    ('#,##0" t.kr."', exact(500_000), KRONER),
    ('#,##0" tkr."', exact(500_000), KRONER),
    ('#,##0" 1.000 kr."', exact(500_000), KRONER),
    ('0" (t.kr.)"', exact(500_000), KRONER),
    ('0" i mio. kr."', exact(500_000_000), KRONER),
    ('#,##0," t.kr."', exact(500), KRONER),
    ('0" tusind"', exact(500_000), PLAIN),
    ('0.0" mill. kr."', exact(500_000_000), KRONER),
    ('0.0,," mio.kr."', exact(500), KRONER),
    ('"DKK "0.0" mio."', exact(500_000_000), KRONER),
    (r"#,##0\ \k\r\.", exact(500), KRONER),
    ("[$kr.-da-DK] #,##0", exact(500), KRONER),
    ('"kr. "#,##0,-', exact(500), KRONER),
    (r'#,##0\ "kr.";[Red]\-#,##0\ "kr."', exact(500), KRONER),
    (r'_-* #,##0.00\ "kr."_-;\-* #,##0.00\ "kr."_-;_-* "-"??\ "kr."_-;_-@_-', exact(500), KRONER),
    ('[>=1000]0," t.kr.";0" kr."', exact(500), KRONER),
    ('0.0" pct.-point"', exact(5), POINTS),
    ('0.0" %-point"', exact(5), POINTS),
    ('0.0%"-point"', exact(500), POINTS),
    ('0"‰"', exact(0.5), PERMILLE),
    ('0" krisepladser"', exact(500), Written.WORDS),
    ('0" kroner-projekter"', exact(500), Written.WORDS),
    ('0" pct.sats"', exact(500), Written.WORDS),
    ('0" euro-projekter"', exact(500), Written.WORDS),
    ('0" elever per klasse"', exact(500), Written.WORDS),
    ('"ca. "0" pladser"', about(500), Written.WORDS),
    ('0" mdr."', exact(500), Written.TIME),
    ('0" år"', exact(500), YEARS),
    ('0"*"', exact(500), PLAIN),
    ("+0;-0", exact(500), PLAIN),
]
"""The figure in a cell that holds 500."""

UNCLEAR = [
    '"< "0',
    '"≈"0',
    '0"+"',
    '0" øre"',
    "#,##0,",
    '0" kr. pr. plads"',
    '0" kr./md."',
    '0" mio. borgere"',
    '0" mkr."',
    '0" t"',
    '0"1"',
    '0".000"',
    "00-00",
    '"mange"',
    '#,##0.0,,"M"',
]

OTHER_CURRENCIES = [
    '#,##0 "€"',
    "[$€-2] #,##0",
    '"$"#,##0_);("$"#,##0)',
    r"#,##0\ [$£-809]",
    '0" SEK"',
    "[$NOK] 0",
    r"#,##0\ [$kr-41D]",
    "[$kr-nb-NO] #,##0",
    '0" euro"',
]

AMBIGUOUS = {
    "1.5": "1,5 eller 15",
    "1.01": "1,01 eller 101",
    "0.125": "0,125 eller 125",
    "-1.5": "-1,5 eller -15",
    "1,014": "1,0140 eller 1014",
    "3,985": "3,9850 eller 3985",
    "12.5 pct.": "12,5 pct eller 125 pct",
    "1,014,000": "1014000",
}

NO_NUMBERS: list[Any] = [
    "",
    "alle",
    "ukendt",
    "1e5",
    "nan",
    "inf",
    "10 12",
    "1..5",
    "5 personer",
    "enogtyve",
    "ca. 5-6",
    "73 %-75 %",
    "kr. 5 kr.",
    "100+",
    "12-",
    True,
    None,
    float("nan"),
    float("inf"),
]


@pytest.mark.parametrize(("text", "figure", "written"), TEXTS)
def test_a_figure_in_danish_is_read(text: str, figure: Quantity, written: Written) -> None:
    assert quantity(text) == (figure, written)


@pytest.mark.parametrize(("value", "number_format", "figure", "written"), NUMBERS)
def test_a_number_is_read_as_its_format_shows_it(
    value: float, number_format: str, figure: Quantity, written: Written
) -> None:
    assert quantity(value, number_format) == (figure, written)


@pytest.mark.parametrize(("number_format", "figure", "written"), FORMATS)
def test_a_format_gives_the_unit_by_whole_words_only(
    number_format: str, figure: Quantity, written: Written
) -> None:
    assert quantity(500, number_format) == (figure, written)


@pytest.mark.parametrize("number_format", UNCLEAR)
def test_a_format_that_shows_a_different_figure_is_refused(
    number_format: str,
) -> None:
    with pytest.raises(UnusableNumberError) as refused:
        quantity(500, number_format)
    assert refused.value.code == "format_unclear"


@pytest.mark.parametrize("number_format", ["0;0", "0;[Red]0", '0;"-"', "#,##0,-;#,##0,-"])
def test_a_format_that_hides_the_sign_of_a_negative_figure_is_refused(number_format: str) -> None:
    assert quantity(4, number_format)[0] == exact(4)
    with pytest.raises(UnusableNumberError) as refused:
        quantity(-4, number_format)
    assert refused.value.code == "format_unclear"


@pytest.mark.parametrize("number_format", ["0", "0;-0", "0;(0)", '0" kr.";[Red]-0" kr."', "0;0-"])
def test_a_negative_figure_that_looks_like_one_is_read(number_format: str) -> None:
    assert quantity(-4, number_format)[0] == exact(-4)


@pytest.mark.parametrize("number_format", OTHER_CURRENCIES)
def test_another_currency_is_refused(number_format: str) -> None:
    with pytest.raises(UnusableNumberError) as refused:
        quantity(500, number_format)
    assert refused.value.code == "other_currency"


@pytest.mark.parametrize("text", ["500 €", "€ 500", "500 EUR", "500 svenske kroner", "USD 500"])
def test_another_currency_in_a_text_is_refused(text: str) -> None:
    with pytest.raises(UnusableNumberError) as refused:
        quantity(text)
    assert (refused.value.code, refused.value.found) == ("other_currency", text)


@pytest.mark.parametrize(
    ("value", "number_format", "written"),
    [(0, '0%;-0%;"-"', PERCENT), (0, "0%;-0%;", PERCENT), (0, '0" kr.";;"-"', KRONER)],
)
def test_a_zero_that_is_shown_as_a_dash_has_the_unit_of_other_figures(
    value: float, number_format: str, written: Written
) -> None:
    assert quantity(value, number_format) == (exact(0), written)


@pytest.mark.parametrize("text", ["9" * 400, "1234567890123456", "1.234.567.890.123.456"])
def test_a_figure_with_more_digits_than_excel_keeps_is_refused(text: str) -> None:
    with pytest.raises(UnusableNumberError) as refused:
        quantity(text)
    assert refused.value.code == "too_many_digits"


@pytest.mark.parametrize(("text", "readings"), AMBIGUOUS.items())
def test_an_ambiguous_figure_is_refused_with_the_ways_to_write_it(text: str, readings: str) -> None:
    with pytest.raises(AmbiguousNumberError) as refused:
        quantity(text)
    assert refused.value.readings == readings


def test_a_figure_with_separators_in_disorder_is_refused_without_a_guess() -> None:
    with pytest.raises(AmbiguousNumberError) as refused:
        quantity("12.34.5")
    assert not any(character.isdigit() for character in refused.value.readings)


@pytest.mark.parametrize("value", NO_NUMBERS)
def test_a_value_that_is_not_a_figure_is_refused(value: object) -> None:
    with pytest.raises(ValueError):
        quantity(value)


@pytest.mark.parametrize(("text", "figure", "written"), TEXTS)
def test_a_figure_written_as_text_reads_back_the_same(
    text: str, figure: Quantity, written: Written
) -> None:
    assert quantity(as_text(figure, written)) == (figure, written)


@pytest.mark.parametrize("number", [0, 7, -7, 1014, 1.5, 12.345, -0.001, 1_234_567.891, 1e-7, 1e14])
def test_any_number_written_in_danish_reads_back_the_same(number: float) -> None:
    assert quantity(in_danish(number))[0] == exact(number)


def test_a_range_below_zero_reads_back_the_same() -> None:
    assert quantity(as_text(between(-3, -1)))[0] == between(-3, -1)


@pytest.mark.parametrize("value", ["ca. 5", "5-6", "73 pct.", "2,5", 2.5, "500 kr.", True])
def test_a_whole_number_is_exact_and_has_no_unit(value: object) -> None:
    with pytest.raises(ValueError):
        whole_number(value)


@pytest.mark.parametrize("value", [2024, 2024.0, "2024", "2.024"])
def test_a_whole_number_can_be_written_in_several_ways(value: object) -> None:
    assert whole_number(value) == 2024


def test_one_exact_figure_is_not_a_range_or_a_guess() -> None:
    assert decimal("2,5") == (2.5, PLAIN)
    assert decimal(0.03, "0%") == (0.03, PERCENT)
    with pytest.raises(ValueError):
        decimal("ca. 2,5")
