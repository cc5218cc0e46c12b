"""The report on a delivered workbook. Invented figures."""

from __future__ import annotations

from datetime import date
from functools import partial

from loaders.delivery import Counts
from metrics.comparison import PeriodReported, StatusChange, Subject
from metrics.status import Reporting
from policy.choices import Frequency, Owed, TextKind
from policy.findings import AT_THE_FILE, Finding, Severity, finding
from policy.periods import Period
from policy.records import Observation, Source, Text
from policy.statuses import StatusCode
from policy.wheel import DeadlineRule
from presentation.language import record_words
from presentation.language.record_words import HIDDEN
from presentation.status import timepoints
from presentation.submissions import delivery_report
from store.differences import Difference, entry
from store.packed import packed
from store.redated import Redated
from tests.records import assessed, departments, indicator, observation


def missing(row: int, column: str = "Periode") -> Finding:
    return finding(
        "missing_value",
        file="f.xlsx",
        sheet="Målinger",
        cell=f"C{row}",
        column=column,
        found="tom",
        help="Hjælp.",
    )


def difference(before: Observation | None, after: Observation | None) -> Difference:
    known = entry("observations", after or before)
    return Difference("observations/SOF", "observations", known.key, before, after, 1.0)


FLEKSJOB = {"fleksjob": indicator("fleksjob")}
FEW = {"fleksjob": indicator("fleksjob", few_persons=True)}
TWO = observation("fleksjob", "SOF", 2025, 2, note="Anders og Birte")
THREE = observation("fleksjob", "SOF", 2025, 3, note="Tre")


def test_a_rule_of_the_years_wheel_is_read_before_it_is_accepted():
    figures = DeadlineRule(
        id="tal", owed=Owed.FIGURES, frequency=Frequency.YEARLY, days=32, departments=("SOF", "BIF")
    )
    meeting = DeadlineRule(id="m", owed=Owed.MEETING, first=date(2026, 9, 26), body="Udvalget")
    said = [
        (
            record_words.record_name("deadline_rules", rule, {}),
            record_words.main_content("deadline_rules", rule, {}),
        )
        for rule in (figures, meeting)
    ]
    assert said == [
        ("Tal (tal)", "SOF, BIF, årligt, 32 dage efter"),
        ("Årligt møde mellem rådet og udvalget (m)", "Udvalget, 26. september 2026"),
    ]


def test_similar_findings_of_a_column_are_folded_under_the_first() -> None:
    (group,) = delivery_report.folded([missing(row) for row in range(2, 315)])
    assert group.first.cell == "C2"
    assert len(group.others) == 312  # 313 cells, one of which is shown
    assert "og 312 celler som denne" in delivery_report.finding_lists(
        [missing(r) for r in range(2, 315)]
    )


def test_similar_findings_with_different_corrections_list_each_correction() -> None:
    numbers = [
        finding(
            "ambiguous_number", file="f.xlsx", sheet="Målinger", cell=cell, column="Værdi",
            found=found, readings=readings,
        )
        for cell, found, readings in [
            ("G2", "1.5", "1,5 eller 15"), ("G3", "27.5", "27,5 eller 275"), ("G4", "1.5", "1,5 eller 15"),
        ]
    ]  # fmt: skip
    shown = delivery_report.finding_lists(numbers)
    assert "Skriv 1,5 eller 15." in shown
    assert "og to celler til, hver med sin rettelse" in shown
    assert "G3 (27.5): Skriv 27,5 eller 275; G4 (1.5)<" in shown


def test_corrections_that_differ_only_by_their_cell_count_as_equal() -> None:
    shown = delivery_report.finding_lists([missing(2), missing(13)])
    assert "og én celle som denne" in shown
    assert "C13 (tom)<" in shown


def test_findings_of_different_columns_are_not_folded_together() -> None:
    assert len(delivery_report.folded([missing(2), missing(3, "Kilde")])) == 2


def test_findings_are_sorted_worst_first_under_headings_that_count_them() -> None:
    unknown = finding("unknown_sheet", file="f.xlsx", sheet="Noter", found="Noter", suggestion="")
    shown = str(delivery_report.finding_lists([unknown, missing(2)]))
    assert shown.index("Én fejl, der skal rettes") < shown.index("Én advarsel, der bør ses")


def test_the_heading_counts_every_cell_to_correct_including_folded_ones() -> None:
    thirteen = [missing(row) for row in range(2, 15)]
    assert "<h3>13 fejl, der skal rettes</h3>" in delivery_report.finding_lists(thirteen)


def test_a_finding_shows_its_cell_its_column_and_the_correction() -> None:
    found = missing(7)
    shown = delivery_report.finding_lists([found])
    assert "Ark Målinger, celle C7" in shown
    assert "Periode" in shown
    assert found.fix in shown


def test_content_of_a_file_is_never_markup() -> None:
    nasty = finding("unknown_sheet", file="f.xlsx", sheet="<b>x</b>", found="<i>", suggestion="")
    shown = delivery_report.finding_lists([nasty])
    assert "<b>x" not in shown
    assert "<i>" not in shown


