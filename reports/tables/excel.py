"""All figures behind the status as a workbook: a cover, contents, notes, and one table on each sheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from metrics.status import Status
from presentation.about.method import source_download
from presentation.blocks import Selection, plain
from presentation.documents import changes, coverage
from presentation.documents.selection import narrowed_to
from presentation.figures.indicator_table import figure_download
from presentation.figures.series_tables import whole_download
from presentation.html.downloads import Download
from presentation.initiatives.all_initiatives import initiative_download, whole
from presentation.language import city
from presentation.language.absent import Absent
from presentation.language.sentences import seen_from
from presentation.language.words import listed
from presentation.status.measurability import conclusion
from presentation.status.overview import objectives_download
from presentation.status.remarks import remarks_download
from presentation.status.written import texts_download
from reports.tables.accessible_workbook import (
    CoverLine,
    Properties,
    shortened,
    workbook,
)
from reports.tables.sheets import Part, Sheet, counted_rows, cut_out, with_lines

TITLE = "Status på handicappolitikken: alle tal"
CONTENTS, NOTES, CHANGES = "Indhold", "Noter", "Ændringer"

OBJECTIVES = (
    Part(
        "Målsætninger",
        "tabel_maalsaetninger",
        "Målsætningerne: prioriteringer, måltal og svar på bemærkninger",
        (
            "Nr.",
            "Målsætning",
            "Prioriteringer",
            "Har måltal",
            "Uden måltal",
            "Status",
            "Bemærkninger, der kalder på svar",
            "Besvarede bemærkninger",
            "Kilde",
        ),
    ),
)
FIGURES = (
    Part(
        "Tal",
        "tabel_tal",
        "Alle tal med måltal og status",
        (
            "Tal",
            "Forvaltning",
            "Periode",
            "Nyeste",
            "Enhed",
            "Værdi",
            "Måltal",
            "Målopfyldelse i procent",
            "Status",
            "Kilde",
        ),
        keys=10,
    ),
    Part(
        "Forbehold",
        "tabel_forbehold",
        "Tallenes forbehold, frister og ordlyd i kilden",
        (
            "Tal",
            "Forvaltning",
            "Periode",
            "Opgjort",
            "Forbehold",
            "Udgangspunkt",
            "Måltalets forbehold",
            "Frist",
            "Oplyst af",
            "Ordret fra kilden",
        ),
    ),
    Part(
        "Om tallene",
        "tabel_om_tallene",
        "Hvad tallene hører til, og hvem de dækker",
        ("Tal", "Målsætning", "Prioritering", "Vises som", "Dækker", "Hvem præcist", "Note"),
        distinct=True,
    ),
)
PUBLIC = (
    Part(
        "Offentlige tal",
        "tabel_offentlige_tal",
        "Offentlig statistik",
        (
            "Tal",
            "Område",
            "Gruppe",
            "Periode",
            "Enhed",
            "Værdi",
            "Vises som",
            "Intet tal, fordi",
            "Antal",
            "Ud af",
            "Interval fra, procent",
            "Interval til, procent",
        ),
    ),
    Part(
        "Offentlige kilder",
        "tabel_offentlige_kilder",
        "Hvor den offentlige statistik er fra",
        (
            "Tal",
            "Område",
            "Områdekode",
            "Gruppe",
            "Periode",
            "Tegn",
            "Tegnet betyder",
            "Udtræk",
            "Sted i filen",
            "Hentet",
            "Kilde",
        ),
    ),
)
INITIATIVES = (
    Part(
        "Indsatser",
        "tabel_indsatser",
        "Indsatserne og deres dele",
        (
            "Kode",
            "Målsætning",
            "Prioritering (vores læsning)",
            "Indsats",
            "Gengivet kort",
            "Tilstand",
            "Forvaltninger",
            "Kilde",
        ),
        keys=4,
    ),
    Part(
        "Tid og målgrupper",
        "tabel_tid_og_maalgrupper",
        "Indsatsernes tid, målgrupper og noter",
        (
            "Kode",
            "Indsats",
            "Del af",
            "Tværgående",
            "Tiden, ordret fra kilden",
            "Start",
            "Slut",
            "Ventet",
            "Ventet hvad",
            "Målgrupper",
            "Note",
        ),
        keys=2,
    ),
    Part(
        "Penge",
        "tabel_penge",
        "Indsatser med et beløb i kilderne",
        (
            "Kode",
            "Indsats",
            "Beløb i kroner",
            "Beløb med ord",
            "Beløb dækker",
            "Bevilling",
            "Sidste år med penge",
            "Beløbet, ordret fra kilden",
        ),
        keys=2,
        sparse=True,
    ),
)
REMARKS = (
    Part(
        "Bemærkninger",
        "tabel_bemaerkninger",
        "Bemærkningerne",
        (
            "Overskrift",
            "Dato",
            "Om",
            "Målsætning",
            "Slags",
            "Gengivet kort",
            "Rådets egne ord",
            "Note",
            "Kilde",
        ),
    ),
    Part(
        "Svar",
        "tabel_svar",
        "Hvad der er svaret på bemærkningerne, og hvad der er sket",
        (
            "Overskrift",
            "Dato",
            "Forvaltningens bemærkninger",
            "Bemærkningerne kommer fra",
            "Bemærkningernes dato",
            "Bemærkningernes kilde",
            "Hvad der er sket",
        ),
        keys=2,
    ),
)
TEXTS = (
    Part(
        "Tekster",
        "tabel_tekster",
        "Tekster fra forvaltningerne",
        ("Målsætning", "Prioritering", "Slags", "Tekst", "Skrevet af", "Dato"),
    ),
)
SOURCES = (
    Part(
        "Kilder",
        "tabel_kilder",
        "Kilderne og deres datoer",
        (
            "Kode",
            "Dokument",
            "Sprog",
            "Kort titel",
            "Udgiver",
            "Dato",
            "Hører til politikken",
            "Bemærk",
        ),
    ),
)
"""Each wide table as parts that can be read in print. Together they have every column but the date of the
status, which is on each sheet."""

NOTES_ON: Mapping[str, str] = {
    "Nyeste": "»ja« er det tal, der gælder nu, »nej« et tidligere, og »foreløbig« et af en periode, der "
    "ikke er færdig.",
    "Værdi": "Tallet står i rækkens enhed. En procent er et helt tal: 73 er 73 procent.",
    "Målopfyldelse i procent": "Værdien i procent af måltallet. Den er bedømt uden afrunding.",
    "Prioritering (vores læsning)": "Kilden siger ikke altid, hvilken prioritering en indsats hører til. Så "
    "er det en læsning af den.",
}
"""The notes, by the heading that they explain."""


def excel(status: Status, selection: Selection) -> bytes:
    """The workbook of the selection; the same status gives the same bytes."""
    found = narrowed_to(status, selection)
    tables = shortened(_tables(status, found, selection))
    there = [sheet for sheet in tables if sheet.rows]
    notes, noted = _notes(there)
    edition = f"{coverage.edition(status, selection)}."
    selected = coverage.selected(status, selection, "Filen")
    about = Properties(
        TITLE,
        seen_from(status),
        city.publisher(status) or city.city(status).capitalize(),
        f"{edition} {selected}".strip(),
        status.as_of,
    )
    sheets = [
        with_lines(sheet, _lines(sheet, edition, selected))
        for sheet in (_contents([notes, *noted]), notes, *noted)
    ]
    empty = [sheet.name for sheet in tables if not sheet.rows]
    return workbook(about, tuple(_cover(found, selection, empty)), sheets)


def _tables(status: Status, found: Status, selection: Selection) -> list[Sheet]:
    chosen = {initiative.id for initiative in found.initiatives}
    initiatives = [initiative for initiative in whole(status) if initiative.id in chosen]
    wholes: tuple[tuple[Sequence[Part], Download], ...] = (
        (OBJECTIVES, objectives_download(found)),
        (FIGURES, figure_download(status, "tal", "Tal", found.indicators)),
        *(((PUBLIC, whole_download(found)),) if found.public_series else ()),
        (INITIATIVES, initiative_download(status, initiatives)),
        (REMARKS, remarks_download(status, found.remarks)),
        (TEXTS, texts_download(status, found.texts)),
        (SOURCES, source_download(status)),
    )
    tables = [cut_out(part, extract) for parts, extract in wholes for part in parts]
    before = changes.earlier(selection)
    return [*([_changes(found, before)] if before else []), *tables]


def _changes(status: Status, before: Status) -> Sheet:
    rows = tuple(
        (each.heading, plain(each.text), plain(each.source) or Absent.NOT_RELEVANT.value)
        for each in changes.lines(status, before)
    )
    headings = ("Slags", "Ændring", "Kilde")
    title, about = changes.heading(before), (changes.compared(before),)
    return Sheet(CHANGES, "tabel_aendringer", title, headings, rows, about)


def _notes(sheets: Sequence[Sheet]) -> tuple[Sheet, list[Sheet]]:
    """The sheet of marks and notes, and the sheets with a reference in each heading that has a note."""
    shown = {heading for sheet in sheets for heading in sheet.headings}
    numbers = {
        heading: f"note {number}"
        for number, heading in enumerate((h for h in NOTES_ON if h in shown), start=1)
    }
    rows = (
        *((mark.value, mark.meaning) for mark in Absent),
        *((number, f"{heading}: {NOTES_ON[heading]}") for heading, number in numbers.items()),
    )
    headings = ("Mærke eller note", "Betyder")
    notes = Sheet(NOTES, "tabel_noter", "Mærker og noter", headings, rows)
    return notes, [
        replace(
            sheet,
            headings=tuple(
                f"{heading} [{numbers[heading]}]" if heading in numbers else heading
                for heading in sheet.headings
            ),
        )
        for sheet in sheets
    ]


def _contents(sheets: Sequence[Sheet]) -> Sheet:
    rows = tuple((sheet.name, sheet.title, len(sheet.rows)) for sheet in sheets)
    headings = ("Ark", "Hvad der er på arket", "Rækker")
    return Sheet(CONTENTS, "tabel_indhold", "Filens ark", headings, rows)


def _lines(sheet: Sheet, edition: str, selected: str) -> Iterator[str]:
    """What stands above every table: how long it is, its date, and where its marks are explained."""
    explained = "" if sheet.name == NOTES else f" Mærker i kantede parenteser: se arket {NOTES}."
    yield f"Arket har én tabel med {counted_rows(sheet.rows)}. {edition}{explained}"
    if selected:
        yield selected


def _cover(status: Status, selection: Selection, empty: Sequence[str]) -> Iterator[CoverLine]:
    """The cover; `status` is narrowed to the selection."""
    yield CoverLine(TITLE, "title")
    yield CoverLine(f"{coverage.edition(status, selection)}.")
    if selected := coverage.selected(status, selection, "Filen"):
        yield CoverLine(selected)
    yield CoverLine("Kort fortalt", "heading")
    yield CoverLine(f"{coverage.headline(status, selection)}.")
    if text := conclusion(status):
        yield CoverLine(text)
    yield CoverLine("Sådan læses filen", "heading")
    yield CoverLine(f"Arket {CONTENTS} har en række for hvert ark. Hvert ark har én tabel.")
    yield CoverLine(
        "Ingen celle er tom. Hvor der ikke er en oplysning, står grunden i kantede parenteser, for eksempel "
        f"{Absent.NOT_STATED}. Arket {NOTES} forklarer dem."
    )
    yield CoverLine("Vil du sortere eller filtrere, så stil dig i tabellen, og tast Ctrl+Skift+L.")
    if without := [name for name in empty if name != CHANGES]:
        within = coverage.within(selection, " i kilderne")
        yield CoverLine(f"Intet{within}, og derfor intet ark: {listed(without)}.")
    if before := changes.earlier(selection):
        yield from map(CoverLine, _about_changes(before, CHANGES in empty))
    yield CoverLine("Udgiver og genbrug", "heading")
    if publisher := city.publisher(status):
        yield CoverLine(f"{publisher}.")
    if licence := selection.licence:
        yield CoverLine(f"Tallene må bruges efter {licence.title} ({licence.code}).")


def _about_changes(before: Status, is_empty: bool) -> Iterator[str]:
    yield changes.compared(before)
    if text := changes.nothing_before(before):
        yield text
    elif is_empty:
        yield "Kilderne har intet nyt siden da."
    else:
        yield f"Arket {CHANGES} har det, der er ændret siden."
