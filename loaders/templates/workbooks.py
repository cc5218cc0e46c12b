"""Makes workbooks to fill in: one sheet per table, with its declared columns, lists and help."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import TypeAlias

import openpyxl
from openpyxl.packaging.custom import IntProperty, StringProperty
from openpyxl.styles import Alignment, Font
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from loaders.reading.parse import (
    COLUMNS,
    DEPARTMENT_PROPERTY,
    GUIDANCE,
    KIND_PROPERTY,
    LISTS,
    POLICY_PROPERTY,
    SCHEMA_PROPERTY,
    SCHEMA_VERSION,
    WITHDRAWING,
)
from loaders.templates import kinds, sheet_writer
from loaders.templates.kinds import WHAT_TO_DO, TemplateKind, sheets
from loaders.templates.sheet_writer import (
    BOLD,
    FONT,
    USUALLY,
    WRAPPED,
    Lists,
    TemplateSheet,
    explanation,
    fit_row,
    fit_to_page,
    put,
    wanted,
    whole_table,
)
from loaders.templates.writing import Content
from policy.choices import Choice
from policy.tables import BY_NAME, Field, Records, Table

TITLE = "Status på handicappolitikken"
INTRODUCTION = (
    "Dette regneark er en skabelon. Det, du skriver i det, kan læses ind på siden.",
    "Hvert ark er en tabel med én række for hver ting. Lad overskrifterne stå, som de er.",
    "Kolonner med mørk overskrift skal udfyldes. De andre må være tomme.",
    "Er et tal ukendt, så lad cellen være tom. Skriv ikke 0.",
    "Dine egne noter kan stå i ekstra kolonner. De bliver ikke læst.",
)
HOW_READ = (
    "Sådan læses en række mod sin kilde",
    "Slå stedet i kolonnen Kilde op, og hold hver celle op mod det, der står der.",
    "Hvem dækker tallet? Hvor længe gælder det? Hvem siger det? Hvornår var det kendt?",
    "Et ord må ikke skærpes eller svækkes: Vil gerne opfordre er ikke skal, og godt er ikke mindst.",
    "Kildens egne ord, og alt mellem anførselstegn, skal stå i kilden, ord for ord.",
    "Det, kilden ikke siger, står tomt. Det bliver hverken regnet ud eller gættet.",
    "Er rækken læst og rettet, så mærk den: python cli.py sources MAPPE --read TABEL:KODE",
    "MAPPE er mappen med kildernes tekster. Ændres rækken siden, tæller den ikke længere som læst.",
)
"""How a person checks a row against its source: a heading, and the steps."""
OF_TEMPLATES = (
    (
        "Grå kolonner, der begynder med Sidst eller Til hjælp, er kun til at se på. "
        "De bliver ikke læst."
    ),
    "En række, du ikke rører, ændrer ingenting. Du kan nøjes med de rækker, hvor der er nyt.",
    (
        "Skal en række udgå, så skriv ja under Udgår i kolonnen længst til højre. "
        "En række, du sletter, ændrer ingenting."
    ),
    (
        "Overskrifterne er låst, så de ikke bliver ændret ved et uheld. Du kan sortere, filtrere og "
        "tilføje rækker. Der er ingen adgangskode."
    ),
    "Gem filen, og vælg den på siden Indberetning. Der ser du, hvad den vil ændre, før noget gemmes.",
)
OF_COLUMNS = f"Arket {COLUMNS} siger, hvad du skriver i hver kolonne."
OF_USUALLY = "Hvor der står som regel, må cellen kun være tom, når kilden ikke siger det."
GUIDANCE_WIDTH = 94
"""The width of a standing A4 page, at which the instructions are printed in their own size.

