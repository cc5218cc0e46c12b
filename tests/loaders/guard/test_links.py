"""Distinguishes formulas, names and parts that fetch data from elsewhere from those that do not."""

from __future__ import annotations

import re

import pytest

from loaders.guard.links import fetches, is_on_this_machine, own_names
from loaders.reading import workbook as reading
from policy.findings import Finding
from tests.loaders.hostile import GOOD, formula
from tests.tables import rewritten, workbook

OWN = own_names("tal 2025.xlsx")
RELATIONSHIP = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.mark.parametrize(
    "text",
    [
        "=[andre.xlsx]Ark1!A1",
        "=[1]Ark1!A1",
        "=[1]!Navn",
        "=[1]Ark1:Ark3!A1",
        "='C:\\mappe\\[tal 2025.xlsx]Ark 1'!A1",
        "='[andre.xlsx]Ark 1'!A1",
        '=INDIRECT("[andre.xlsx]Ark1!A1")',
        "=INDIRECT(\"'[andre.xlsx]Ark 1'!A1\")",
        '=WEBSERVICE("https://a.dk")',
        "='a\"b'!A1+'[andre.xlsx]Ark1'!A1+'c\"d'!A1",
    ],
)
def test_a_formula_that_takes_a_value_from_another_file_fetches(text: str) -> None:
    assert fetches(text, OWN)


@pytest.mark.parametrize(
    "text",
    [
        "=A1+B2",
        "='[tal 2025.xlsx]Ark 1'!A1",
        "=[TAL.xlsx]Ark1!A1".replace("TAL", "tal 2025"),
        "=[0]!Navn+[0]Ark1!A1",
        '=HYPERLINK("[rapport.xlsx]Målinger!A1","se")',
        '=HYPERLINK("#Målinger!A1","se")',
        '="se [andre.xlsx]Ark1!A1"',
        '=INDIRECT("Ark1!A1")',
        '=MID(CELL("filename",A1),FIND("]",CELL("filename",A1))+1,31)',
        "=Tabel1[[#This Row],[a]]+Ark2!A1",
        "='Ark ''1'''!A1",
    ],
)
def test_a_formula_within_its_own_file_fetches_nothing(text: str) -> None:
    assert not fetches(text, OWN)


def refusals(content: bytes, name: str = "prøve.xlsx") -> list[tuple[str, str | None]]:
    return [(found.code, found.cell) for found in all_of(content, name)]


def all_of(content: bytes, name: str) -> tuple[Finding, ...]:
    return reading.refusals(name, content)


def named(content: bytes, **names: str) -> bytes:
    defined = "".join(
        f'<definedName name="{name}">{text}</definedName>' for name, text in names.items()
    )

    def change(xml: bytes) -> bytes:
        assert b"<definedNames" in xml, xml
        whole = f"<definedNames>{defined}</definedNames>".encode()
        return re.sub(rb"<definedNames ?/>|<definedNames>.*</definedNames>", lambda _: whole, xml)

    return rewritten(content, {"xl/workbook.xml": change})


def test_a_name_in_another_file_refuses_only_the_formula_that_uses_it() -> None:
    names = {"Gammel": "'[1]Ark1'!$A$1", "Videre": "Gammel*2", "Egen": "Målgrupper!$A$1"}
    assert refusals(named(GOOD, **names)) == []
    assert refusals(named(formula("=Egen")(), **names)) == []
    assert refusals(named(formula("=SUM(gammel)")(), **names)) == [("file_with_links", "B2")]
    assert refusals(named(formula("=Videre+1")(), **names)) == [("file_with_links", "B2")]


def with_external_link(
    target: str, xml: bytes = b"<externalLink><externalBook/></externalLink>"
) -> bytes:
    kind = f'Type="{RELATIONSHIP}/externalLink" Target="externalLinks/externalLink1.xml"'
    rels = f'<Relationships><Relationship Id="rId1" Type="{RELATIONSHIP}/externalLinkPath" Target="{target}" TargetMode="External"/></Relationships>'
    return rewritten(
        GOOD,
        {
            "xl/_rels/workbook.xml.rels": lambda old: old.replace(
                b"</Relationships>", f'<Relationship Id="rId99" {kind}/></Relationships>'.encode()
            ),
            "xl/externalLinks/externalLink1.xml": xml,
            "xl/externalLinks/_rels/externalLink1.xml.rels": rels.encode(),
        },
    )


