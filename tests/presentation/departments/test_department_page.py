"""The page of one department. The figures on fleksjob are from the documents, all others invented."""

from __future__ import annotations

import pytest

from policy.choices import (
    EventKind,
    EventState,
    FollowUp,
    InitiativeState,
    RemarkKind,
    RemarkScope,
    UnitKind,
)
from policy.kinds import Kind
from policy.periods import Period
from policy.records import Department, OrganisationUnit
from policy.statuses import StatusCode
from presentation.departments import department_figures, department_remarks
from presentation.departments.department_page import (
    FIGURES_STAY,
    brief,
    carried,
    carrying,
    changes,
    found,
    headline,
    initiative_lists,
    news_list,
    organisation_events,
    overview_download,
    overview_headline,
    overview_lead,
    overview_table,
    own_download,
    priority_download,
    priority_table,
    units,
)
from presentation.html.links import Links
from presentation.initiatives.all_initiatives import initiative_download
from tests.records import (
    assessed,
    baseline,
    event,
    figures_as_printed,
    indicator,
    initiative,
    objective,
    observation,
    priority,
    remark,
    reply,
    source,
    target,
)

# STATUS page 17, the two departments with the most employees in fleksjob.
PRINTED = """
| Forvaltning | Status | Måltal | Målopfyldelse i procent |
| BUF         | 274    | 376    | 73                      |
| SUF         | 249    | 164    | 152                     |
"""
CATALOGUE = (
    Department(code="BUF", name="Børneforvaltningen", committee="Børneudvalget"),
    Department(code="SUF", name="Sundhedsforvaltningen"),
    Department(code="KK", name="Kommunen"),
    objective(4),
    objective(5),
    priority("4a", lead=("BUF",)),
    priority("5b", lead=("SUF",), others=("BUF",)),
    priority("5d", lead=("BUF", "SUF")),
)
FLEKSJOB = (indicator("fleksjob"), *figures_as_printed("fleksjob", 2024, PRINTED))


def department(status, code="BUF"):
    chosen = found(status, code)
    assert chosen is not None
    return chosen


@pytest.fixture(scope="module")
def status():
    return assessed(*CATALOGUE, *FLEKSJOB)


def test_the_whole_city_is_not_a_department(status):
    assert [d.code for d in carrying(status)] == ["BUF", "SUF"]
    assert found(status, "KK") is None
    assert found(status, "XYZ") is None
    assert found(status, None) is None


def test_a_department_that_is_gone_says_so_and_is_no_more_than_its_history():
    gone = Department(code="SUF", name="Sundhedsforvaltningen", valid_to=Period.parse("2024"))
    status = assessed(*(gone if row == CATALOGUE[1] else row for row in CATALOGUE), *FLEKSJOB)
    told = brief(status, department(status, "SUF"))
    assert (
        "Forvaltningen fandtes til og med 2024. Der ventes ikke tal fra den for tiden efter."
    ) in told
    assert "Sundhedsforvaltningen</a> (SUF, til og med 2024)" in overview_table(
        status, Links(), None
    )
    # BUF missed its target, and SUF, which reached its own, is not there to be counted.
    assert overview_lead(status).startswith("Én forvaltning nåede ikke sine egne måltal.")


def test_a_department_that_has_come_says_what_its_figures_are_not_compared_with():
    new = Department(code="SUF", name="Sundhedsforvaltningen", valid_from=Period.parse("2024"))
    status = assessed(*(new if row == CATALOGUE[1] else row for row in CATALOGUE), *FLEKSJOB)
    assert (
        "Forvaltningen findes fra 2024. Dens tal bliver ikke holdt op mod tal fra før."
    ) in brief(status, department(status, "SUF"))


def test_the_heading_of_the_list_names_the_department_with_most_priorities(status):
    # BUF has a part in 4a, 5b and 5d; SUF in 5b and 5d.
    assert overview_headline(status) == (
        "Børneforvaltningen har del i flest prioriteringer: 3 af 3"
    )


