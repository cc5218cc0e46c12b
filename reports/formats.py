"""Every file format of a status; heavy libraries are imported only when their format is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeAlias

from metrics.status import Status
from presentation.blocks import Document, Selection
from presentation.documents.budget_notes import budget_notes
from presentation.documents.committee_annex import committee_annex
from presentation.documents.committee_note import committee_note
from presentation.documents.dropped import dropped
from presentation.documents.easy_draft import easy_draft
from presentation.documents.hearing_note import hearing_note
from presentation.documents.marked_draft import marked_draft
from presentation.documents.plan_template import plan_template
from presentation.documents.proposal import proposal
from presentation.documents.slide_show import slide_show
from presentation.documents.status_document import status_document
from presentation.documents.targets_paper import targets_paper
from presentation.documents.to_write import Lack, found, to_write
from presentation.html.cache import once_a_status
from presentation.language.letters import slug

Outline: TypeAlias = Callable[[Status, Selection], Document]
Make: TypeAlias = Callable[[Status, Selection], bytes]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its label, file name, ending and media type, and the function that makes it.

    `about`: what it is and how long, for one who chooses. `compares`: it lists the changes since the
    status chosen for comparison. `recommends`: it asks a body for something, so that what and whom are in
    its name. `of_draft`: it only makes sense for a policy that was drafted here. `internal`: it is made
    only for those who ask for it by name.
    """

    label: str
    file: str
    ending: str
    mime: str
    make: Make
    about: str
    compares: bool = False
    recommends: bool = False
    of_draft: bool = False
    internal: bool = False


class FormatError(Exception):
    """A format could not be made, because of a bug; the Danish message says which format."""


def _word(document: Document) -> bytes:
    from reports.word.document import word

    return word(document)


def _slides(status: Status, selection: Selection) -> bytes:
    from reports.slides.deck import slide_deck

    return slide_deck(slide_show(status, selection))


def _pdf(document: Document) -> bytes:
    from reports.pdf.document import as_pdf

    return as_pdf(document)


def _excel(status: Status, selection: Selection) -> bytes:
    from reports.tables.excel import excel

    return excel(status, selection)


def _data(status: Status, selection: Selection) -> bytes:
    from reports.open_data.package import as_zip

    return as_zip(status, selection)


def _catalogue(status: Status, selection: Selection) -> bytes:
    from reports.tables.catalogue import catalogue

    return catalogue(status, selection)


@dataclass(frozen=True, slots=True)
class Written:
    """The function that makes a document: the outline of the status, written in a format."""

    outline: Outline
    write: Callable[[Document], bytes]

    def __call__(self, status: Status, selection: Selection) -> bytes:
        return self.write(self.outline(status, selection))


def _missing(status: Status, selection: Selection) -> bytes:
    return _word(to_write(status, selection, outlines(offered(status), status, selection)))


OFFICE = "application/vnd.openxmlformats-officedocument"
WORD = f"{OFFICE}.wordprocessingml.document"
POWERPOINT = f"{OFFICE}.presentationml.presentation"
EXCEL = f"{OFFICE}.spreadsheetml.sheet"

