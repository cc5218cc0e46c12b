"""The submissions in order, and two dates side by side. Invented figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from metrics.comparison import changed_figures
from policy.periods import Period
from policy.records import Source
from presentation.html.links import Links
from presentation.status import timepoints
from presentation.submissions import history
from store.history import Redaction, Step, Submission, Undoing
from store.snapshots import Published
from store.states import Origin, State
from tests.records import assessed, departments, indicator, observation, target

AT = "2026-07-01T22:30:00.000000+00:00"
DELIVERED = Submission(
    version=8,
    origin=Origin.DELIVERY,
    file_name="tal.xlsx",
    sha256="0",
    size=2048,
    who="Anna",
    note="Efterårets tal",
    at=AT,
    whole=True,
    new=2,
    changed=1,
    withdrawn=0,
    scopes=("observations/BUF",),
    steps=(Step(State.DRAFT, "Anna", AT, ""), Step(State.APPROVED, "Bo", AT, "Sammen med 9. ")),
    redactions=(),
    has_file=True,
)
SHIPPED = replace(DELIVERED, version=2, origin=Origin.DATA, who="data/", new=0, changed=0, note="")


def test_a_time_is_shown_in_the_citys_time_zone() -> None:
    # In summer Copenhagen is two hours ahead of UTC.
    assert history.moment(AT) == "2. juli 2026 klokken 00.30"


def test_every_submission_is_listed_with_name_time_file_note_state_and_size() -> None:
    shown = history.submission_table([DELIVERED, SHIPPED], Links())
    for told in (
        "Anna", "2. juli 2026 klokken 00.30", "tal.xlsx", "Efterårets tal",
        "godkendt af forvaltningen", "2 nye og 1 ændret", "lagt i mappen data", "intet",
    ):  # fmt: skip
        assert told in shown
    assert 'href="./aendringer?udgave=8#udgave"' in shown


def test_the_heading_counts_and_dates() -> None:
    assert history.headline([DELIVERED, SHIPPED]) == (
        "To udgaver af oplysningerne, den seneste fra 2. juli 2026"
    )
    assert history.headline([]) == "Der er ikke kommet nogen indberetninger endnu"


def test_a_redaction_says_that_something_was_removed_but_not_what() -> None:
    taken = replace(
        DELIVERED, redactions=(Redaction("Bo", "Navne", "Filen er fjernet.", AT),), has_file=False
    )
    assert "Filen er fjernet." in history.submission_table([taken], Links())
    assert "Noget er fjernet 2. juli 2026 klokken 00.30 af Bo" in history.facts(taken)


def test_the_steps_of_a_submission_are_listed_in_order() -> None:
    shown = history.facts(DELIVERED)
    assert "Kladde: Anna, 2. juli 2026" in shown
    assert "Godkendt af forvaltningen: Bo, 2. juli 2026 klokken 00.30 (Sammen med 9)" in shown


def taking_back(submission: Submission, *same: Submission) -> str:
    return history.taking_back(submission, same, Links())


def test_a_mistake_can_also_be_corrected_by_resubmitting_the_earlier_file() -> None:
    later, first = replace(DELIVERED, version=10), replace(DELIVERED, version=6)
    shown = taking_back(later, DELIVERED, first)
    assert 'href="./indberetning?igen=8"' in shown
    assert "igen=10" not in shown
    assert "igen=6" not in shown
    assert "igen=8" in taking_back(DELIVERED, later)  # it can be resubmitted itself


def test_without_an_earlier_submission_the_rows_are_withdrawn_in_the_template() -> None:
    shown = taking_back(DELIVERED)
    assert "igen=" not in shown
    assert "I skabelonen" in shown


def test_a_removed_file_cannot_be_resubmitted() -> None:
    later, gone = replace(DELIVERED, version=9), replace(DELIVERED, has_file=False)
    assert "igen=" not in taking_back(later, gone)
    shown = taking_back(gone, later)
    assert "igen=" not in shown
    assert "er fjernet" in shown


def test_a_file_of_the_data_folder_is_only_undone_and_is_corrected_in_the_folder() -> None:
    assert taking_back(SHIPPED) == ""
    looked = Undoing(SHIPPED.version, (), at_once=False)
    told = history.undoing_sentence(SHIPPED, looked)
    assert "Filen i mappen data bliver ikke ændret." in told
    assert "mappen" not in history.undoing_sentence(DELIVERED, looked)


def test_an_undone_submission_says_so_in_every_list() -> None:
    undone = replace(DELIVERED, undone_by=12)
    assert "fortrudt med udgave 12" in history.submission_table([undone], Links())


def test_a_second_snapshot_of_a_day_does_not_replace_the_first() -> None:
    there = [Published("Status juli", date(2026, 7, 2), 8, 8, "Cilla", "2026-07-02")]
    assert "»Status juli«. Det bliver stående" in history.beside(there, date(2026, 7, 2))
    assert history.beside(there, date(2026, 7, 3)) == ""
    twice = [*there, replace(there[-1], name="Status juli, rettet")]
    assert "»Status juli, rettet«. De bliver stående" in history.beside(twice, date(2026, 7, 2))


def test_figures_of_two_dates_are_shown_side_by_side() -> None:
    known = (*departments(), indicator("fleksjob"))
    before = assessed(*known, observation("fleksjob", "BUF", 2024, 274))
    after = assessed(
        *known, observation("fleksjob", "BUF", 2024, 300), target("fleksjob", "BUF", 2024, 376)
    )
    found = changed_figures(before, after)
    shown = history.figure_table(after, found, "Før", "Nu")
    assert ">274<" in shown
    assert ">300, måltal 376<" in shown
    assert history.figure_sentence(found) == "Tal og måltal: 1 ændret."
    assert history.figure_sentence([]) == "Ingen tal eller måltal er anderledes."


def test_a_count_of_few_persons_is_hidden_in_a_comparison_too() -> None:
    known = (*departments(), indicator("sager", few_persons=True))
    before = assessed(*known, observation("sager", "BUF", 2024, 20))
    after = assessed(*known, observation("sager", "BUF", 2024, 2))
    shown = history.figure_table(after, changed_figures(before, after), "Før", "Nu")
    assert ">2<" not in shown
    assert "skjult (få personer)" in shown


def test_dates_to_compare_are_snapshots_and_days_on_which_a_source_became_known() -> None:
    source = Source(
        id="STATUS",
        title="Status",
        short_title="Status",
        publisher="Byen",
        dated=Period.parse("2025-10-31"),
    )
    later = replace(source, id="S2", dated=Period.parse("2027-01-01"))
    snapshots = [
        Published(name, date(2025, 11, 13), 7, log, "data/", "2026-01-01")
        for log, name in enumerate(("Status oktober 2025", "Status, rettet"), start=7)
    ]
    today = date(2026, 11, 22)
    found = timepoints.timepoints(
        snapshots, [source, later], today, ["2024-05-01", "Status, rettet"], working=True
    )
    assert list(found.items()) == [
        ("2026-11-22", "Arbejdsudgaven per 22. november 2026"),
        ("Status, rettet", "Status, rettet, set per 13. november 2025"),
        ("Status oktober 2025", "Status oktober 2025, set per 13. november 2025"),
        ("2025-10-31", "31. oktober 2025, da Status blev kendt"),
        ("2024-05-01", "1. maj 2024"),
    ]
    # The working edition is not offered to whom it is not for.
    for_all = timepoints.timepoints(snapshots, [source, later], today, working=False)
    assert next(iter(for_all.items())) == ("2026-11-22", "22. november 2026, i dag")
    assert len(timepoints.named(snapshots, today, working=False)) == 2
    assert len(timepoints.named(snapshots, today, working=True)) == 3
    assert timepoints.asked("status, Rettet", snapshots, None) == "Status, rettet"
    assert timepoints.asked("2025-11-13", snapshots, date(2025, 11, 13)) == "Status oktober 2025"
    assert timepoints.asked("2025-11-14", snapshots, date(2025, 11, 14)) == "2025-11-14"
    assert timepoints.asked("snart", snapshots, None) is None
    assert timepoints.heading("Status, rettet", snapshots) == "Status, rettet"
    assert timepoints.heading("2024-05-01", snapshots) == "1. maj 2024"
