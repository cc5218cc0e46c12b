"""What whoever delivers owes, as she reads it. All invented."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

from metrics.wheel import Duty, DutyState
from monitor import blank_workbooks
from policy.choices import Owed
from policy.ownership import COUNCIL
from presentation.html import addresses
from presentation.html.links import Links
from presentation.wheel import delivering, owing
from tests.presentation.wheel.duties import duty, figures
from tests.records import assessed, departments, indicator, policy, remark

DAY = date(2026, 2, 3)
LATE = figures("SOF", "2026-02-02", state=DutyState.MISSING)
SOON = duty(Owed.REPLIES, "SOF", "2026-02-20", subject="R-1")
STATUS = assessed(policy(), *departments(), indicator("fleksjob"), remark("R-1"), as_of=DAY)


def shown(*duties: Duty, sent: tuple[Duty, ...] = (), own: bool = True) -> str:
    return delivering.view(STATUS, owing.owing(STATUS, duties), sent, Links(), own=own)


def lines(html: str) -> list[str]:
    return re.sub(r"\s*(<[^>]+>)+\s*", "\n", unescape(html)).strip().splitlines()


def test_a_department_reads_what_it_owes_by_when_and_where_it_does_it():
    assert lines(shown(LATE, SOON)) == [
        (
            "I dag, den 3. februar 2026: Én ting mangler fra SOF. Den næste frist er fredag den "
            "20. februar 2026: Svar på »Bemærkning R-1«. Der er i alt én frist det næste år."
        ),
        "Skyldes nu eller snart: 2 ting",
        *("Hvad", "Hvordan står det", "Frist", "Sådan gør I"),
        "Fleksjob for 2025",
        "Mangler: fristen var i går",
        "mandag den 2. februar 2026",
        "Hent skabelonen Forvaltningens tal og indsatser",
        "Svar på »Bemærkning R-1«",
        "Fristen er om 17 dage",
        "fredag den 20. februar 2026",
        "Skriv på siden Bemærkninger og svar",
    ]


def test_the_coordinator_also_reads_which_figures_have_no_deadline_and_what_they_lack():
    told = "Nogle tal har ingen frist. Én indikator har ingen hyppighed."
    assert told in shown(LATE, own=False)
    assert "har ingen frist" not in shown(LATE)


def test_each_thing_leads_to_where_it_is_delivered():
    midway, councils = (
        duty(Owed.MIDWAY_STATUS, "SOF", "2026-02-20"),
        duty(Owed.REMARKS, COUNCIL, "2026-02-20"),
    )
    html = shown(LATE, SOON, midway, councils)
    assert re.findall(r'href="([^"]+)">(?:Hent|Skriv) ', html) == [
        "#skabelon",
        "./bemaerkninger-og-svar",
        "#skriv",
        "./bemaerkninger-og-svar",
    ]


def test_each_way_from_elsewhere_chooses_a_template_that_there_is():
    offered = {each.short_name for each in blank_workbooks.templates(STATUS)}
    ways = [*delivering.WAYS.values()]
    chosen = [each.choices("SOF")[addresses.TEMPLATE] for each in ways if each.template]
    assert chosen == ["tal-og-indsatser-SOF", "politisk-behandling"]
    assert offered.issuperset(chosen)


def test_things_after_the_tenth_to_come_are_folded():
    many = [figures("SOF", "2026-02-20", subject=f"tal-{n}") for n in range(12)]
    first, later = shown(LATE, *many).split("<details>")
    assert "Skyldes nu eller snart: 11 ting" in first
    assert "Senere det næste år: 2 ting" in later


def test_the_coordinator_reads_who_owes_what_and_the_coming_things_folded():
    first, later = shown(LATE, SOON, own=False).split("<details>")
    assert lines(first)[2:8] == ["Hvem", "Hvad", "Hvordan står det", "Frist", "Sådan gør I", "SOF"]
    assert "Svar på" not in first.split("</p>", 1)[1]
    assert "Frister det næste år: 1 ting" in later


def test_what_is_delivered_but_not_public_is_owed_no_more_and_said_to_be_on_its_way():
    here = figures("SOF", "2026-02-02", state=DutyState.DONE)
    public_too = figures("SOF", "2025-02-03", state=DutyState.DONE)
    sent = delivering.on_the_way([here, public_too], [LATE, public_too])
    assert sent == (here,)
    text = lines(shown(here, sent=sent))
    assert text[0].startswith("I dag, den 3. februar 2026: Intet mangler.")
    assert text[1:] == [
        "Én ting er indberettet, men ikke offentlig endnu. Den skyldes ikke længere:",
        "Fleksjob for 2025",
    ]
    assert ", SOF" in shown(here, sent=sent, own=False)
