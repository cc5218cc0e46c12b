from __future__ import annotations

from dataclasses import replace

import pytest

from metrics.status import Status
from policy.choices import Aggregation, Frequency, Population
from policy.columns import Citation
from policy.kinds import Kind
from policy.quantities import Quantity
from policy.statuses import StatusCode
from presentation.figures.all_figures import (
    figure_lists,
    headline,
    indicator_heading,
    judgements,
    lead,
)
from presentation.figures.sections import FigureGroup, section_of
from presentation.html.links import Links
from tests.records import (
    assessed,
    baseline,
    departments,
    indicator,
    judged,
    judgement,
    objectives_and_priorities,
    observation,
    policy,
    target,
)


def listed(status: Status, section: FigureGroup) -> str:
    return figure_lists(status, section, status.indicators, Links())


@pytest.mark.parametrize(
    ("fields", "section"),
    [
        ({"kind": Kind.LEVEL}, FigureGroup.JUDGED),
        ({"kind": Kind.PATH}, FigureGroup.JUDGED),
        ({"kind": Kind.MILESTONE}, FigureGroup.MILESTONES),
        ({"kind": Kind.CONTEXT}, FigureGroup.CONTEXT),
        ({"kind": Kind.LEVEL, "population": Population.NATIONAL}, FigureGroup.CONTEXT),
    ],
)
def test_an_indicator_with_a_target_is_in_the_section_of_its_kind(fields, section):
    status = judged(
        indicator("tal", **fields),
        target("tal", "SOF", 2024, 10),
        observation("tal", "SOF", 2024, 9),
    )
    assert section_of(status) is section


def test_a_figure_without_a_target_is_in_a_section_of_its_own():
    status = judged(indicator("tal", Kind.DIRECTION), observation("tal", "SOF", 2024, 9))
    assert section_of(status) is FigureGroup.WITHOUT_TARGET


def test_a_value_to_maintain_is_judged_by_its_baseline():
    status = judged(
        indicator("tal", Kind.HOLD),
        baseline("tal", "SOF", 2023, 9),
        observation("tal", "SOF", 2024, 9),
    )
    assert section_of(status) is FigureGroup.JUDGED


def test_the_heading_says_how_many_of_all_figures_are_judged():
    status = assessed(
        indicator("fleksjob"),
        target("fleksjob", "BUF", 2024, 376),
        observation("fleksjob", "BUF", 2024, 274),
        indicator("regler", Kind.CONTEXT),
        observation("regler", "SUF", 2024, 536),
    )
    assert headline(status) == "1 af 2 tal bedømmes efter et måltal"


def test_the_heading_is_true_if_no_figure_is_judged_or_known():
    nothing_judged = assessed(indicator("tal", Kind.CONTEXT), observation("tal", "SUF", 2024, 5))
    assert headline(nothing_judged) == "Ingen tal har et måltal at blive bedømt efter"
    assert headline(assessed()) == "Ingen kendte tal per 13. november 2025"


def test_the_lead_gives_the_verdict_and_counts_figures_that_are_not_judged():
    status = assessed(
        *departments(),
        indicator("fleksjob", name="Ansatte i fleksjob"),
        target("fleksjob", "BUF", 2024, 376),
        observation("fleksjob", "BUF", 2024, 274),
        indicator("mentorer", Kind.DIRECTION),
        indicator("bygninger", Kind.MILESTONE),
        indicator("a", Kind.CONTEXT),
        indicator("b", Kind.CONTEXT),
    )
    assert lead(status) == (
        "Ansatte i fleksjob: måltallet for 2024 blev ikke nået i BUF. Ét har intet måltal, "
        "ét er en milepæl med et tal og to er baggrundstal, som vises uden at blive bedømt."
    )


def test_a_figure_is_shown_with_qualifier_population_and_who_states_it():
    status = assessed(
        *departments(),
        *objectives_and_priorities(),
        indicator(
            "klasser",
            Kind.CONTEXT,
            name="Elever per klasse",
            objective=4,
            priority=None,
            population_note="Elever på specialskoler.",
            note="Børne- og Ungdomsforvaltningen svarer, at pengene følger barnet.",
        ),
        baseline("klasser", "BUF", None, Quantity.about(8)),
        observation(
            "klasser",
            "BUF",
            None,
            10,
            stated_by="Handicaprådet",
            sources=(Citation("HØRINGSSVAR", 3),),
        ),
    )
    html = listed(status, FigureGroup.CONTEXT)
    for expected in (
        "<summary>4. M4: 1 baggrundstal</summary>",
        "<summary>Elever per klasse</summary>",
        "pengene følger barnet.",
        "før ca. 8",
        "Borgere med handicap. Elever på specialskoler.",
        "<dt>Oplyst af</dt><dd>Handicaprådet</dd>",
        'data-label="Kilde">HØRINGSSVAR, side 3',
        'data-label="Periode">ikke oplyst',
    ):
        assert expected in html


def test_figures_of_several_departments_have_unlike_names():
    status = assessed(
        *departments(),
        indicator("mentorer", Kind.DIRECTION, name="Mentorer"),
        observation("mentorer", "SOF", 2024, 9),
        observation("mentorer", "BIF", 2024, 4),
    )
    html = listed(status, FigureGroup.WITHOUT_TARGET)
    assert "<summary>Mentorer: BIF</summary>" in html
    assert "<summary>Mentorer: SOF</summary>" in html
    assert html.count('id="mentorer"') == 1


