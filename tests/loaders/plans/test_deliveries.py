"""A plan as a delivery: what becomes of its rows, this year and the next."""

from __future__ import annotations

from dataclasses import replace

from loaders.delivery import Delivery, Naming
from policy.choices import InitiativeState
from policy.columns import Citation
from policy.plan_headings import offered_headings
from policy.records import Initiative, Source
from policy.tables import Records
from tests.loaders.examples import KNOWN
from tests.loaders.plans.examples import PLAN, codes, delivered, document
from tests.open_document import cell, ods, row, sheet
from tests.tables import workbook

AIM = "Målsætning 5"


def initiatives(found: Delivery) -> list[Initiative]:
    return [row.record for row in found.rows if isinstance(row.record, Initiative)]


def source(found: Delivery) -> Source:
    (record,) = (row.record for row in found.rows if isinstance(row.record, Source))
    return record


def after(found: Delivery, before: Records = KNOWN) -> Records:
    """The records once a delivery is accepted."""
    new = {each.id: each for each in (*before.initiatives, *initiatives(found))}
    sources = [row.record for row in found.rows if isinstance(row.record, Source)]
    return replace(before, initiatives=tuple(new.values()), sources=(*before.sources, *sources))


def test_each_row_is_an_initiative_that_cites_its_place_in_the_plan() -> None:
    found = delivered(
        document(
            AIM,
            """
            | Aktivitet    | Beskrivelse      | Ansvarlig | Tidsplan | Økonomi             | Status   |
            | Flere ruter  | Ti ruter i byen. | BIF og SOF | fra 2027 | 1,2 mio. kr. årligt | Planlagt |
            """,
        )
    )
    (made,) = initiatives(found)
    assert (made.id, made.objective, made.title) == ("BIF-1", 5, "Flere ruter")
    assert (made.summary, made.departments) == ("Ti ruter i byen.", ("BIF", "SOF"))
    assert (str(made.start), made.end, made.period_printed) == ("2027", None, "fra 2027")
    assert made.amount is not None
    assert (made.amount.value, made.money_printed) == (1_200_000, "1,2 mio. kr. årligt")
    assert made.state is InitiativeState.PLANNED
    assert made.sources == (Citation("PLAN-BIF-2027", section="tabel 1, række 2"),)
    assert (source(found).id, source(found).title) == ("PLAN-BIF-2027", "Plan 2027")
    assert codes(found) == []
    assert found.counts.total == found.counts.read == 12


def test_next_years_plan_changes_the_same_rows_and_lists_what_is_gone() -> None:
    first = delivered(document(AIM, PLAN + "| Ruter | BIF |\n| Skilte | BIF |"))
    known = after(first)
    next_year = Naming("2028-01", "BIF", "Plan 2028")
    plan = "| Indsats | Status |\n| ruter. | I gang |\n| Lys | Planlagt |"
    second = delivered(document(AIM, plan), next_year, known)
    assert [(each.id, each.title) for each in initiatives(second)] == [
        ("BIF-1", "Ruter"),
        ("BIF-3", "Lys"),
    ]
    changed = initiatives(second)[0]
    assert (changed.state, str(changed.updated)) == (InitiativeState.ONGOING, "2028-01")
    assert [each.document for each in changed.sources] == ["PLAN-BIF-2028"]
    gone = [each.found for each in second.findings if each.code == "plan_initiative_gone"]
    assert gone == ["BIF-2: Skilte"]
    assert not second.withdrawn


def test_a_row_that_says_nothing_new_stays_as_it_is_known() -> None:
    plan = document(AIM, PLAN + "| Ruter | BIF |")
    known = after(delivered(plan))
    again = delivered(plan, Naming("2028-01", "BIF", "Plan 2028"), known)
    assert initiatives(again) == [known.initiatives[-1]]


def test_the_same_plan_read_twice_has_the_same_codes() -> None:
    plan = document(AIM, PLAN + "| Ruter | BIF |\n| Skilte | SOF |")
    once = delivered(plan)
    assert initiatives(delivered(plan)) == initiatives(once)
    assert initiatives(delivered(plan, known=after(once))) == initiatives(once)


def test_a_known_initiative_keeps_what_the_plan_does_not_say() -> None:
    mentors = replace(KNOWN.initiatives[0], follows_remark="b1", note="Vores note.")
    known = replace(KNOWN, initiatives=(mentors,))
    plan = "| Indsats | Status | Risiko |\n| Mentorer | | Få søger |"
    (changed,) = initiatives(delivered(document(plan), known=known))
    assert (changed.id, changed.summary, changed.follows_remark) == ("i1", mentors.summary, "b1")
    assert changed.note == "Vores note.\nRisiko: Få søger"


def test_a_line_about_a_column_takes_the_place_of_last_years() -> None:
    plan = "| Indsats | Status | Risiko |\n| Mentorer | | Få søger |"
    known = after(delivered(document(plan)))
    later = document(plan.replace("Få søger", "Ingen"))
    (changed,) = initiatives(delivered(later, Naming("2028", "BIF", "Plan 2028"), known))
    assert changed.note == "Risiko: Ingen"