def test_two_departments_with_most_priorities_are_both_named():
    status = assessed(*CATALOGUE[:5], priority("5d", lead=("BUF", "SUF")))
    assert overview_headline(status).startswith("Børneforvaltningen og Sundhedsforvaltningen har")


def test_the_list_counts_the_responsibilities_of_each_department(status):
    taken = overview_download(status, None)
    rows = [dict(zip(taken.headings, row, strict=True)) for row in taken.rows]
    assert [row["Ansvarlig for prioriteringer"] for row in rows] == [2, 2]
    assert [row["Deltager i prioriteringer"] for row in rows] == [1, 0]
    assert [row["Tal"] for row in rows] == [1, 1]
    assert rows[0]["Egne måltal"] == "Ikke nået, 2024: 274 af 376"


def test_the_list_names_departments_below_target_and_by_how_much(status):
    told = overview_lead(status)
    assert told.startswith("Én af to forvaltninger nåede sine egne måltal.")
    # 376 - 274
    assert (
        f"var {376 - 274} under måltallet og har samtidig det største antal af alle (274)" in told
    )


def test_a_department_before_its_deadline_counts_neither_as_reached_nor_as_failing():
    later = indicator("ramper", kind=Kind.PATH)
    status = assessed(
        *CATALOGUE,
        indicator("fleksjob"),
        target("fleksjob", "BUF", 2024, 376),
        observation("fleksjob", "BUF", 2024, 274),
        later,
        baseline("ramper", "SUF", 2022, 0),
        target("ramper", "SUF", None, 100, deadline=2026),
        observation("ramper", "SUF", 2024, 50),
    )
    told = overview_lead(status)
    assert told.startswith("Én forvaltning nåede ikke sine egne måltal.")
    assert "For én forvaltning kan det ikke afgøres endnu." in told


def test_the_list_links_to_each_department(status):
    told = overview_table(status, Links({"dato": "2025-11-13"}), None)
    assert 'href="./forvaltninger?dato=2025-11-13&amp;forvaltning=BUF"' in told
    assert "Ikke nået, 2024: 274 af 376" in told


def test_the_heading_gives_the_priorities_a_department_leads_and_how_many_have_a_target(status):
    # BUF leads 4a and 5d, SUF 5b and 5d; fleksjob measures 5d.
    assert headline(status, department(status)) == (
        "Børneforvaltningen er ansvarlig for to prioriteringer; én af dem har et måltal"
    )
    without = assessed(*CATALOGUE)
    assert headline(without, department(without)).endswith("ingen af dem har et måltal")


def test_the_heading_fits_a_department_that_only_takes_part_or_has_no_part():
    taking_part = assessed(*CATALOGUE[:5], priority("5b", lead=("SUF",), others=("BUF",)))
    assert headline(taking_part, department(taking_part)) == (
        "Børneforvaltningen deltager i én prioritering"
    )
    assert headline(taking_part, department(taking_part, "SUF")) == (
        "Sundhedsforvaltningen er ansvarlig for én prioritering; den har intet måltal"
    )
    none = assessed(*CATALOGUE[:5])
    assert (
        headline(none, department(none)) == "Børneforvaltningen har ingen prioriteringer i kilderne"
    )


def test_the_summary_has_each_verdict_on_the_departments_own_targets():
    more = (
        indicator("andet"),
        target("andet", "BUF", 2024, 10),
        observation("andet", "BUF", 2024, 10),
    )
    status = assessed(*CATALOGUE, *FLEKSJOB, *more)
    told = brief(status, department(status))
    assert "Børneforvaltningen nåede ikke måltallet for 2024: fleksjob." in told
    assert "Børneforvaltningen nåede måltallet for 2024: andet." in told


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (100, "nåede måltallet for 2024"),
        (90, "nåede næsten måltallet for 2024"),
        (89, "nåede ikke måltallet for 2024"),
    ],
)
def test_the_words_of_the_summary_follow_the_verdict(value, told):
    status = assessed(
        *CATALOGUE,
        indicator("tal"),
        target("tal", "BUF", 2024, 100),
        observation("tal", "BUF", 2024, value),
    )
    assert told in brief(status, department(status))