def test_whom_else_a_figure_covers_is_never_folded():
    status = assessed(
        indicator("job", Kind.CONTEXT, population=Population.NATIONAL, population_note="Alle."),
        observation("job", None, 2020, 5),
    )
    html = listed(status, FigureGroup.CONTEXT)
    assert "<dt>Forvaltning</dt>" not in html  # a figure for the whole country is no department's
    in_sight = html.partition("</details></div><p")[2]
    assert in_sight.startswith(' class="source">Landstal.</p>')


def test_a_figure_that_is_not_a_plain_number_shows_the_words_of_its_source():
    status = assessed(
        indicator("legepladser", Kind.CONTEXT),
        observation(
            "legepladser",
            "KK",
            None,
            replace(Quantity.at_least(100), word="over"),
            printed_as="over 100 legepladser",
        ),
    )
    html = listed(status, FigureGroup.CONTEXT)
    assert "over 100<" in html
    assert "Kilden skriver »over 100 legepladser«." in html


def test_background_figures_have_no_verdict():
    status = assessed(indicator("tal", Kind.CONTEXT), observation("tal", "SUF", 2024, 5))
    html = listed(status, FigureGroup.CONTEXT)
    assert "Status</th>" not in html
    assert StatusCode.CONTEXT.label not in html.replace('unseen">Baggrundstal', "")


def test_a_milestone_shows_the_plan_the_deadline_and_the_result():
    status = assessed(
        indicator("bygninger", Kind.MILESTONE),
        target("bygninger", "ØKF", None, Quantity.between(5, 6), deadline=2026),
        observation("bygninger", "ØKF", 2024, 2),
    )
    html = listed(status, FigureGroup.MILESTONES)
    assert 'data-label="Planlagt" class="numeric">5 til 6' in html
    assert "nu 2" in html
    assert 'data-label="Frist">2026' in html


def test_a_count_of_few_persons_is_hidden_and_so_are_the_words_of_its_source():
    status = assessed(
        policy(),
        indicator("faa", Kind.DIRECTION, few_persons=True),
        observation("faa", "SOF", 2024, 3, printed_as="tre borgere", note="Kun tre."),
    )
    html = listed(status, FigureGroup.WITHOUT_TARGET)
    assert "Skjult (få personer)" in html
    assert "tre borgere" not in html
    assert "Kun tre." not in html


def test_an_indicator_without_any_figure_is_still_listed():
    status = assessed(indicator("tomt", Kind.DIRECTION, name="Tomt tal"))
    html = listed(status, FigureGroup.WITHOUT_TARGET)
    assert "Tomt tal" in html
    assert "Tal mangler" in html


def test_earlier_figures_can_be_unfolded_under_their_name():
    status = assessed(
        indicator("tal", Kind.DIRECTION, name="Mentorer"),
        observation("tal", "SOF", 2023, 90),
        observation("tal", "SOF", 2024, 110),
    )
    html = listed(status, FigureGroup.WITHOUT_TARGET)
    assert '<summary>Tidligere tal<span class="unseen">: Mentorer</span></summary>' in html
    assert ">90<" in html


def test_a_figure_whose_successor_is_overdue_says_so_beside_its_status():
    status = assessed(
        indicator("tal", Kind.DIRECTION, frequency=Frequency.YEARLY),
        observation("tal", "SOF", 2023, 90),
    )
    html = listed(status, FigureGroup.WITHOUT_TARGET)
    assert "Kun én måling" in html
    assert "Nyt tal mangler" in html


def test_only_the_figure_whose_successor_is_overdue_has_the_mark():
    status = assessed(
        indicator("tal", Kind.DIRECTION, adding=Aggregation.NONE, frequency=Frequency.YEARLY),
        observation("tal", "SOF", 2022, 90),
        observation("tal", "SUF", 2024, 80),
    )
    assert listed(status, FigureGroup.WITHOUT_TARGET).count("Nyt tal mangler") == 1


def test_a_manual_judgement_is_shown_beside_the_computed_status_with_name_date_and_reason():
    status = assessed(
        *departments(),
        indicator("tal"),
        target("tal", "BUF", 2024, 376),
        observation("tal", "BUF", 2024, 274),
        judgement("tal", "BUF", 2024, StatusCode.NEAR, reason="Mange ledige stillinger."),
    )
    (one,) = status.indicators
    assert (
        "Manuel vurdering af Prøve Prøvesen, 13. november 2025 (BUF, 2024): Næsten nået. "
        "Mange ledige stillinger."
    ) in judgements(status, one)
    assert "Ikke nået" in indicator_heading(one, Links())


def test_a_link_to_the_priority_keeps_the_readers_choices():
    one = judged(
        indicator("tal", priority_is_reading=True),
        target("tal", "BUF", 2024, 376),
        observation("tal", "BUF", 2024, 274),
    )
    told = indicator_heading(one, Links({"dato": "2025-11-13"}))
    link = '<a href="./maalsaetning-5?dato=2025-11-13#5d">5d</a>'
    assert f"prioritering {link} (vores læsning)" in told


def test_text_from_data_is_escaped():
    status = assessed(
        indicator("tal", Kind.CONTEXT, name="<script>", population_note="<b>alle</b>"),
        observation("tal", "SUF", 2024, 5, note="<i>note</i>", stated_by="<u>"),
    )
    html = listed(status, FigureGroup.CONTEXT)
    assert not any(tag in html for tag in ("<script>", "<b>", "<i>", "<u>"))