def test_headings_in_the_first_column_are_read_as_those_in_the_first_row() -> None:
    (made,) = initiatives(
        delivered(
            document(
                "| Indsats | Ruter |\n| Målsætning | 5 |\n| Ansvarlig | BIF |\n| Tidsplan | 2027 |"
            )
        )
    )
    assert (made.title, made.objective, str(made.start)) == ("Ruter", 5, "2027")


def test_headings_on_two_rows_and_repeated_on_the_next_page() -> None:
    plan = """
        | Indsats | >2 Tidsplan |
        |         | Start | Slut |
        | Ruter   | 2026 | 2027 |
        | Indsats | >2 Tidsplan |
        | Lys     | 2027 | 2028 |
    """
    made = initiatives(delivered(document(AIM, plan)))
    assert [(each.title, str(each.start), str(each.end)) for each in made] == [
        ("Ruter", "2026", "2027"),
        ("Lys", "2027", "2028"),
    ]


def test_the_objective_is_that_of_the_nearest_heading() -> None:
    plan = "| Indsats | Status |\n| >2 Målsætning 1 |\n| Ruter | I gang |\n| >2 Målsætning 2 |\n| Lys | I gang |"
    found = delivered(document(plan, "Målsætning 6", PLAN + "| Skilte | BIF |"))
    assert [(each.title, each.objective) for each in initiatives(found)] == [
        ("Ruter", 1),
        ("Lys", 2),
        ("Skilte", 6),
    ]


def test_a_row_that_begins_with_a_number_is_no_heading() -> None:
    plan = "| Indsats | Status |\n| 2 nye rådgivere | |"
    (made,) = initiatives(delivered(document(AIM, plan)))
    assert (made.title, made.objective) == ("2 nye rådgivere", 5)


def test_a_workbook_in_its_own_layout_is_read_as_a_document_is() -> None:
    content = workbook(
        Plan="""
            | Målsætning 5 |          |                  |
            | Aktivitet    | Start    | Økonomi (t.kr.)  |
            | Flere ruter  | date(2027-03-01) | 450      |
            | Lys          |          |                  |
        """,
        merged=["Plan!B3:B4"],
    )
    found = delivered(content, name="plan.xlsx")
    ruter, lys = initiatives(found)
    assert (str(ruter.start), str(lys.start)) == ("2027-03-01", "2027-03-01")
    assert ruter.amount is not None
    assert (ruter.amount.value, ruter.money_printed) == (450_000, "450 (t.kr.)")
    assert ruter.sources[-1].section == "Plan, række 3"
    assert codes(found) == ["plan_merged_down"]


def test_an_opendocument_workbook_is_read_too() -> None:
    rows = (("Målsætning 5",), ("Aktivitet", "Start"), ("Ruter", 2027))
    content = ods(sheet("Plan", *(row(*map(cell, each)) for each in rows)))
    (made,) = initiatives(delivered(content, name="plan.ods"))
    assert (made.title, str(made.start)) == ("Ruter", "2027")


def test_the_headings_that_are_offered_are_read_back_as_they_were() -> None:
    mentors = replace(KNOWN.initiatives[0], note="Vores note.")
    values = {
        "Kode": "i1",
        "Titel": "Mentorer",
        "Målsætning": "5",
        "Gengivet kort": "Nye mentorer.",
    }
    values |= {"Forvaltninger": "BIF", "Note": "Vores note."}
    line = " | ".join(values.get(heading, "") for heading in offered_headings())
    plan = document(f"| {' | '.join(offered_headings())} |\n| {line} |")
    known = replace(KNOWN, initiatives=(mentors,))
    found = delivered(plan, known=known)
    assert initiatives(found) == [mentors]
    assert codes(found) == []


def test_a_workbook_with_tables_of_the_policy_is_no_plan() -> None:
    own = workbook(
        Målgrupper="| Navn | Note |\n| demens | x |", Ark2="| Indsats | Status |\n| a | b |"
    )
    assert codes(delivered(own, name="tal.xlsx")) == ["unknown_sheet"]


def test_words_that_are_known_are_not_asked_about_again_and_new_ones_are_read() -> None:
    known_words = replace(KNOWN.initiatives[0], period_printed="fra skolestart")
    known = replace(KNOWN, initiatives=(known_words,))
    plan = "| Kode | Titel | Målsætning | Periode som trykt | Beløb som trykt |"
    rows = (
        "\n| i1 | Mentorer | 5 | fra skolestart | |\n| | Lys | 5 | fra 2027 | 500.000 kr. i alt |"
    )
    found = delivered(document(plan + rows), known=known)
    mentors, lights = initiatives(found)
    assert mentors == known_words
    assert lights.amount is not None
    assert (str(lights.start), lights.amount.value) == ("2027", 500_000)
    assert codes(found) == []


def test_an_initiative_of_others_does_not_become_the_departments_own() -> None:
    theirs = replace(KNOWN.initiatives[0], departments=("SOF",))
    known = replace(KNOWN, initiatives=(theirs,))
    plan = "| Kode | Indsats | Ansvarlig |\n| i1 | Mentorer | SOF og TMF |"
    (changed,) = initiatives(delivered(document(plan), known=known))
    assert changed.departments == ("SOF", "TMF")