It has 1.2 letters of running text on a unit.
"""
COLUMN_WIDTHS = {"A": 30, "B": 16, "C": 100}

# A file must have the same bytes each time it is made from the same records.
MADE = datetime(2026, 1, 1)  # noqa: DTZ001 - openpyxl and zip keep no time zone
PACKED = (2026, 1, 1, 0, 0, 0)

HEADING = Font(FONT, bold=True, size=14)
UNWRAPPED = Alignment(vertical="top")


def workbook(tables: Sequence[Table], records: Records) -> bytes:
    """An .xlsx with one sheet per table, filled with its records.

    Drop-down lists have the keys in `records`, also of tables without a sheet here. Reading the file
    back gives the same records.
    """
    plans = [whole_table(table, getattr(records, table.name)) for table in tables]
    return _packed(_book(plans, records, _guidance(plans, INTRODUCTION, _how_read()), ()))


def template(kind: TemplateKind, records: Records, department: str | None = None) -> bytes:
    """An .xlsx to fill in, with the known values in `records` beside the empty cells.

    Read back unchanged, it delivers nothing; filled in, only the changed rows. Its properties state its
    kind. Raises `ValueError` for a department's template without a department.
    """
    return _template(kind, sheets(kind, records, department), records, department)


def written(records: Records, rows: Sequence[object], withdrawn: Sequence[object] = ()) -> bytes:
    """What a person has written or withdraws on a page, as the template for it with those rows."""
    filled = kinds.written(records, rows, withdrawn)
    return _template(filled.kind, filled.sheets, records, filled.department)


def _template(
    kind: TemplateKind,
    plans: Sequence[TemplateSheet],
    records: Records,
    department: str | None,
) -> bytes:
    title = f"{kind.label}: {_department_name(records, department)}" if department else kind.label
    lines = (title, *WHAT_TO_DO[kind], *INTRODUCTION[2:], *OF_TEMPLATES)
    book = _book(plans, records, _guidance(plans, lines), tuple(_codes(plans, records)))
    book[GUIDANCE].protection.sheet = book[COLUMNS].protection.sheet = True
    policy = records.policies[0].id if records.policies else None
    for name, value in (
        (KIND_PROPERTY, kind.value),
        (POLICY_PROPERTY, policy),
        (DEPARTMENT_PROPERTY, department),
    ):
        if value is not None:
            properties = book.custom_doc_props  # type: ignore[attr-defined]  # not in the stubs
            properties.append(StringProperty(name=name, value=value))
    return _packed(book)


Sentence: TypeAlias = tuple[Font | None, str]
"""One line of the instructions, with its font."""
Line: TypeAlias = tuple[Font | None, tuple[str, ...]]
"""One line of what is looked up: its font, and its texts by column."""


def _book(
    plans: Sequence[TemplateSheet],
    records: Records,
    guidance: Sequence[Sentence],
    codes: Sequence[Line],
) -> Workbook:
    """The instructions come first and print on one page; what is looked up column by column is apart."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    _write_guidance(book.create_sheet(GUIDANCE), guidance)
    sheets_of_tables = [book.create_sheet(plan.table.sheet) for plan in plans]
    _write_lines(book.create_sheet(COLUMNS), (*_columns(plans), *codes))
    lists = Lists(book.create_sheet(LISTS))
    for sheet, plan in zip(sheets_of_tables, plans, strict=True):
        sheet_writer.write(sheet, plan, records, lists)
    book.properties.title = book.properties.creator = TITLE
    book.properties.created = book.properties.modified = MADE
    properties = book.custom_doc_props  # type: ignore[attr-defined]  # not in the stubs
    properties.append(IntProperty(name=SCHEMA_PROPERTY, value=SCHEMA_VERSION))
    return book


def _how_read() -> tuple[Sentence, ...]:
    heading, *sentences = HOW_READ
    return (None, ""), (HEADING, heading), *((None, sentence) for sentence in sentences)