def test_a_very_long_list_of_findings_says_that_the_rest_is_in_the_workbook() -> None:
    every = [missing(2, f"Kolonne {n}") for n in range(delivery_report.SHOWN + 5)]
    assert "Regnearket med alle fund har fem slags mere." in delivery_report.finding_lists(every)


def test_the_counts_add_up_in_the_sentence() -> None:
    told = delivery_report.count_sentence(Counts(read=1200, not_read=3, skipped=40))
    assert "1.200 + 3 + 40 = 1.243, så alle celler er talt med." in told


def test_the_sentence_that_nothing_is_lost_is_left_out_if_cells_were_not_read() -> None:
    assert "intet er gået tabt" in delivery_report.count_sentence(Counts(read=9, skipped=1))
    assert "intet er gået tabt" not in delivery_report.count_sentence(Counts(read=9, not_read=1))


def test_the_conclusion_says_whether_anything_is_stored() -> None:
    assert "tre fejl. Ret dem i" in delivery_report.verdict(
        [missing(n) for n in (2, 3, 4)], refused=False
    )
    assert "én fejl. Ret den i" in delivery_report.verdict([missing(2)], refused=False)
    assert delivery_report.verdict([], refused=True).startswith("Filen kan ikke læses ind")
    assert (
        delivery_report.verdict([], refused=False)
        == "Filen er læst uden fejl. Intet er gemt endnu."
    )
    warning = finding("unknown_sheet", file="f.xlsx", sheet="N", found="N", suggestion="")
    assert warning.severity is Severity.WARNING
    assert "én advarsel" in delivery_report.verdict([warning], refused=False)


def test_a_mistake_in_the_fields_beside_a_file_is_corrected_there_and_not_in_excel() -> None:
    said = finding(
        "not_a_period", file="f.xlsx", cell=AT_THE_FILE, column="Periode", found="i fjor"
    )
    assert delivery_report.verdict([said], refused=False).startswith(
        "Der er én fejl i felterne ved"
    )
    assert "Excel" in delivery_report.verdict([said, missing(2)], refused=False)
    assert "Felterne ved filen<br>" in delivery_report.finding_lists([said])


def test_a_long_list_of_changes_is_shortened_and_can_be_downloaded_whole() -> None:
    few, many = [difference(None, TWO)] * delivery_report.SHOWN, [difference(None, TWO)] * 1000
    assert not delivery_report.has_more(few)
    assert delivery_report.has_more(many)
    for changes in (many, packed(many)):
        shown = delivery_report.change_tables(changes, FLEKSJOB)
        assert "Målinger: 1.000 nye" in shown
        assert shown.count("<tr") == 1 + delivery_report.SHOWN
        assert "Og 940 rækker til." in shown  # 1000 - 60
    status = assessed(*departments(), indicator("fleksjob"))
    taken = delivery_report.change_extract(status, "aendringer", packed(many), FLEKSJOB)
    assert len(taken.rows) == 1000


def test_packed_changes_give_the_same_text_as_the_changes_themselves() -> None:
    changes = [difference(None, TWO), difference(TWO, None), difference(TWO, THREE)] * 2
    for tell in (
        delivery_report.change_sentence,
        partial(delivery_report.change_tables, indicators=FEW),
    ):
        assert tell(packed(changes)) == tell(changes)


def test_long_lists_of_statuses_and_periods_are_shortened_and_the_rest_counted() -> None:
    change = StatusChange(Subject.INDICATOR, "a", "A", StatusCode.MISSED, StatusCode.REACHED)
    shown = delivery_report.status_tables([change] * 402, "Nu", "Bliver")
    assert shown.count("<tr") == 1 + 400
    assert "Og to statusser til." in shown
    whole = PeriodReported("Fleksjob", Reporting(Period.year(2025), ("BUF",), ("BUF",)))
    status = assessed(*departments())
    told = list(delivery_report.reported_sentences(status, [whole] * 63))
    assert len(told) == 61
    assert told[-1] == "Den ændrer også, hvem der har indberettet tre perioder til."


def test_a_change_shows_the_old_and_the_new_value() -> None:
    shown = delivery_report.change_tables([difference(TWO, THREE)], FLEKSJOB)
    assert "Målinger: 1 ændret" in shown
    assert "ændres: Værdi og Note" in shown
    assert "Anders og Birte" in shown


def test_a_new_row_shows_its_figure_and_a_withdrawn_one_its_last() -> None:
    new = delivery_report.change_tables([difference(None, TWO)], FLEKSJOB)
    gone = delivery_report.change_tables([difference(THREE, None)], FLEKSJOB)
    assert "Fleksjob, SOF, 2025" in new
    assert "findes ikke" in new
    assert "udgår" in gone
    assert ">3<" in gone


