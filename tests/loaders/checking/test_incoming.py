"""The consequences of a delivery for known figures: their reporters, and changed indicators."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from loaders.checking.rows import sound
from loaders.checking.withdrawals import withdrawals
from loaders.delivery import Delivery, Naming, Withdrawal
from loaders.reading.parse import deliver
from policy.findings import AT_THE_FILE, Finding
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Observation, Target
from tests.loaders.examples import KNOWN
from tests.tables import workbook

TODAY = date(2025, 6, 30)
FULL_NAME = "Beskæftigelses- og Integrationsforvaltningen"


def figure(department: str, year: int, value: float, stated_by: str) -> Observation:
    return Observation(
        indicator="fleksjob",
        department=department,
        period=Period.year(year),
        value=Quantity.exact(value),
        stated_by=stated_by,
    )


PROMISED = Target(
    indicator="fleksjob",
    department="BIF",
    period=Period.year(2024),
    value=Quantity.exact(100),
    stated_by="Forvaltningerne i status",
)
FILLED = replace(
    KNOWN,
    observations=(
        figure("BIF", 2024, 85, "BIF"),
        figure("SOF", 2023, 70, "VIVE"),
        figure("SOF", 2022, 60, "VIVE"),
    ),
    targets=(PROMISED,),
)


def printed(stated_by: str, period: str = "2023") -> Delivery:
    """A printed table with 87 of 47 for BIF, from the given reporter."""
    content = workbook(
        Fleksjob="| Forvaltning | Status | Måltal | Målopfyldelse |\n| BIF | 87 | 47 | |"
    )
    return deliver("fleksjob.xlsx", content, Naming(period, stated_by, "STATUS s. 17"))


def stated_in(delivery: Delivery) -> set[str]:
    rows, _ = sound([delivery], FILLED, TODAY)
    return {row.record.stated_by for row in rows}


def reported(delivery: Delivery) -> list[Finding]:
    return sound([delivery], FILLED, TODAY)[1]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("BIF", "BIF"),
        ("bif", "BIF"),
        (FULL_NAME.upper(), "BIF"),
        ("forvaltningerne  i Status", "Forvaltningerne i status"),
        ("vive", "VIVE"),
        ("Nogen", "Nogen"),
    ],
)
def test_a_reporter_is_known_in_any_spelling(written: str, meant: str) -> None:
    assert stated_in(printed(written)) == {meant}
    in_a_sheet = f"""
        | Indikator | Forvaltning | Periode | Værdi | Oplyst af | Kilde        |
        | fleksjob  | BIF         | 2023    | 87    | {written} | STATUS s. 17 |
    """
    assert stated_in(deliver("tal.xlsx", workbook(Målinger=in_a_sheet))) == {meant}


def test_a_withdrawn_figure_is_found_by_its_reporters_full_name() -> None:
    key = ("fleksjob", "BIF", Period.year(2024), None, FULL_NAME)
    going = Delivery("tal.xlsx", withdrawn=(Withdrawal("observations", key, "X2"),))
    places, found = withdrawals(going, (), FILLED)
    assert (places, found) == ((("observations", (*key[:4], "BIF")),), ())


def test_a_new_reporter_is_reported_once_with_the_known_ones() -> None:
    (finding,) = reported(printed("Forvaltningerne"))
    assert (finding.code, finding.severity) == ("reporter_unknown", "warning")
    assert (finding.cell, finding.column) == (AT_THE_FILE, "Oplyst af")
    assert "BIF, SOF, TMF, KK, Forvaltningerne i status, VIVE." in finding.expected
    assert finding.fix.startswith("Mener du Forvaltningerne i status?")
    (finding,) = reported(printed("xyz"))
    assert finding.fix.startswith("Ret feltet")


def test_a_new_reporter_in_a_sheet_of_figures_gives_no_finding() -> None:
    text = """
        | Indikator | Forvaltning | Periode | Værdi | Oplyst af | Kilde        |
        | fleksjob  | BIF         | 2023    | 87    | Nogen     | STATUS s. 17 |
    """
    assert reported(deliver("tal.xlsx", workbook(Målinger=text))) == []


def test_a_known_figure_stated_by_a_different_reporter_is_reported() -> None:
    codes = {(found.code, found.found) for found in reported(printed("SOF", "2024"))}
    assert codes == {("stated_by_others", "SOF")}
    by_column = {found.expected for found in reported(printed("SOF", "2024"))}
    assert by_column == {
        "Tallet er allerede oplyst af BIF.",  # the figure
        "Tallet er allerede oplyst af Forvaltningerne i status.",  # the target
    }


def test_a_correction_of_a_known_figure_gives_no_finding() -> None:
    delivery = printed("bif", "2024")
    (found,) = reported(delivery)  # about the target, which BIF has not stated before
    assert "Forvaltningerne i status" in found.expected


def changed(unit: str = "antal", kind: str = "niveau", **sheets: str) -> list[Finding]:
    """The findings about the indicator fleksjob, delivered again."""
    text = f"""
        | Kode     | Navn     | Målsætning | Prioritering | Enhed  | Vurderes som | Retning          | Dækker                 |
        | fleksjob | Fleksjob | 5          | 5d           | {unit} | {kind}       | højere er bedre  | borgere med handicap   |
    """
    content = workbook(Indikatorer=text, **sheets)
    return reported(deliver("katalog.xlsx", content))


def test_an_indicator_in_a_new_unit_is_an_error_with_the_figures_that_do_not_fit() -> None:
    (finding,) = changed(unit="andel")
    assert (finding.code, finding.severity) == ("figures_left_behind", "error")
    assert (finding.sheet, finding.cell, finding.column) == ("Indikatorer", "E2", "Enhed")
    assert finding.found == "andel"
    assert finding.expected.startswith("Enhed: antal.")
    assert finding.expected.endswith(": 4.")  # three figures and a target


def test_figures_that_are_delivered_with_the_change_are_not_left_behind() -> None:
    figures = """
        | Indikator | Forvaltning | Periode | Værdi | Oplyst af | Kilde        |
        | fleksjob  | BIF         | 2024    | 73 %  | bif       | STATUS s. 17 |
        | fleksjob  | SOF         | 2023    | 70 %  | VIVE      | STATUS s. 17 |
    """
    (finding,) = changed(unit="andel", Målinger=figures)
    assert finding.expected.endswith(": 2.")  # SOF's figure for 2022, and the target


def test_an_unchanged_indicator_or_one_that_still_fits_its_figures_gives_no_finding() -> None:
    assert changed() == []
    assert changed(unit="år") == []


def test_a_file_of_the_folder_is_not_compared_with_deliveries() -> None:
    content = workbook(Målgrupper="| Navn |\n| demens |")
    for delivery in (printed("Nogen"), printed("SOF", "2024"), deliver("m.xlsx", content)):
        assert sound([delivery], FILLED)[1] == []