@pytest.mark.parametrize("target", ["tal.xlsx", "mappe/tal.xlsx", "file:///C:\\mappe\\tal.xlsx"])
def test_a_link_that_no_formula_uses_is_ignored(target: str) -> None:
    assert is_on_this_machine(target)
    assert refusals(with_external_link(target)) == []


@pytest.mark.parametrize(
    "target",
    [
        "https://a.dk/tal.xlsx",
        "file://a/tal.xlsx",
        "//a/tal.xlsx",
        "\\\\a\\tal.xlsx",
        "file:///\\\\a\\t.xlsx",
    ],
)
def test_a_link_over_a_network_is_refused_even_if_unused(target: str) -> None:
    assert not is_on_this_machine(target)
    assert refusals(with_external_link(target)) == [("file_with_links", None)]


@pytest.mark.parametrize("kind", [b"ddeLink", b"oleLink"])
def test_a_link_to_a_program_is_refused_even_if_unused(kind: bytes) -> None:
    xml = b"<externalLink><%b/></externalLink>" % kind
    assert refusals(with_external_link("tal.xlsx", xml)) == [("file_with_links", None)]


def linked(*targets: str, formula_text: str) -> bytes:
    """A formula in a workbook with links to files, in the order of their numbers in formulas."""
    content = formula(formula_text)()
    relations, references, parts = "", "", {}
    for number, target in enumerate(targets, start=1):
        part = f"externalLinks/externalLink{number}.xml"
        relations += (
            f'<Relationship Id="x{number}" Type="{RELATIONSHIP}/externalLink" Target="{part}"/>'
        )
        references += f'<externalReference r:id="x{number}"/>'
        parts[f"xl/{part}"] = b"<externalLink><externalBook/></externalLink>"
        parts[f"xl/externalLinks/_rels/externalLink{number}.xml.rels"] = (
            f'<Relationships><Relationship Id="rId1" Type="{RELATIONSHIP}/externalLinkPath" '
            f'Target="{target}" TargetMode="External"/></Relationships>'
        ).encode()
    whole = f'<externalReferences xmlns:r="{RELATIONSHIP}">{references}</externalReferences>'
    return rewritten(
        content,
        {
            "xl/_rels/workbook.xml.rels": lambda old: old.replace(
                b"</Relationships>", relations.encode() + b"</Relationships>"
            ),
            "xl/workbook.xml": lambda old: old.replace(b"</sheets>", b"</sheets>" + whole.encode()),
            **parts,
        },
    )


@pytest.mark.parametrize("target", ["prøve.xlsx", "PRØVE.xlsx", "pr%C3%B8ve.xlsx"])
def test_a_numbered_link_back_to_the_file_is_the_file_itself(target: str) -> None:
    assert refusals(linked("andet.xlsx", target, formula_text="=[2]Målgrupper!A1")) == []
    another = linked("andet.xlsx", target, formula_text="=[1]Målgrupper!A1")
    assert refusals(another) == [("file_with_links", "B2")]


@pytest.mark.parametrize(
    "target", ["andet.xlsx", "mappe/prøve.xlsx", "../prøve.xlsx", "file:///C:\\mappe\\prøve.xlsx"]
)
def test_a_numbered_link_to_another_file_or_folder_is_refused(target: str) -> None:
    content = linked(target, formula_text="=[1]Målgrupper!A1")
    assert refusals(content) == [("file_with_links", "B2")]


def test_a_numbered_link_that_leads_nowhere_is_refused() -> None:
    assert refusals(linked(formula_text="=[1]Målgrupper!A1")) == [("file_with_links", "B2")]


def test_a_link_to_a_sheet_by_the_files_own_name_is_let_in() -> None:
    content = formula("='[prøve.xlsx]Målgrupper'!A1")()
    assert refusals(content) == []
    assert refusals(content, "andet.xlsx") == [("file_with_links", "B2")]


def test_a_far_away_cell_is_refused_only_in_a_sheet_that_is_read() -> None:
    far = {"Målgrupper!XFD1": "=1"}
    for hidden, expected in ((["Gemt"], []), ([], [("cell_far_away", "XFD1")])):
        content = workbook(
            Målgrupper="| Navn |\n| autisme |",
            Gemt="| 1 |",
            formulas={"Gemt!XFD1": "=1"},
            hidden=hidden,
        )
        assert refusals(content) == expected
    hidden_table = workbook(
        Målgrupper="| Navn |\n| autisme |", Ark="| 1 |", formulas=far, hidden=["Målgrupper"]
    )
    assert refusals(hidden_table) == [("cell_far_away", "XFD1")]