def test_a_new_text_shows_its_words_and_its_subject() -> None:
    text = Text(
        kind=TextKind.NEXT_STEP,
        objective=4,
        priority="4a",
        body="BUF ansætter flere.",
        author="Anna",
        dated=date(2026, 2, 1),
    )
    known = entry("texts", text)
    new = Difference("texts", "texts", known.key, None, text, 1.0)
    shown = delivery_report.change_tables([new], {})
    assert "BUF ansætter flere." in shown
    assert "Næste skridt: prioritering 4a" in shown


def test_the_history_never_shows_a_count_of_few_persons() -> None:
    for change in (difference(TWO, THREE), difference(None, TWO), difference(TWO, None)):
        shown = delivery_report.change_tables([change], FEW)
        assert HIDDEN in shown
        assert ">2<" not in shown
        assert ">3<" not in shown
        assert "Anders" not in shown


def test_the_download_hides_counts_of_few_persons_too() -> None:
    status = assessed(*departments(), indicator("fleksjob", few_persons=True))
    taken = delivery_report.change_extract(status, "udgave-8", [difference(TWO, THREE)], FEW)
    cells = {cell for row in taken.rows for cell in row}
    assert HIDDEN in cells
    assert not cells & {"2", "3", "Anders og Birte"}


def test_rows_that_repeat_known_data_are_counted() -> None:
    told = delivery_report.change_sentence([difference(None, TWO)], 4)
    assert told == (
        "Rækker: 1 ny. Fire rækker siger det, der er kendt i forvejen, og ændrer intet."
    )
    assert delivery_report.change_sentence([], 1).startswith("Filen ændrer intet")


def test_a_status_that_would_change_is_shown_with_both_words() -> None:
    change = StatusChange(Subject.PRIORITY, "5d", "Fleksjob", StatusCode.MISSED, StatusCode.REACHED)
    shown = delivery_report.status_tables([change], "Nu", "Bliver")
    assert "Prioritering 5d: Fleksjob" in shown
    assert StatusCode.MISSED.label in shown
    assert StatusCode.REACHED.label in shown
    assert delivery_report.status_sentence([change]) == "Én status ændrer sig."
    assert delivery_report.status_sentence([change] * 2) == "To statusser ændrer sig."
    assert delivery_report.status_sentence([]) == "Ingen statusser ændrer sig."


def test_statuses_that_are_new_or_removed_are_folded_and_counted() -> None:
    differs = StatusChange(Subject.INDICATOR, "a", "A", StatusCode.MISSED, StatusCode.REACHED)
    new = StatusChange(Subject.INDICATOR, "b", "B", None, StatusCode.CONTEXT)
    gone = StatusChange(Subject.INDICATOR, "c", "C", StatusCode.CONTEXT, None)
    shown = delivery_report.status_tables([differs, new, gone], "2023", "2025")
    assert (
        shown.index("<table")
        < shown.index("Én status er kommet til")
        < shown.index("Én status er faldet")
    )
    assert delivery_report.status_tables([], "2023", "2025") == ""
    assert timepoints.verdict_sentence([differs, new]) == "Én status er anderledes."


def test_rows_that_will_be_shown_later_are_named_with_the_day() -> None:
    waiting, day = difference(None, TWO), date(2026, 11, 30)
    told = delivery_report.later_sentence([waiting], day, FLEKSJOB)
    assert told.startswith("Én række bliver først vist fra 30. november 2026: ")
    assert "To rækker bliver" in delivery_report.later_sentence([waiting] * 2, day, FLEKSJOB)


def test_rows_that_will_not_be_shown_are_named_a_few_at_a_time() -> None:
    change = difference(TWO, THREE)
    assert delivery_report.superseded_sentence([], FLEKSJOB) == ""
    told = delivery_report.superseded_sentence([change], FLEKSJOB)
    assert told.startswith("Én række bliver gemt, men ikke vist, ")
    told = delivery_report.superseded_sentence([change] * 5, FLEKSJOB)
    assert told.startswith("Fem rækker")
    assert told.endswith(" og to andre.")


def test_the_effect_of_a_sources_new_date_on_other_rows_is_reported():
    source = Source(
        id="NY", title="Ny", short_title="Notatet", publisher="SOF", known_from=date(2026, 3, 1)
    )
    gone = ("observations", observation("fleksjob", "BUF", 2024, 274))
    before = date(2026, 1, 10)
    (told,) = delivery_report.redated_sentences(
        [Redated(source, before, 2, (), (gone,), ())], FLEKSJOB
    )
    assert told == (
        "Notatet får en anden dag: 10. januar 2026 bliver til 1. marts 2026. To andre rækker bliver "
        "kendt fra en anden dag. Én række vises ikke længere i dag: Fleksjob, BUF, 2024."
    )
    (same,) = delivery_report.redated_sentences([Redated(source, before, 1, (), (), ())], FLEKSJOB)
    assert same.endswith(
        "Én anden række bliver kendt fra en anden dag. I dag vises det samme som før."
    )
