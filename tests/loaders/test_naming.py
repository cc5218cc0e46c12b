"""The names of files, and the deliverer's naming of a printed table, in every form."""

from __future__ import annotations

import pytest

from loaders.delivery import LONGEST_NAMED, Delivery, Naming
from loaders.guard import opening
from loaders.reading.parse import deliver
from loaders.sandbox import process
from loaders.sandbox.process import delivered
from policy.findings import AT_THE_FILE
from tests.loaders.hostile import GOOD
from tests.tables import workbook

PRINTED = workbook(
    Fleksjob="| Forvaltning | Status | Måltal | Målopfyldelse |\n| BIF | 87 | 47 | |"
)


def places(delivery: Delivery) -> list[tuple[str, str | None, str | None]]:
    return [(found.code, found.cell, found.column) for found in delivery.findings]


def test_a_very_long_name_keeps_its_two_ends() -> None:
    delivery = delivered(f"tal{'a' * 140_000}.xlsx", GOOD)
    assert not delivery.refused
    assert len(delivery.file) == opening.LONGEST_NAME
    assert delivery.file.startswith("talaaa")
    assert delivery.file.endswith("aaa.xlsx")


def test_a_name_in_another_encoding_can_be_shown_and_kept() -> None:
    # Python's form of a file name whose letters are not in UTF-8.
    delivery = delivered("tal\udce6.xlsx", GOOD)
    assert (delivery.refused, delivery.file) == (False, "tal?.xlsx")
    assert delivery == deliver("tal\udce6.xlsx", GOOD)


@pytest.mark.parametrize(
    ("name", "code"),
    [("tal\x00.xlsx", "file_name_invisible"), (f"{'a' * 300}010190-1234.xlsx", "personal_number")],
)
def test_a_name_that_must_not_be_shown_is_refused_without_starting_a_reader(
    name: str, code: str, monkeypatch
) -> None:
    monkeypatch.setattr(process, "COMMAND", ["no such program"])
    delivery = delivered(name, GOOD)
    assert (delivery.refused, [found.code for found in delivery.findings]) == (True, [code])
    assert "1234" not in repr(delivery)


@pytest.mark.parametrize(
    ("field", "column"), [("period", "Periode"), ("stated_by", "Oplyst af"), ("source", "Kilde")]
)
def test_a_naming_that_is_too_long_is_reported(field: str, column: str) -> None:
    naming = Naming(
        **{"period": "2024", "stated_by": "BIF", "source": "STATUS s. 17"} | {field: "æ" * 140_000}
    )
    for read in (delivered, deliver):
        delivery = read("fleksjob.xlsx", PRINTED, naming)
        assert places(delivery) == [("text_too_long", AT_THE_FILE, column)]
        assert "1.000 tegn" in delivery.findings[0].expected
        assert delivery.rows == ()


def test_a_naming_of_the_greatest_length_is_read() -> None:
    said = "STATUS, " + "æ" * (LONGEST_NAMED - len("STATUS, "))
    assert places(delivered("fleksjob.xlsx", PRINTED, Naming("2024", "BIF", said))) == []


def test_invisible_characters_in_a_naming_are_reported() -> None:
    delivery = deliver("fleksjob.xlsx", PRINTED, Naming("2024", "B\u200bIF", "STATUS s. 17"))
    assert places(delivery) == [("invisible_characters", AT_THE_FILE, "Oplyst af")]


def test_a_personal_number_in_a_naming_is_refused_and_not_repeated() -> None:
    for naming in (
        Naming("2024", "BIF 010190-1234", "STATUS s. 17"),
        Naming("010190-1234", "", ""),
    ):
        delivery = deliver("fleksjob.xlsx", PRINTED, naming)
        assert (delivery.refused, places(delivery)) == (
            True,
            [("personal_number", AT_THE_FILE, None)],
        )
        assert "1234" not in repr(delivery)
