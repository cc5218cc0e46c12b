"""End dates and money. Names and amounts are invented; the phrases about time are from the documents."""

from __future__ import annotations

import pytest

from policy.choices import MoneyBasis, MoneyDuration, Population, Qualifier, RemarkScope, Unit
from policy.kinds import Kind
from policy.quantities import Quantity
from presentation.html.links import Links
from presentation.initiatives.all_initiatives import amount_words, whole
from presentation.initiatives.money import (
    ending_download,
    ending_sentence,
    ending_table,
    endings,
    limited_without_end,
    money_download,
    money_groups,
    money_sentence,
    money_tables,
    temporary_share_panel,
    without_end_list,
)
from presentation.initiatives.pictures import amounts
from tests.records import (
    assessed,
    departments,
    indicator,
    initiative,
    objectives_and_priorities,
    observation,
    period,
    remark,
)

CATALOGUE = (*departments(), *objectives_and_priorities())
PERMANENT, TEMPORARY, NOT_STATED = MoneyDuration

LASTING = initiative(
    "A",
    amount=Quantity.exact(22_700_000),
    money_basis=MoneyBasis.YEARLY,
    money_duration=PERMANENT,
    money_printed="22,7 millioner kroner årligt",
)
LIMITED = initiative(
    "B",
    amount=Quantity.exact(3_000_000),
    money_basis=MoneyBasis.TOTAL,
    money_duration=TEMPORARY,
    money_last_year=2026,
    end=period(2026),
    period_printed="fra 2024-2026",
)
OPEN = initiative(
    "C",
    amount=Quantity.at_least(570_000_000),
    money_basis=MoneyBasis.TOTAL,
    money_duration=TEMPORARY,
    money_printed="godt 570 millioner kroner over fire år",
    period_printed="over fire år",
)
UNTOLD = initiative("D", amount=Quantity.exact(500_000), money_duration=NOT_STATED)
PASSED = initiative("E", end=period(2024))
TWO_YEARS = initiative(
    "F", start=period("2025-01-01"), period_printed="Pr. 1. januar 2025; toårigt"
)
ALL = (LASTING, LIMITED, OPEN, UNTOLD, PASSED, TWO_YEARS)


@pytest.fixture(scope="module")
def status():
    return assessed(*CATALOGUE, *ALL)


def test_permanent_temporary_and_unstated_money_are_in_separate_tables(status):
    groups = money_groups(status, whole(status))
    assert {duration: [i.id for i in rows] for duration, rows in groups.items()} == {
        PERMANENT: ["A"],
        TEMPORARY: ["B", "C"],
        NOT_STATED: ["D"],
    }
    assert money_tables(status, whole(status)).count("<h3>") == 3


def test_the_sentence_counts_each_kind_and_sums_no_amounts(status):
    told = money_sentence(status, whole(status))
    assert told.startswith("Ét beløb er varigt; to beløb er midlertidige; for ét beløb siger")
    assert "Beløbene lægges ikke sammen" in told


def test_without_an_amount_the_sentence_says_so(status):
    assert money_sentence(status, [PASSED]) == "Kilderne har intet beløb for de viste indsatser."


def test_the_last_year_is_shown_if_printed_and_never_inferred(status):
    told = money_tables(status, [OPEN])
    assert "ikke oplyst" in told
    # Four years from 2023, 2024 or 2025 would end in one of these.
    assert not any(year in told for year in ("2026", "2027", "2028"))


def test_the_next_end_comes_first_and_past_ends_last(status):
    found = endings(status, whole(status))
    assert [ending.initiative.id for ending in found] == ["B", "E"]
    assert "2024 (er forbi)" in ending_table(status, whole(status))


def test_the_sentence_names_the_money_with_a_printed_last_year(status):
    told = ending_sentence(status, whole(status))
    assert told.startswith(
        "Ét beløb har et trykt sidste år: 3 millioner kroner til Indsats B (2026)."
    )
    # B and E have a printed end; on 13 November 2025 that of B is still to come.
    assert (
        "Kilderne angiver en slutning for to indsatser eller deres bevillinger; "
        "én ligger efter 13. november 2025." in told
    )
    # C says "over fire år" and F "toårigt".
    assert told.endswith(
        "For resten angiver kilderne ingen slutning, men for to står der, hvor længe det varer."
    )
    assert ending_sentence(status, [PASSED, LASTING]).endswith(
        "For resten angiver kilderne ingen slutning."
    )


def test_one_printed_end_is_in_the_singular(status):
    assert ending_sentence(status, [PASSED]) == (
        "Kilderne angiver en slutning for én indsats eller dens bevilling, før 13. november 2025."
    )


def test_without_a_printed_end_the_sentence_says_so(status):
    told = ending_sentence(status, [LASTING])
    assert told == "Kilderne angiver ingen slutning for de viste indsatser eller deres bevillinger."
    assert ending_table(status, [LASTING]) == ""