FORMATS: Mapping[str, Format] = {
    "note": Format(
        "Notat til udvalg i Word",
        "notat",
        "docx",
        WORD,
        Written(committee_note, _word),
        "Højst fire sider til hvert udvalg: hvordan det går, og hvad udvalget bliver bedt om.",
        compares=True,
    ),
    "annex": Format(
        "Bilag til notatet i Word",
        "bilag-til-notat",
        "docx",
        WORD,
        Written(committee_annex, _word),
        "Alle tal, indsatser og bemærkninger, som der ikke er plads til i notatet.",
        compares=True,
    ),
    "proposal": Format(
        "Indstilling i Word",
        "indstilling",
        "docx",
        WORD,
        Written(proposal, _word),
        "Højst fem sider med de faste overskrifter, til den, sagen skal behandles af.",
        compares=True,
        recommends=True,
    ),
    "plan": Format(
        "Skabelon til indsatsplan i Word",
        "indsatsplan",
        "docx",
        WORD,
        Written(plan_template, _word),
        "En tabel, som forvaltningen selv udfylder, med de indsatser, der er kendt.",
    ),
    "slides": Format(
        "Oplæg til et møde i PowerPoint",
        "oplaeg",
        "pptx",
        POWERPOINT,
        _slides,
        "Højst 14 slides med et billede eller en tabel på hver, og noter med kilder.",
        compares=True,
    ),
    "pdf": Format(
        "Statusdokument som PDF",
        "statusdokument",
        "pdf",
        "application/pdf",
        Written(status_document, _pdf),
        "Hele status med billeder, tal, bemærkninger og kilder, til at slå op i.",
        compares=True,
    ),
    "excel": Format(
        "Alle tal som Excel",
        "tal",
        "xlsx",
        EXCEL,
        _excel,
        "En tabel på hvert ark, til at regne videre på.",
        compares=True,
    ),
    "data": Format(
        "Åbne data som CSV",
        "aabne-data",
        "zip",
        "application/zip",
        _data,
        "En fil for hver tabel med en beskrivelse af hver kolonne, til andre programmer.",
    ),
    "hearing": Format(
        "Høringsnotat i Word",
        "hoeringsnotat",
        "docx",
        WORD,
        Written(hearing_note, _word),
        "Hver bemærkning i høringen, svaret på den, og hvad den ændrede.",
        of_draft=True,
    ),
    "draft": Format(
        "Udkast med rettelser i Word",
        "udkast-med-rettelser",
        "docx",
        WORD,
        Written(marked_draft, _word),
        "Udkastet med rettelserne som rettelsesmarkeringer i Word.",
        compares=True,
        of_draft=True,
    ),
    "draft-easy": Format(
        "Udkast i let dansk i Word",
        "udkast-let-dansk",
        "docx",
        WORD,
        Written(easy_draft, _word),
        "Udkastet i korte sætninger og kendte ord.",
        of_draft=True,
    ),
    "targets": Format(
        "Udkast til måltal i Word",
        "maaltal",
        "docx",
        WORD,
        Written(targets_paper, _word),
        "Hvert foreslået måltal, og hvad det bygger på.",
        of_draft=True,
    ),
    "budget": Format(
        "Udkast til budgetnotater i Word",
        "budgetnotater",
        "docx",
        WORD,
        Written(budget_notes, _word),
        "Et notat for hvert måltal, der kræver penge.",
        of_draft=True,
    ),
    "catalogue": Format(
        "Politikken som mappe med regneark",
        "katalog",
        "zip",
        "application/zip",
        _catalogue,
        "Politikkens tabeller, som systemet selv kan læse dem.",
        of_draft=True,
    ),
    "dropped": Format(
        "Overvejet og forkastet i Word",
        "overvejet-og-forkastet",
        "docx",
        WORD,
        Written(dropped, _word),
        "Det, der er overvejet og forkastet. Internt, og skal journaliseres.",
        of_draft=True,
        internal=True,
    ),
    "missing": Format(
        "Det, der mangler at blive skrevet, i Word",
        "mangler",
        "docx",
        WORD,
        _missing,
        "Et ark til dig, der sender dokumenterne. Det skal ikke sendes med.",
        internal=True,
    ),
}


def offered(status: Status) -> tuple[str, ...]:
    """The formats for every reader of a status."""
    return tuple(
        name for name, kind in FORMATS.items() if not kind.internal and not why_not(name, status)
    )


def why_not(name: str, status: Status) -> str:
    """A sentence on why a format cannot be made of a status; empty if it can."""
    kind = FORMATS[name]
    if not kind.of_draft or status.draft.was_written:
        return ""
    return f"»{kind.label}« kan ikke laves: politikken har intet udkast her."


def outlines(names: Iterable[str], status: Status, selection: Selection) -> dict[str, Document]:
    """The outlines of those of the formats that have one, by what readers call them."""
    kinds = (FORMATS[name] for name in names)
    return {
        kind.label: kind.make.outline(status, selection)
        for kind in kinds
        if isinstance(kind.make, Written)
    }


def lacks(status: Status, selection: Selection) -> tuple[Lack, ...]:
    """What nobody has written of the documents that are offered, whatever they are compared with."""
    return _lacks(status, replace(selection, compare_with=None, behind=None))


@once_a_status(kept=16)
def _lacks(status: Status, selection: Selection) -> tuple[Lack, ...]:
    return found(outlines(offered(status), status, selection))


def made(name: str, status: Status, selection: Selection) -> bytes:
    """The file of a format. Raises `FormatError`, from the cause, if it cannot be made."""
    kind = FORMATS[name]
    try:
        return kind.make(status, selection)
    except Exception as error:
        raise FormatError(f"{kind.label} blev ikke lavet.") from error


def file_name(name: str, status: Status, selection: Selection) -> str:
    """The file name of a format with choice, date and version, so that no file replaces a different one."""
    kind = FORMATS[name]
    dated = f"{_day(status, status)}-udgave-{status.version}"
    return f"{'-'.join([kind.file, *_codes(selection), dated, *_choices(kind, status, selection)])}.{kind.ending}"


def _day(status: Status, known_to: Status) -> str:
    """The date of a status; with the name of its snapshot if a status knows several of that day."""
    day = status.as_of.isoformat()
    several = sum(each.as_of == status.as_of for each in known_to.snapshots) > 1
    return f"{day}-{slug(status.snapshot)}" if status.snapshot and several else day


def _codes(selection: Selection) -> Iterator[str]:
    return (slug(code).upper() for code in selection.departments)


def _choices(kind: Format, status: Status, selection: Selection) -> Iterator[str]:
    """The parts of a file name after date and version."""
    if selection.objectives:
        yield f"maalsaetning-{'-'.join(map(str, selection.objectives))}"
    if selection.compare_with and kind.compares:
        yield f"siden-{_day(selection.compare_with, status)}"
    if kind.recommends:
        yield from _asked(selection)
    if selection.unpublished:
        yield "arbejdsudgave"


def _asked(selection: Selection) -> Iterator[str]:
    """To whom, and what is recommended, where that was chosen."""
    if selection.step:
        yield f"til-{slug(selection.step.label)}"
    yield from (slug(each.label) for each in selection.recommended)