def _guidance(
    plans: Sequence[TemplateSheet], introduction: Sequence[str], more: Sequence[Sentence] = ()
) -> tuple[Sentence, ...]:
    """What to do, and what each sheet is for."""
    return (
        (HEADING, TITLE),
        *((None, sentence) for sentence in introduction),
        (None, OF_COLUMNS),
        *more,
        (None, ""),
        (BOLD, "Ark"),
        *((None, f"{plan.table.sheet}: {plan.table.help}") for plan in plans),
    )


def _columns(plans: Sequence[TemplateSheet]) -> Iterator[Line]:
    """Every column of each sheet: whether it must be filled in, and with what."""
    yield HEADING, ("Kolonnerne i hvert ark",)
    fields = ((plan, each) for plan in plans for each in plan.table.fields)
    if any(wanted(plan, each) == USUALLY for plan, each in fields):
        yield None, (OF_USUALLY,)
    for plan in plans:
        columns = (*plan.columns, WITHDRAWING) if plan.guarded else plan.columns
        yield None, ()
        yield HEADING, (f"Arket {plan.table.sheet}",)
        yield BOLD, ("Kolonne", "Skal udfyldes", "Hvad du skriver")
        yield from ((None, _explained(plan, each)) for each in columns if isinstance(each, Field))


def _explained(plan: TemplateSheet, field: Field) -> tuple[str, str, str]:
    text = explanation(plan, field)
    if issubclass(field.type, Choice):
        text = f"{text} Vælg: {'; '.join(option.label for option in field.type)}."
    return field.column.heading, wanted(plan, field), text


def _codes(plans: Sequence[TemplateSheet], records: Records) -> Iterator[Line]:
    """The codes for fields that allow several, where a drop-down list cannot help."""
    referred = {
        field.column.refers: None
        for plan in plans
        for field in plan.table.fields
        if field.many and field.column.refers
    }
    for name in referred:
        table = BY_NAME[name]
        rows = getattr(records, name)
        if rows:
            yield None, ()
            yield HEADING, (f"Koder fra {table.sheet}",)
            yield BOLD, ("Kode", "", "Navn")
        for row in rows:
            yield None, (str(getattr(row, table.key[0])), "", _name(row))


def _name(record: object) -> str:
    names = (getattr(record, name, None) for name in ("title", "name", "note"))
    return str(next(filter(None, names), ""))


def _department_name(records: Records, code: str) -> str:
    return next((each.name for each in records.departments if each.code == code), code)


def _write_guidance(sheet: Worksheet, sentences: Iterable[Sentence]) -> None:
    """Write the instructions, so that they print on one standing page."""
    for row, (font, text) in enumerate(sentences, start=1):
        cell = put(sheet, row, 1, Content(text or None))
        cell.alignment = WRAPPED
        if font:
            cell.font = font
        else:
            fit_row(sheet, row, [text], [GUIDANCE_WIDTH * 1.1])
    sheet.column_dimensions["A"].width = GUIDANCE_WIDTH
    fit_to_page(sheet)
    sheet.page_setup.orientation = "portrait"
    sheet.page_setup.fitToHeight = 1


def _write_lines(sheet: Worksheet, lines: Iterable[Line]) -> None:
    for row, (font, texts) in enumerate(lines, start=1):
        for column, text in enumerate(texts, start=1):
            cell = put(sheet, row, column, Content(text or None))
            cell.alignment = WRAPPED if len(texts) > 1 else UNWRAPPED
            if font:
                cell.font = font
        if len(texts) > 1:
            fit_row(sheet, row, texts, COLUMN_WIDTHS.values())
    for letter, width in COLUMN_WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    fit_to_page(sheet)


def _packed(book: Workbook) -> bytes:
    """The file's bytes, with fixed timestamps of its parts."""
    written, packed = BytesIO(), BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).write_data()
    with zipfile.ZipFile(written) as archive, zipfile.ZipFile(packed, "w") as stable:
        for name in archive.namelist():
            part = zipfile.ZipInfo(name, PACKED)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0
            stable.writestr(part, archive.read(name))
    return packed.getvalue()