def test_limited_initiatives_without_a_printed_end_are_listed_as_such(status):
    assert [i.id for i in limited_without_end(status, whole(status))] == ["C", "F"]
    told = without_end_list(status, whole(status))
    assert "ingen slutdato trykt" in told
    assert "»Pr. 1. januar 2025« og »toårigt«." in told
    assert "»godt 570 millioner kroner over fire år«, er midlertidig" in told


@pytest.mark.parametrize(
    ("printed", "limited"),
    [
        ("over fire år", True),
        ("tiårs forandringsperspektiv", True),
        ("Pr. 1. januar 2025; toårigt", True),
        ("2-årigt forsøg", True),
        ("årligt fra 2025 og frem", False),
        ("Ved seneste årlige gennemgang", False),
        ("fra skoleåret 2026/27", False),
        ("siden 2023", False),
        (None, False),
    ],
)
def test_a_duration_is_recognised_in_the_words_of_the_source(printed, limited):
    row = initiative("A", period_printed=printed)
    assert bool(limited_without_end(assessed(*CATALOGUE, row), [row])) is limited


def test_the_duration_of_the_money_is_read_from_the_words_about_the_money():
    row = initiative("A", period_printed="Med budget 2025", money_printed="godt 570 over fire år")
    told = without_end_list(assessed(*CATALOGUE, row), [row])
    assert "Indsats A: »godt 570 over fire år«." in told


def test_both_kinds_of_end_can_be_downloaded(status):
    taken = ending_download(status, whole(status))
    told = taken.headings.index("Slutning")
    assert [(row[0], row[told]) for row in taken.rows] == [
        ("B", "trykt"),
        ("E", "trykt"),
        ("C", "slutdatoen er ikke trykt"),
        ("F", "slutdatoen er ikke trykt"),
    ]
    amounts = money_download(status, whole(status))
    assert [row[0] for row in amounts.rows] == ["A", "B", "C", "D"]


SHARE = (
    indicator(
        "andel",
        Kind.CONTEXT,
        temporary_money=True,
        name="Midlertidige bevillinger",
        objective=None,
        priority=None,
        unit=Unit.SHARE,
        population=Population.WIDER,
    ),
    observation("andel", "SOF", 2026, 0.71, stated_by="Handicaprådet"),
)


def test_the_councils_share_is_shown_with_who_states_it():
    told = temporary_share_panel(assessed(*CATALOGUE, *SHARE), Links())
    assert "Midlertidige bevillinger: 71 procent" in told
    assert "Det oplyser Handicaprådet." in told
    assert "Dækker bredere end borgere med handicap." in told


def test_the_councils_share_links_to_its_remarks_on_the_budget():
    budget = remark("BB-2", scope=RemarkScope.BUDGET, objective=None)
    told = temporary_share_panel(
        assessed(*CATALOGUE, *SHARE, budget), Links({"dato": "2025-11-13"})
    )
    assert 'href="./handicapraadet?dato=2025-11-13#BB-2"' in told


def test_the_councils_share_belongs_to_one_department():
    status = assessed(*CATALOGUE, *SHARE)
    assert temporary_share_panel(status, Links(), "SOF")
    assert not temporary_share_panel(status, Links(), "TMF")


def test_without_the_councils_share_nothing_is_shown(status):
    assert temporary_share_panel(status, Links()) == ""


def test_money_is_shown_with_the_qualifier_of_its_source():
    row = initiative("A", amount=Quantity(Qualifier.AT_LEAST, low=570_000_000, word="godt"))
    assert amount_words(row) == "godt 570 millioner kroner"


def test_amounts_are_pictured_by_what_they_cover_and_the_first_to_run_out_is_first(status):
    chart = amounts(status, whole(status)).chart
    assert [(group.name, [bar.name for bar in group.bars]) for group in chart.groups] == [
        ("Kroner om året", ["Indsats A"]),
        ("Kroner i alt", ["Indsats B", "Indsats C"]),
        ("Ikke oplyst, om kroner er om året eller i alt", ["Indsats D"]),
    ]
    assert [(bar.words, bar.lasts, bar.until) for bar in chart.bars] == [
        ("22,7 millioner kroner", "varig", ""),
        ("3 millioner kroner", "midlertidig", "sidste år 2026"),
        ("mindst 570 millioner kroner", "midlertidig", ""),
        ("500.000 kroner", "varighed ikke oplyst", ""),
    ]


def test_without_an_amount_there_is_no_picture_of_money(status):
    assert amounts(status, [PASSED]) is None


def test_the_short_picture_of_money_has_the_same_bars_and_a_key_of_its_own(status):
    whole_one, short = (amounts(status, whole(status), compact=short) for short in (False, True))
    assert short.chart.bars == whole_one.chart.bars
    assert short.chart.compact
    assert short.key != whole_one.key