def test_the_summary_has_the_committee_the_part_and_the_shortfall(status):
    told = brief(status, department(status))
    assert "hører under Børneudvalget" in told
    assert "ansvarlig for to af 3 prioriteringer og deltager i én på sit område" in told
    assert f"var {376 - 274} under måltallet" in told


def test_a_committee_that_the_sources_do_not_name_is_said_to_be_unnamed(status):
    assert "nævner ikke, hvilket udvalg" in brief(status, department(status, "SUF"))


def test_a_figure_below_target_comes_before_all_others():
    more = (
        indicator("aaa", Kind.CONTEXT),
        observation("aaa", "BUF", 2024, 5),
        indicator("bbb"),
        target("bbb", "BUF", 2024, 10),
        observation("bbb", "BUF", 2024, 12),
    )
    status = assessed(*CATALOGUE, *more, *FLEKSJOB)
    own = department_figures.own_figures(status, "BUF")
    assert [i.indicator.id for i, _ in own] == ["fleksjob", "bbb", "aaa"]
    assert [p.status for _, p in own[:2]] == [StatusCode.MISSED, StatusCode.REACHED]


def test_a_milestone_is_among_the_other_figures_with_its_planned_value():
    status = assessed(
        *CATALOGUE,
        *FLEKSJOB,
        indicator("pladser", Kind.MILESTONE, adding="none"),
        target("pladser", "BUF", None, 136, deadline="2024/25"),
    )
    told = department_figures.figure_tables(status, "BUF", None, Links())
    judged, others = told.split("Uden måltal")
    assert "274" in judged
    assert "73 %" in judged
    assert "planlagt 136" in others
    assert "frist skoleåret 2024/25" in others


def test_without_figures_that_name_the_group_the_text_says_how_to_see_all(status):
    told = department_figures.figure_tables(status, "BUF", "synshandicap", Links())
    assert "målgruppen synshandicap" in told
    assert "»Vis alt«" in told
    assert "intet måltal" not in told


def test_the_download_of_figures_has_no_other_department(status):
    taken = own_download(
        department_figures.own_figure_download(status, "BUF", None), department(status)
    )
    assert taken.name.startswith("buf-tal")
    assert "Børneforvaltningen" in taken.title
    column = taken.headings.index("Forvaltning")
    assert {row[column] for row in taken.rows} == {"Børneforvaltningen"}


def test_priorities_that_it_leads_come_first_with_its_own_verdict(status):
    assert [p.priority.id for p in carried(status, "BUF")] == ["4a", "5d", "5b"]
    told = priority_table(status, department(status), Links())
    assert "Nået samlet" not in told  # one failing part means that the whole is not reached
    assert "Ikke nået, 2024: 274 af 376" in told
    assert "deltager på sit område" in told
    assert "Ingen indsatser i kilderne" in told


def test_initiatives_of_the_whole_city_are_labelled_as_such():
    status = assessed(*CATALOGUE, initiative("A", priority="5d", departments=("KK",), objective=5))
    told = priority_table(status, department(status), Links())
    assert "1 for hele kommunen" in told
    assert "For hele kommunen" in initiative_lists(status, "BUF", None, Links())


def test_priorities_can_be_downloaded(status):
    taken = priority_download(status, department(status))
    rows = [dict(zip(taken.headings, row, strict=True)) for row in taken.rows]
    assert [row["Forvaltningens del"] for row in rows] == [
        "ansvarlig", "ansvarlig", "deltager på sit område",
    ]  # fmt: skip
    assert rows[1]["Har måltal"] == "ja"


