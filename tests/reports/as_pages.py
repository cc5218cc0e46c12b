"""Office files as the pages that LibreOffice makes of them, with the fonts that a test chooses.

Calibri cannot be shipped; its free twin Carlito has the same widths, and LibreOffice sets it in Calibri's
place. Run as a program, it prints where LibreOffice is; with --install it fetches Debian's packages where
LibreOffice or a font is not found.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from atexit import register
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from tests.debian import found

VARIABLE = "SOFFICE_PROGRAM"
FONT_VARIABLE = "OFFICE_FONTS"
PACKAGES = (
    "libreoffice-writer-nogui libreoffice-calc-nogui libreoffice-impress-nogui "
    "fonts-crosextra-carlito fonts-dejavu-core"
)
USUAL_PROGRAMS = (
    "/usr/lib/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
USUAL_FONTS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/Library/Fonts",
    "/Applications/LibreOffice.app/Contents/Resources/fonts",
)
TWIN = ("Carlito-Regular.ttf", "Carlito-Bold.ttf", "Carlito-Italic.ttf", "Carlito-BoldItalic.ttf")
"""As wide as Calibri, letter for letter."""
WIDE = ("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")
"""Much wider than Calibri, with the signs that Carlito lacks."""

CALIBRI = (*TWIN, *WIDE)
"""A computer with Calibri, or with its twin."""
NO_CALIBRI = WIDE
"""A computer with neither."""

SETTINGS = """\
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}/fonts</dir><cachedir>{folder}/cache</cachedir></fontconfig>
"""
OPENED_IN_DANISH = "--infilter=Text - txt - csv (StarCalc):59,34,UTF8,1,,1030,false,true"
"""A csv file with semicolons and quotes, read by Danish settings (1030), with dates and numbers recognised."""
PATIENCE_SECONDS = 180
MARGIN = 57.0
"""2 cm: a header stands above it, and a footer below."""
WHOLE_PAGE = 0.9
"""A picture of more than this share of a page's width and height is its background."""


class NoLibreOfficeError(Exception):
    """There is no LibreOffice, or not its fonts. The message says what to install."""


