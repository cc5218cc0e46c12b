"""The note to committees: what it says first, what it asks for, and what it leaves to its annex."""

from __future__ import annotations

import re
from datetime import date

import pytest

from metrics.status import Status
from policy.choices import EventState, RemarkKind, Stage, TextKind
from policy.records import Text
from presentation.blocks import Bullets, Diagram, Document, Paragraph, Selection, Table
from presentation.charts.bars import TargetBars
from presentation.documents.committee_annex import committee_annex
from presentation.documents.committee_asked import asked
from presentation.documents.committee_note import committee_note
from presentation.documents.committee_picture import MOST_BARS, OWN, picture
from presentation.documents.summing_up import length, shortened
from tests.presentation.documents.test_status_document import texts
from tests.records import (
    FLEKSJOB,
    assessed,
    departments,
    event,
    figures_as_printed,
    indicator,
    objectives_and_priorities,
    observation,
    policy,
    priority,
    remark,
    reply,
    target,
)
from tests.reports.office_files import shipped_status

EVERYONE = ("BIF", "BUF", "KFF", "SOF", "SUF", "TMF", "ØKF")


def city(*rows: object) -> Status:
    """A policy with the printed figures, of which BUF alone is below its target."""
    return assessed(
        policy(),
        *departments(),
        *objectives_and_priorities(),
        indicator(),
        *figures_as_printed("fleksjob", 2024, FLEKSJOB),
        *rows,
    )


def to(code: str) -> Selection:
    return Selection(departments=(code,))


def asked_of(status: Status, code: str) -> list[str]:
    department = status.department(code)
    assert department
    return list(asked(status, department))


def told(document: Document) -> str:
    return "\n".join(texts(document.sections))


def section(document: Document, title: str) -> str:
    return "\n".join(texts(tuple(each for each in document.sections if each.title == title)))


def chart(status: Status, code: str | None) -> TargetBars:
    (drawn,) = (b.chart for b in picture(status, code) if isinstance(b, Diagram))
    assert isinstance(drawn, TargetBars)
    return drawn


def test_a_department_below_its_target_is_asked_what_it_takes_to_reach_it():
    (first, *_) = asked_of(city(), "BUF")
    assert (
        first
        == "At drøfte, hvad der skal til for at nå måltallet for fleksjob (274 mod 376 i 2024)."
    )
    assert not [line for line in asked_of(city(), "SOF") if "nå måltallet" in line]


def test_only_the_department_responsible_is_asked_for_targets_and_texts():
    """SOF is responsible for all twenty priorities, of which 5d has a target."""
    status = city()
    targets, written = (line for line in asked_of(status, "SOF") if "prioritering" in line)
    assert targets.startswith(
        "At tage stilling til, om der skal sættes måltal for prioritering 1a, 1b,"
    )
    assert "5d" not in targets
    # Twelve are named, and twenty less the one with a target less twelve are counted.
    assert "og syv til" in targets
    assert "og otte til" in written
    assert not [line for line in asked_of(status, "BIF") if "prioritering" in line]


def test_a_text_that_is_written_is_not_asked_for():
    written = [
        Text(
            kind=kind,
            objective=1,
            priority="1a",
            body="Vi er i gang.",
            author="Bo Buhl",
            dated=date(2025, 11, 1),
        )
        for kind in TextKind
    ]
    (line,) = (line for line in asked_of(city(*written), "SOF") if "beskrevet" in line)
    assert " 1a," not in line
    assert " 1b," in line


def test_a_remark_without_its_answer_is_asked_for_by_its_title():
    rows = (
        remark("B1", RemarkKind.GAP, departments=("BIF",), title="Støj"),
        remark("B2", RemarkKind.GAP, departments=("BIF",), title="Lys"),
        reply("S2", "B2"),
    )
    assert "At få svaret på én bemærkning fra Handicaprådet: »Støj«." in asked_of(
        city(*rows), "BIF"
    )
    assert not [line for line in asked_of(city(*rows), "KFF") if "svaret" in line]


def test_a_note_that_asks_for_nothing_is_for_information():
    status = assessed(policy(), *departments("SOF", "BIF"), priority("1a"))
    assert "Notatet er til orientering." in told(committee_note(status, to("BIF")))


def test_the_picture_names_the_committees_own_bar():
    assert [bar.name for bar in chart(city(), "BUF").bars if OWN in bar.name] == [f"BUF ({OWN})"]
    assert not [bar for bar in chart(city(), None).bars if OWN in bar.name]


def test_a_note_to_several_committees_draws_each_picture_once():
    """The bars of all departments are in front; each committee has its own figure in words."""
    note = committee_note(city(), Selection())
    titles = [b.title for s in note.sections for b in s.blocks if isinstance(b, Diagram)]
    assert len(titles) == len(set(titles)) == 1
    assert "Fleksjob: ikke nået (274 mod et måltal på 376 i 2024)." in told(note)


def test_what_should_have_happened_and_no_source_tells_is_for_the_officer():
    passed = event(
        "E5", EventState.EXPECTED, 2024, matter="Sidste status", stage=Stage.LEAD_COMMITTEE
    )
    note = committee_note(city(passed), to("SOF"))
    assert "Sidste status" not in str([section.blocks for section in note.sections])
    assert "hvordan det gik: Sidste status" in [each.blank.what for each in note.unwritten]


