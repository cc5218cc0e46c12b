"""The departments' codes are written out where they are first seen."""

from __future__ import annotations

from metrics.status import Status
from policy.records import Department
from presentation.blocks import Block, Paragraph, ParagraphKind, Section, Table
from presentation.documents.abbreviations import explained
from tests.records import assessed, policy

SOURCE = Paragraph("Kilde: Status, side 2.", ParagraphKind.SOURCE)


def city() -> Status:
    social = Department(code="SOF", name="Socialafdelingen")
    schools = Department(code="BUF", name="Skoleafdelingen")
    return assessed(policy(), social, schools, Department(code="Havnen", name="Havnen"))


def table(*cells: str) -> Table:
    return Table("Tal", ("Forvaltning",), tuple((cell,) for cell in cells))


def below(*blocks: Block) -> list[str]:
    (section,) = explained(city(), [Section("Tal", 1, blocks)])
    return [block.text if isinstance(block, Paragraph) else "-" for block in section.blocks]


def test_codes_are_written_out_once_below_the_source_of_the_first_block_with_them():
    assert below(table("SOF", "BUF"), SOURCE, table("BUF")) == [
        "-",
        SOURCE.text,
        "SOF: Socialafdelingen; BUF: Skoleafdelingen.",
        "-",
    ]


def test_a_code_that_comes_later_is_written_out_there():
    assert below(table("SOF"), table("SOF og BUF")) == [
        "-",
        "SOF: Socialafdelingen.",
        "-",
        "BUF: Skoleafdelingen.",
    ]


def test_a_part_of_a_word_and_a_name_that_is_its_own_code_are_not_explained():
    assert below(table("SOFA", "Havnen"), SOURCE) == ["-", SOURCE.text]


def test_a_label_stays_with_what_it_leads_to():
    label = Paragraph("SOF", ParagraphKind.LABEL)
    assert below(label, table("Tal")) == ["SOF", "-", "SOF: Socialafdelingen."]