def test_initiatives_are_grouped_by_objective_and_objectives_without_any_are_named():
    status = assessed(
        *CATALOGUE,
        initiative("A", objective=4, departments=("BUF",), state=InitiativeState.ONGOING),
        initiative("B", objective=5, departments=("SUF",)),
    )
    told = initiative_lists(status, "BUF", None, Links())
    assert "4. Målsætning 4" in told
    assert "Indsats A" in told
    assert "Indsats B" not in told
    assert "fra forvaltningen under målsætning 5, som den har del i" in told
    taken = own_download(initiative_download(status, []), department(status))
    assert taken.rows == ()


REMARKS = (
    remark("R1", RemarkKind.PROPOSAL, departments=("BUF",), objective=4),
    remark("R2", RemarkKind.CONCERN, objective=5),
    remark("R3", RemarkKind.PRAISE, objective=1),
    remark("R4", RemarkKind.CONCERN, scope=RemarkScope.BUDGET, objective=None),
    reply("S2", "R2"),
)


def test_remarks_that_name_it_are_separate_from_those_on_its_objectives():
    status = assessed(*CATALOGUE, *REMARKS)
    assert [r.remark.id for r in department_remarks.naming(status, "BUF")] == ["R1"]
    about = department_remarks.about_objectives(status, "BUF")
    assert [r.remark.id for r in about] == ["R2"]
    told = department_remarks.remark_table(status, "Om", about, None)
    assert "Bemærkninger fra Børneforvaltningen" in told
    naming = department_remarks.naming(status, "BUF")
    assert "Intet svar i kilderne" in department_remarks.remark_table(status, "Om", naming, None)


def test_remarks_on_the_budget_are_linked():
    told = department_remarks.elsewhere(assessed(*CATALOGUE, *REMARKS), Links())
    assert "budgettet (1)" in told
    assert "./handicapraadet" in told


def test_an_expected_date_without_news_is_a_question():
    status = assessed(
        *CATALOGUE,
        initiative("A", departments=("BUF",), expected="2025-08", expected_by="BUF"),
        initiative("B", departments=("SUF",), expected="2025-08"),
        source("NY", "2025-10-01", FollowUp.FULL),
    )
    told = news_list(status, "BUF")
    assert "Opfølgning mangler." in told
    assert "Indsats A: ventet i august 2025 ifølge BUF" in told
    assert "Indsats B" not in told
    assert "spørgsmål at stille" in told
    assert "Ingen ventet dato" in news_list(assessed(*CATALOGUE), "BUF")


def unit(code: str, kind: UnitKind, department: str = "BUF") -> OrganisationUnit:
    return OrganisationUnit(
        id=code, name=f"Enhed {code}", kind=kind, department=department, summary="Hvad den gør."
    )


def test_councils_of_a_department_are_separate_from_the_citys_council():
    own = [unit("c", UnitKind.CENTRE), unit("r", UnitKind.COUNCIL)]
    city = OrganisationUnit(
        id="h", name="Handicaprådet", kind=UnitKind.COUNCIL, department="KK", summary="Rådet."
    )
    status = assessed(*CATALOGUE, *own, city)
    told = units(status, own, None)
    assert "Enhed c" in told.split("Råd</strong>", maxsplit=1)[0]
    assert "er ikke Handicaprådet" in told
    assert "ingen enheder" in units(status, [], None)
    assert "»Vis alt«" in units(status, [], "autisme")


def test_changes_of_the_organisation_are_in_time_order_and_figures_stay():
    def change(code, when, *named):
        return event(code, EventState.HELD, when, kind=EventKind.ORGANISATION, departments=named)

    status = assessed(
        *CATALOGUE, change("O3", 2026, "BUF"), change("O1", 2015, "SUF"), change("O2", 2025, "BUF")
    )
    assert [e.id for e in organisation_events(status)] == ["O1", "O2", "O3"]
    assert [e.id for e in organisation_events(status, "BUF")] == ["O2", "O3"]
    assert FIGURES_STAY in changes(status, "BUF", Links())
    assert FIGURES_STAY in changes(assessed(*CATALOGUE), "BUF", Links())
    assert organisation_events(status)[0].period == Period.parse("2015")
