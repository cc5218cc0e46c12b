"""The shipped workbooks compared with the public documents, which the expected values are from."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import fields
from datetime import date

import pytest

from commands.reading import read
from loaders.checking.rows import records as as_records
from loaders.checking.rows import sound
from loaders.reading.parse import deliver
from loaders.templates.workbooks import workbook
from metrics.assessment import assess
from metrics.status import Criterion
from monitor.settings import SHIPPED_DATA
from policy.choices import (
    Direction,
    MoneyDuration,
    Qualifier,
    RemarkScope,
    ServiceLevel,
    Side,
    Unit,
    UnitKind,
)
from policy.findings import Severity
from policy.statuses import StatusCode
from policy.tables import REQUIRED, TABLES, Records
from presentation.language.numbers import percent
from store.observing import known

AS_OF = date(2025, 11, 13)

# STATUS page 17, as printed.
FLEKSJOB = """
    BIF 87 47 185
    BUF 274 376 73
    KFF 48 33 145
    SOF 207 157 132
    SUF 249 164 152
    TMF 65 52 125
    ØKF 84 70 120
    KK 1014 900 113
"""
PRINTED = [line.split() for line in FLEKSJOB.strip().splitlines()]


@pytest.fixture(scope="module")
def reading():
    return read([SHIPPED_DATA])


@pytest.fixture(scope="module")
def records(reading):
    return reading.records


@pytest.fixture(scope="module")
def status(records):
    return assess(known(records, AS_OF), AS_OF)


@pytest.fixture(scope="module")
def texts(records):
    """Every text of every record, with its location."""
    return [
        (f"{table.name} {row}"[:120], value)
        for table in fields(records)
        for row in getattr(records, table.name)
        for field in fields(row)
        if isinstance(value := getattr(row, field.name), str)
    ]


def by_id(rows):
    return {row.id: row for row in rows}


def test_the_shipped_workbooks_have_no_findings(reading):
    found = [f for delivery in reading.deliveries for f in delivery.findings]
    assert [f for f in found if f.severity is not Severity.NOTE] == []


def test_every_workbook_of_the_policy_is_shipped(reading):
    assert [d.file for d in reading.deliveries] == [f"{name}.xlsx" for name in REQUIRED]


def test_no_cell_of_the_shipped_workbooks_is_left_unread(reading):
    assert {d.file: d.counts.not_read for d in reading.deliveries} == {
        f"{name}.xlsx": 0 for name in REQUIRED
    }


def test_the_shipped_records_are_the_same_after_a_round_trip_through_the_templates(records):
    written = [
        deliver(f"{name}.xlsx", workbook(tables, records)) for name, tables in REQUIRED.items()
    ]
    rows, found = sound(written, Records())
    assert as_records(rows) == records
    assert [f for f in found if f.severity is Severity.ERROR] == []


def test_the_catalogue_has_the_objectives_and_priorities_of_the_policy(records):
    assert len(records.objectives) == 6
    assert Counter(p.objective for p in records.priorities) == {1: 2, 2: 4, 3: 2, 4: 3, 5: 5, 6: 4}
    assert {d.code for d in records.departments} == {
        "BIF",
        "BUF",
        "KFF",
        "SOF",
        "SUF",
        "TMF",
        "ØKF",
        "KK",
    }


def test_initiatives_are_the_bullets_of_the_status(records):
    bullets = [initiative for initiative in records.initiatives if not initiative.part_of]
    assert Counter(i.objective for i in bullets) == {1: 6, 2: 6, 3: 11, 4: 6, 5: 10, 6: 16}


def test_no_initiative_belongs_to_the_three_priorities_that_the_status_does_not_map(records):
    mapped = {initiative.priority for initiative in records.initiatives}
    assert mapped.isdisjoint({"2b", "4b", "6c"})


def test_commitments_are_the_bullets_of_budget_2023_and_the_policys_own(records):
    decided = {
        where: Counter(c.objective for c in records.commitments if c.decided_in == where)
        for where in ("budget 2023", None)
    }
    assert decided["budget 2023"] == {1: 4, 2: 1, 3: 2, 4: 7, 5: 3, 6: 4}
    assert decided[None] == {3: 3, 5: 2}  # playgrounds twice, toilets; two mappings
    assert sum(map(Counter.total, decided.values())) == len(records.commitments)


def test_money_is_temporary_only_where_its_last_year_is_printed(records):
    temporary = [i for i in records.initiatives if i.money_duration is MoneyDuration.TEMPORARY]
    assert [(i.id, i.money_last_year) for i in temporary] == [("I3-06", 2026)]


def test_the_measurable_words_in_the_wording_of_a_priority_are_kept(records):
    printed = {p.id: (p.direction, p.unit) for p in records.priorities if p.direction}
    up, down = (Direction.HIGHER, None), (Direction.LOWER, None)
    assert printed == {
        "1a": up,  # "Øge tilfredsheden"
        "2b": up,  # "Større gennemsigtighed"
        "4a": up,  # "flere børn skal trives"
        "4b": (Direction.HIGHER, Unit.SHARE),  # "øge andelen"
        "4c": down,  # "nedbringe skolefravær"
        "5a": up,  # "Flere borgere"
        "5e": up,  # "Øge brugen"
        "6d": up,  # "Mere forebyggelse"
    }


def test_a_reason_for_not_measuring_has_its_own_source(records):
    reasons = {p.id: p.obstacle_sources for p in records.priorities if p.obstacle}
    assert set(reasons) == {"1a", "1b", "4c"}
    assert all(reasons.values())


def test_a_planning_grant_is_not_a_target_for_places(records):
    planned = {"specialklasser-dyvekeskolen": 80, "ny-specialskole": 120}
    assert planned.keys().isdisjoint(target.indicator for target in records.targets)
    stated = {o.indicator: o.value.value for o in records.observations if o.indicator in planned}
    assert stated == planned


def test_there_are_eighteen_remarks_as_the_council_wrote_them(records):
    scopes = Counter(remark.scope for remark in records.remarks)
    assert scopes == {RemarkScope.OBJECTIVE: 13, RemarkScope.BUDGET: 2, RemarkScope.POLICY: 3}
    by_objective = Counter(r.objective for r in records.remarks if r.objective)
    assert by_objective == {1: 2, 2: 2, 3: 3, 4: 3, 5: 1, 6: 2}


def test_each_remark_cites_the_status_and_the_councils_own_letter(records):
    for remark in records.remarks:
        documents = {citation.document for citation in remark.sources}
        own = "SUPPLEMENT" if remark.scope is RemarkScope.BUDGET else "HØRINGSSVAR"
        assert documents == {"STATUS", own}, remark.id


def test_the_remark_on_nemid_is_under_objective_three(records):
    (remark,) = [r for r in records.remarks if "NemID" in r.title]
    assert remark.objective == 3


def test_one_remark_has_a_comment_by_a_department(status):
    (answered,) = [remark for remark in status.remarks if remark.replies]
    (reply,) = answered.replies
    assert (answered.remark.objective, reply.department) == (4, "BUF")
    assert [(c.document, c.page) for c in reply.sources] == [("NOTAT", 1)]


def test_experiences_are_from_both_sides(records):
    sides = Counter(experience.side for experience in records.experiences)
    assert sides == {Side.DEPARTMENTS: 4, Side.COUNCIL: 3}


@pytest.mark.parametrize(("department", "value", "target", "printed"), PRINTED)
def test_fleksjob_is_computed_as_the_status_prints_it(status, department, value, target, printed):
    fleksjob = next(i for i in status.indicators if i.indicator.id == "fleksjob")
    (point,) = [p for p in fleksjob.current if p.department == department]
    assert (point.value.value, point.target.value) == (int(value), int(target))
    assert percent(point.attainment) == f"{printed} procent"
    assert [(c.document, c.page) for c in point.sources] == [("STATUS", 17)]


def test_the_fleksjob_total_is_not_plainly_reached_and_names_the_department_below(status):
    fleksjob = next(i for i in status.indicators if i.indicator.id == "fleksjob")
    assert fleksjob.status is StatusCode.REACHED_NOT_EVERYWHERE
    (failing,) = fleksjob.failing
    assert (failing.department, failing.shortfall) == ("BUF", 376 - 274)
    assert failing.value.value == max(int(value) for name, value, *_ in PRINTED if name != "KK")


def test_the_departments_targets_do_not_sum_to_the_printed_total(status):
    (difference,) = status.reconciliations
    assert difference.printed == 900
    assert difference.computed == sum(int(t) for name, _, t, _ in PRINTED if name != "KK") == 899


def test_fleksjob_in_earlier_years_has_only_a_percentage_and_targets(status):
    fleksjob = next(i for i in status.indicators if i.indicator.id == "fleksjob")
    earlier = {str(p.period): p for p in fleksjob.points if str(p.period) in ("2022", "2023")}
    assert earlier["2022"].value is None
    assert earlier["2022"].printed_attainment.value == 1.02
    assert [earlier[year].target.value for year in ("2022", "2023")] == [850, 850]


def test_fleksjob_is_the_only_priority_that_can_be_measured(status):
    assert [p.priority.id for p in status.priorities if p.measurable] == ["5d"]
    for priority in status.priorities:
        if not priority.measurable:
            assert Criterion.TARGET in priority.missing, priority.priority.id


@pytest.mark.parametrize(
    ("indicator", "qualifier", "figure"),
    [
        ("peer-mentorer", Qualifier.ABOUT, 110),  # "I ęėę5 har ca. ĘĘė borgere"
        ("opsporede", Qualifier.EXACT, 350),
        ("jobsoegningsforloeb", Qualifier.ABOUT, 50),
        ("vive-job-handicap", Qualifier.EXACT, 0.55),
        ("vive-job-uden-handicap", Qualifier.EXACT, 0.84),
        ("vive-job-stoerre-handicap", Qualifier.EXACT, 0.34),
        ("regler-gennemgaaet", Qualifier.EXACT, 536),
        ("klassestoerrelse", Qualifier.EXACT, 10),
        ("feriecamps", Qualifier.EXACT, 10),
        ("midlertidige-midler", Qualifier.EXACT, 0.71),
    ],
)
def test_printed_figures_are_in_the_workbooks(records, indicator, qualifier, figure):
    (observation,) = [o for o in records.observations if o.indicator == indicator]
    assert (observation.value.qualifier, observation.value.value) == (qualifier, figure)


def test_a_disputed_figure_is_kept_with_its_stater(records):
    stated = {o.indicator: o.stated_by for o in records.observations}
    assert stated["klassestoerrelse"] == stated["midlertidige-midler"] == "Handicaprådet"


def test_ranges_and_bounds_are_kept(records):
    targets = {t.indicator: t.value for t in records.targets}
    assert targets["bygninger"].ends == (5, 6)
    assert targets["bogholder-alle"].ends == (None, 25)


def test_money_without_a_stated_year_is_marked(records):
    amounts = [i for i in records.initiatives if i.amount and i.amount.value == 10_900_000]
    assert [i.money_basis.value for i in amounts] == ["unknown"]


def test_prices_compare_like_with_like(records):
    services = by_id(records.services)
    pairs = [
        (s, services[s.compares_with]) for s in records.services if s.compares_with and s.price
    ]
    assert pairs
    for ours, ceiling in pairs:
        assert "hovedret" in (ours.price_covers or ours.name).casefold()
        assert "hovedret" in ceiling.price_covers.casefold()
    assert services["loft-madservice"].price.value == 3985


def test_a_right_or_duty_in_the_document_is_never_marked_as_guiding(records):
    told = re.compile(r"har ret til|giver ret til|har pligt til|ret til at|klagefrist")
    own = [s for s in records.services if s.level is not ServiceLevel.NATIONAL]
    rights = {s.id for s in own if told.search(f"{s.name}. {s.summary}".casefold())}
    complaints = {s.id for s in own if s.theme == "Sådan klager du"}
    marked = {s.id for s in own if s.level is ServiceLevel.RULE}
    assert {"indsigt", "pligt-til-besked", "handicapkoersel-ture", "klagefrist"} <= rights
    assert rights | complaints | {"frit-valg", "sagsbehandlingsfrister"} <= marked


def test_the_assessing_offices_have_opening_hours(records):
    hours = {unit.id: unit.hours for unit in records.units}
    assert "klokken 10 til 14" in hours["hjemmeplejevisitationen"]
    assert all(hours[code] for code in ("sygeplejevisitationen", "psykiatrienheden"))


def test_every_supplier_has_a_telephone_a_year_and_a_service(records):
    suppliers = {u.id: u for u in records.units if u.kind is UnitKind.SUPPLIER}
    assert len(suppliers) == 2 + 2 + 1 + 3 + 2  # home help, laundry, rides, groceries, meals
    assert {
        u.id for u in suppliers.values() if "elefon" not in u.contact or u.year != 2024
    } == set()
    assert set(suppliers) <= {code for s in records.services for code in s.units}


def test_a_price_of_one_year_is_not_on_a_row_of_a_different_year(records):
    of_2023 = {s.id for s in records.services if s.price and (s.price_year or s.year) == 2023}
    assert of_2023 == {
        "spisetilbud-hovedmaaltid",
        "spisetilbud-hovedret",
        "plejevederlag-sygedagpenge",
        "plejevederlag-basis",
    }


def test_every_cited_source_is_declared_and_has_the_day_from_which_it_is_known(records):
    declared = {source.id for source in records.sources if source.known}
    cited = {
        citation.document
        for table in TABLES
        for row in getattr(records, table.name)
        for citation in getattr(row, "sources", ())
    }
    assert cited <= declared


STATING_NOTHING = {
    "sources": "the documents themselves",
    "snapshots": "dates of the product",
    "target_groups": "names to choose by",
    "texts": "written by a person",
    "closings": "decided by a person",
    "public_table_tips": "our proposal, which no document mentions",
    "extracts": "a choice in public statistics, which has its own attribution",
    "public_figures": "from public statistics, with the attribution of their extract",
}
"""By table whose rows need no source: why."""


def test_every_row_with_facts_cites_its_source(records):
    without = [
        row
        for table in TABLES
        if table.name not in STATING_NOTHING
        for row in getattr(records, table.name)
        if not row.sources
    ]
    assert without == []


def test_every_public_table_says_how_it_is_fetched_what_it_lacks_and_where_it_is(records):
    assert records.public_table_tips
    for tip in records.public_table_tips:
        assert len(tip.how) > 1
        assert tip.lacks
        assert tip.areas
        assert tip.frequency
        assert tip.address.startswith("https://")


def test_the_same_public_table_is_described_alike_for_every_priority(records):
    told = {
        (tip.publisher, tip.table): (tip.title, tip.frequency, tip.areas, tip.address, tip.checked)
        for tip in records.public_table_tips
    }
    for tip in records.public_table_tips:
        assert told[tip.publisher, tip.table] == (
            tip.title,
            tip.frequency,
            tip.areas,
            tip.address,
            tip.checked,
        )


def test_pages_of_the_status_are_between_its_first_and_last(records):
    pages = {
        citation.page
        for table in TABLES
        for row in getattr(records, table.name)
        for citation in getattr(row, "sources", ())
        if citation.document == "STATUS"
    }
    assert pages <= set(range(1, 27))


def test_no_garbled_glyph_from_the_pdf_is_left(texts):
    assert [place for place, text in texts if re.search("[ėĘęĚǃǌǋǄ]", text)] == []


def test_draft_notes_are_left_out(texts):
    unwanted = re.compile("HVIS MULIGT|NYT LINK", re.IGNORECASE)
    assert [place for place, text in texts if unwanted.search(text)] == []


def test_telephone_numbers_are_only_in_rows_on_whom_to_call(records):
    number = re.compile(r"(?<![\d.,-])(\d{2} \d{2} \d{2} \d{2}|\d{4} ?\d{4})(?![\d.,-])")
    found = {
        (table.name, field.name)
        for table in fields(records)
        for row in getattr(records, table.name)
        for field in fields(row)
        if isinstance(value := getattr(row, field.name), str) and number.search(value)
    }
    assert found == {("units", "contact"), ("services", "apply_at")}


def test_no_text_for_readers_names_a_row_by_its_code(texts):
    code = re.compile(r"\b(I\d-\d+\w?|B\d-\d|BB-\d|BP-\d|T\d-\d|H-\d+|S-\d|E-[FH]\d)\b")
    assert [place for place, text in texts if code.search(text) and not code.fullmatch(text)] == []


def test_expected_meetings_stay_expected(records):
    expected = {str(e.period): e.state.value for e in records.events if e.period}
    for day in ("2025-10-08", "2025-10-28", "2025-11-13"):
        assert expected[day] == "expected"