def test_of_many_bars_the_own_one_and_those_below_target_are_drawn_and_the_rest_counted():
    """Twelve departments, of which eight bars are drawn and four are counted; only the last is below."""
    codes = [f"D{number}" for number in range(12)]
    status = assessed(
        policy(),
        *departments(*codes),
        *objectives_and_priorities(),
        indicator(),
        *(observation("fleksjob", code, 2024, 8 if code == "D11" else 12) for code in codes),
        *(target("fleksjob", code, 2024, 10) for code in codes),
    )
    drawn = chart(status, "D10").bars
    assert len(drawn) == MOST_BARS
    assert {"D11", f"D10 ({OWN})"} <= {bar.name for bar in drawn}
    sentence = next(b.text for b in picture(status, "D10") if isinstance(b, Paragraph))
    assert sentence.endswith("Fire forvaltninger mere står i bilaget.")


def test_a_priority_that_can_be_measured_is_first_and_lacks_nothing():
    note = committee_note(city(), to("SOF"))
    (table,) = (
        b
        for s in note.sections
        if s.title == "Prioriteringer"
        for b in s.blocks
        if isinstance(b, Table)
    )
    names, _, _, lacking = zip(*table.texts, strict=True)
    assert (names[0], lacking[0]) == ("5d 5d", "Intet")
    assert set(lacking[1:]) == {"Tal og måltal"}


def test_a_long_remark_ends_at_the_end_of_a_sentence_and_the_note_says_where_the_rest_is():
    body = "Rådet savner svar. " * 50
    status = city(remark("B1", RemarkKind.GAP, departments=("BIF",), summary=body))
    text = section(committee_note(status, to("BIF")), "Handicaprådets bemærkninger")
    assert "Rådet savner svar. …" in text
    assert "Resten af de tekster, der slutter med …, står i bilaget" in text
    assert body.strip() in told(committee_annex(status, to("BIF")))


def test_praise_is_named_alone_and_asks_for_no_answer():
    status = city(remark("B1", RemarkKind.PRAISE, departments=("BIF",), title="Tak"))
    text = section(committee_note(status, to("BIF")), "Handicaprådets bemærkninger")
    assert "Én bemærkning er ros, som ikke kalder på svar: »Tak«." in text


def test_each_committee_begins_on_a_page_of_its_own_and_one_alone_does_not():
    note = committee_note(city(), Selection())
    assert [s.title for s in note.sections if s.new_page] == [
        f"Udvalget for {code}" for code in EVERYONE
    ]
    assert not [s for s in committee_note(city(), to("BUF")).sections if s.new_page]


@pytest.mark.parametrize("code", [*EVERYONE, None])
def test_each_heading_that_a_note_refers_to_is_in_its_annex(code):
    shipped = shipped_status()
    selection = Selection(departments=(code,) if code else (), compare_with=city())
    named = set(re.findall(r"afsnittet »([^«]+)«", told(committee_note(shipped, selection))))
    assert named
    assert named <= {each.title for each in committee_annex(shipped, selection).sections}


def test_changes_are_cut_in_the_note_and_whole_in_the_annex():
    before = assessed(policy(), *departments(), *objectives_and_priorities())
    now = city(*(remark(f"B{n}", RemarkKind.GAP, objective=5) for n in range(9)))
    selection = Selection(departments=("SOF",), compare_with=before)
    (note,) = (
        s for s in committee_note(now, selection).sections if s.title.startswith("Ændringer")
    )
    (annex,) = (
        s for s in committee_annex(now, selection).sections if s.title.startswith("Ændringer")
    )
    (shown,) = (len(b.items) for b in note.blocks if isinstance(b, Bullets))
    every = sum(len(b.items) for b in annex.blocks if isinstance(b, Bullets))
    assert shown == 5
    assert every > shown
    assert f"afsnittet »{annex.title}«" in "\n".join(texts((note,)))


def test_the_steps_that_a_note_leaves_out_are_counted():
    """Three of five expected steps are in the note."""
    steps = [
        event(f"E{n}", EventState.EXPECTED, f"2026-0{n + 1}", title=f"Trin {n}") for n in range(5)
    ]
    text = section(committee_note(city(*steps), to("SOF")), "Videre proces")
    assert "Trin 2" in text
    assert "Trin 3" not in text
    assert "To trin mere står i bilaget, afsnittet »Videre proces«." in text


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Kort.", "Kort."),
        ("Er det nok? Det er det ikke.", "Er det nok? …"),
        ("Ord uden ende", "Ord uden …"),
        ("x" * 30, f"{'x' * 12} …"),
    ],
)
def test_a_text_is_shortened_between_sentences_else_words_else_letters(text, short):
    assert shortened(text, 12) == short


def test_a_longer_text_is_longer_in_lines_also_in_a_cell():
    def table(text: str) -> Table:
        return Table("Tabel", ("A", "B"), ((text, "kort"),), shares=(1, 1))

    assert length([Paragraph("ord " * 100)]) > length([Paragraph("ord")])
    assert length([table("x" * 200)]) > length([table("x")])
