"""docs/ agrees with the code."""

from __future__ import annotations

import re

from policy.tables import TABLES
from tests import architecture, published_columns

GLOSSARY = (architecture.ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
PAGE = architecture.PAGE.read_text(encoding="utf-8")


def test_the_diagrams_of_the_rooms_agree_with_the_imports():
    assert architecture.with_pictures(PAGE) == PAGE, "run python -m tests.architecture"


def test_every_diagram_has_its_marks_in_the_page():
    for name in architecture.pictures():
        assert f"<!-- picture: {name} -->\n```mermaid" in PAGE


def test_every_table_is_in_the_glossary_with_its_sheet_and_record():
    rows = re.findall(r"^\| (.+?) \| `(\w+)` \| `(\w+)` \|", GLOSSARY, flags=re.MULTILINE)
    assert rows == [(table.sheet, table.name, table.record.__name__) for table in TABLES]


def test_every_file_named_in_the_guides_exists():
    for guide in ("architecture", "glossary", "contributing"):
        text = (architecture.ROOT / "docs" / f"{guide}.md").read_text(encoding="utf-8")
        named = re.findall(r"`((?:[a-z_]+/)+(?:[a-z_]+\.py)?)`", text)
        assert [name for name in named if not (architecture.ROOT / name).exists()] == []


def test_the_published_tables_and_columns_are_those_of_the_declarations():
    told = published_columns.PAGE.read_text(encoding="utf-8")
    assert told == published_columns.page(), "run python -m tests.published_columns"