class Box(NamedTuple):
    """Where something is on a page, in points from the page's lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


class Line(NamedTuple):
    """Text on one line of a page, in one font."""

    text: str
    box: Box


class Page(NamedTuple):
    """A page or slide. Lengths are in points."""

    text: str
    width: float
    height: float
    fonts: frozenset[str]
    lines: tuple[Line, ...]
    drawn: tuple[Box, ...]
    """Where pictures, frames and rules are."""

    @property
    def fill(self) -> float:
        """How far down between its margins the page has something, from 0 to 1."""
        boxes = (*(line.box for line in self.lines), *self.drawn)
        ends = [max(box.bottom, MARGIN) for box in boxes if self._in_body(box)]
        return (self.height - MARGIN - min(ends)) / (self.height - 2 * MARGIN) if ends else 0.0

    @property
    def outside(self) -> tuple[Line, ...]:
        """Lines that do not keep within the paper."""
        return tuple(
            line
            for line in self.lines
            if min(line.box.left, line.box.bottom) < 0
            or line.box.right > self.width
            or line.box.top > self.height
        )

    def _in_body(self, box: Box) -> bool:
        background = (
            box.right - box.left > WHOLE_PAGE * self.width
            and box.top - box.bottom > WHOLE_PAGE * self.height
        )
        return not background and box.top > MARGIN and box.bottom < self.height - MARGIN


def program() -> Path:
    """Where LibreOffice is, when its fonts are there too. Raises `NoLibreOfficeError` else."""
    named = os.environ.get(VARIABLE) or shutil.which("soffice")
    for place in (named, *USUAL_PROGRAMS):
        if place and os.access(place, os.X_OK):
            for font in CALIBRI:
                font_file(font)
            return Path(place)
    raise _missing("LibreOffice", VARIABLE)


def pages(content: bytes, ending: str, fonts: tuple[str, ...] = CALIBRI) -> tuple[Page, ...]:
    """The pages of a file with an ending such as "docx"."""
    return pages_of({f"file.{ending}": content}, fonts)[f"file.{ending}"]


def pages_of(
    files: Mapping[str, bytes], fonts: tuple[str, ...] = CALIBRI
) -> dict[str, tuple[Page, ...]]:
    """The pages of several files by their names; in one call much quicker than one at a time."""
    return {name: read(pdf) for name, pdf in _as_pdf(tuple(files.items()), fonts).items()}


def as_workbooks(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """The workbook that a person with Danish settings gets when she opens each of some csv files."""
    return dict(_converted(tuple(files.items()), CALIBRI, "xlsx", OPENED_IN_DANISH))


def _as_pdf(files: tuple[tuple[str, bytes], ...], fonts: tuple[str, ...]) -> Mapping[str, bytes]:
    return _converted(files, fonts, "pdf")


@lru_cache(maxsize=32)
def _converted(
    files: tuple[tuple[str, bytes], ...], fonts: tuple[str, ...], ending: str, *options: str
) -> Mapping[str, bytes]:
    office = program()
    with tempfile.TemporaryDirectory() as folder:
        sources = [
            Path(folder, f"{number}{Path(name).suffix}") for number, (name, _) in enumerate(files)
        ]
        for source, (_, content) in zip(sources, files, strict=True):
            source.write_bytes(content)
        done = subprocess.run(
            [
                office,
                f"-env:UserInstallation={(_home(fonts) / 'profile').as_uri()}",
                "--headless",
                "--convert-to",
                ending,
                *options,
                "--outdir",
                folder,
                *sources,
            ],
            env={
                "HOME": str(_home(fonts)),
                "PATH": os.environ["PATH"],
                "LC_ALL": "C.UTF-8",
                "FONTCONFIG_FILE": str(_home(fonts) / "fonts.conf"),
            },
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
        made = {
            name: source.with_suffix(f".{ending}")
            for source, (name, _) in zip(sources, files, strict=True)
        }
        if absent := [name for name, file in made.items() if not file.is_file()]:
            raise RuntimeError(f"LibreOffice made nothing of {absent}: {done.stdout}{done.stderr}")
        return {name: file.read_bytes() for name, file in made.items()}


@cache
def _home(fonts: tuple[str, ...]) -> Path:
    """A folder for LibreOffice's settings, with some fonts alone; one to a process, as it locks it."""
    folder = Path(tempfile.mkdtemp(prefix="pages-"))
    register(shutil.rmtree, folder, ignore_errors=True)
    (folder / "fonts").mkdir()
    for name in fonts:
        (folder / "fonts" / name).symlink_to(font_file(name))
    (folder / "fonts.conf").write_text(SETTINGS.format(folder=folder), encoding="utf-8")
    return folder


@cache
def font_file(name: str) -> Path:
    """Where a font is. Raises `NoLibreOfficeError` when it is not found."""
    for folder in (os.environ.get(FONT_VARIABLE), *USUAL_FONTS):
        for file in Path(folder).rglob(name) if folder else ():
            return file
    raise _missing(f"the font {name}", FONT_VARIABLE)


def _missing(what: str, variable: str) -> NoLibreOfficeError:
    return NoLibreOfficeError(
        f"The tests need {what}, and it was not found. On Debian, install it with 'sudo apt install "
        f"--no-install-recommends {PACKAGES}'. One that is elsewhere is named by {variable}."
    )


def read(pdf: bytes) -> tuple[Page, ...]:
    """The pages of a PDF."""
    return tuple(_page(page) for page in pypdfium2.PdfDocument(pdf))


def _page(page: pypdfium2.PdfPage) -> Page:
    text = page.get_textpage()
    boxes = (text.get_rect(number) for number in range(text.count_rects()))
    return Page(
        text.get_text_bounded().replace("\r\n", "\n"),
        page.get_width(),
        page.get_height(),
        frozenset(_fonts(page)),
        tuple(Line(text.get_text_bounded(*box).strip(), Box(*box)) for box in boxes),
        tuple(
            Box(*thing.get_bounds())
            for thing in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_PATH))
        ),
    )


def _fonts(page: pypdfium2.PdfPage) -> Iterator[str]:
    """The fonts of a page, without the letters that tell which part of a font is embedded."""
    for thing in page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,)):
        yield thing.get_font().get_base_name().rpartition("+")[2]


if __name__ == "__main__":
    sys.exit(found(program, NoLibreOfficeError, PACKAGES, VARIABLE))
