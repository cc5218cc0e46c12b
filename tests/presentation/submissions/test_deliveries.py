"""Deliveries by department, and figures not yet reported. Invented figures."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from policy.choices import Frequency
from policy.kinds import Kind
from policy.periods import Period
from policy.records import Department
from presentation.html.links import Links
from presentation.submissions import deliveries
from presentation.submissions.deliveries import Delivered
from store.history import Step, Submission
from store.states import Origin, State
from tests.records import assessed, closing, departments, indicator, initiative, observation, target

AS_OF = date(2026, 11, 22)
AT = "2026-11-22T17:05:43.000000+00:00"


def submission(version: int, *scopes: str, origin: Origin = Origin.DELIVERY) -> Submission:
    return Submission(
        version=version,
        origin=origin,
        file_name="tal.xlsx",
        sha256="0",
        size=2048,
        who="Anna",
        note="",
        at=AT,
        whole=True,
        new=1,
        changed=0,
        withdrawn=0,
        scopes=scopes,
        steps=(Step(State.DRAFT, "Anna", AT, ""),),
        redactions=(),
        has_file=True,
    )


def of(code: str, *rows: object, submissions: tuple[Submission, ...] = ()) -> Delivered:
    status = assessed(*departments("BUF", "SOF", "KK"), *rows, as_of=AS_OF)
    return next(d for d in deliveries.delivered(status, submissions) if d.department.code == code)


YEARLY = indicator("fleksjob", frequency=Frequency.YEARLY)


def test_a_year_that_has_ended_without_a_yearly_figure_is_not_reported() -> None:
    buf = of("BUF", YEARLY, observation("fleksjob", "BUF", 2024, 274))
    assert buf.missing == ["Fleksjob for 2025"]


def test_every_year_since_the_newest_figure_is_named() -> None:
    buf = of("BUF", YEARLY, observation("fleksjob", "BUF", 2022, 274))
    assert buf.missing == ["Fleksjob for 2023, 2024 og 2025"]


def test_a_closed_year_is_not_missing() -> None:
    rows = [YEARLY, observation("fleksjob", "BUF", 2023, 274), closing("fleksjob", 2025)]
    assert of("BUF", *rows).missing == ["Fleksjob for 2024"]
    goal = target("fleksjob", "BUF", 2024, 300)
    assert of("BUF", *rows, goal, closing("fleksjob", 2024)).missing == []


def test_a_figure_for_the_last_year_leaves_nothing_missing() -> None:
    assert of("BUF", YEARLY, observation("fleksjob", "BUF", 2025, 274)).missing == []


def test_no_year_is_named_after_a_yearly_figure_of_a_quarterly_indicator() -> None:
    quarterly = indicator("fleksjob", frequency=Frequency.QUARTERLY)
    buf = of("BUF", quarterly, observation("fleksjob", "BUF", 2025, 274))
    assert buf.missing == ["Fleksjob efter 2025"]


def test_the_newest_of_figures_that_end_on_the_same_day_is_the_one_that_began_last() -> None:
    rows = [observation("fleksjob", "BUF", "2025-Q4", 1), observation("fleksjob", "BUF", 2025, 4)]
    (figure,) = of("BUF", indicator("fleksjob"), *rows).figures
    assert figure.newest
    assert str(figure.newest.period) == "2025-Q4"


def test_without_a_frequency_nothing_is_missing() -> None:
    assert of("BUF", indicator("fleksjob"), observation("fleksjob", "BUF", 2020, 1)).missing == []


def test_a_figure_is_missing_for_a_past_period_with_a_target() -> None:
    buf = of("BUF", indicator("fleksjob"), target("fleksjob", "BUF", 2025, 100))
    assert buf.missing == ["Fleksjob for 2025"]


def test_follow_up_is_missing_for_a_past_deadline_but_not_for_a_coming_one() -> None:
    plads = indicator("pladser", Kind.MILESTONE)
    past = of("BUF", plads, target("pladser", "BUF", None, 10, deadline="2025-06-30"))
    coming = of("BUF", plads, target("pladser", "BUF", None, 10, deadline="2027"))
    assert past.missing == ["Pladser til fristen 30. juni 2025"]
    assert coming.missing == []


def test_figures_of_other_departments_do_not_count() -> None:
    assert of("SOF", YEARLY, observation("fleksjob", "BUF", 2024, 274)).figures == ()


def test_the_whole_city_and_closed_departments_are_left_out() -> None:
    gone = Department(code="XXX", name="Nedlagt", valid_to=Period.parse("2024"))
    status = assessed(*departments("BUF", "KK"), gone, as_of=AS_OF)
    assert [d.department.code for d in deliveries.delivered(status, ())] == ["BUF"]


def test_a_delivery_counts_for_the_departments_of_its_rows() -> None:
    sent = (submission(8, "observations/BUF", "targets/KK"),)
    assert of("BUF", YEARLY, submissions=sent).submissions == sent
    assert of("SOF", YEARLY, submissions=sent).submissions == ()


def test_a_file_of_the_data_folder_is_not_a_delivery_of_a_department() -> None:
    sent = (submission(2, "data/2-tal.xlsx", origin=Origin.DATA),)
    assert of("BUF", YEARLY, submissions=sent).submissions == ()


def test_the_heading_counts_the_departments_that_have_delivered() -> None:
    status = assessed(*departments(), as_of=AS_OF)
    nobody = deliveries.delivered(status, ())
    one = deliveries.delivered(status, (submission(8, "observations/BUF"),))
    assert deliveries.headline(nobody) == "Ingen af de syv forvaltninger har indberettet her endnu"
    assert deliveries.headline(one) == "Én af de syv forvaltninger har indberettet"


def test_a_missing_report_is_never_called_an_error() -> None:
    status = assessed(
        *departments("BUF"), YEARLY, observation("fleksjob", "BUF", 2024, 1), as_of=AS_OF
    )
    found = deliveries.delivered(status, ())
    shown = deliveries.overview_table(found, Links()) + deliveries.detail_tables(found)
    assert "har ikke indberettet" in shown.lower()
    assert "fejl" not in shown


def test_the_last_submission_is_named_with_its_state_and_a_link() -> None:
    status = assessed(*departments("BUF"), as_of=AS_OF)
    found = deliveries.delivered(status, (submission(8, "observations/BUF"),))
    shown = deliveries.overview_table(found, Links({"dato": "2026-11-22"}))
    assert 'href="./aendringer?dato=2026-11-22&amp;udgave=8"' in shown
    assert "kladde" in shown


def test_initiatives_with_a_date_of_update_are_counted() -> None:
    told = deliveries.initiative_words(
        [initiative("A", updated="2026-06"), initiative("B"), initiative("C", updated="2025-12")]
    )
    assert told == "3 i kilderne; 2 opdateret, senest juni 2026"
    assert "har ikke indberettet" in deliveries.initiative_words([initiative("B")])


def test_a_part_of_an_initiative_is_not_counted_separately() -> None:
    whole, part = initiative("i", departments=("BUF",)), initiative("d", departments=("BUF",))
    assert len(of("BUF", whole, replace(part, part_of="i")).initiatives) == 1
