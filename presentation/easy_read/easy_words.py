"""Very plain Danish: short sentences, no abbreviations, one number at a time, a word for every status."""

from __future__ import annotations

import re
from collections.abc import Iterator

from metrics.status import Status
from policy.choices import Qualifier, Silence, Unit
from policy.periods import Period, PeriodKind
from policy.quantities import Quantity
from policy.whole_city import WHOLE_CITY
from presentation.language.numbers import USUAL_DECIMALS, measured, period
from presentation.language.words import capitalised

MOST_WORDS = 14
A_DEPARTMENT = "en forvaltning"
THE_WHOLE_CITY = "hele kommunen"

IN_FULL = (
    ("f.eks.", "for eksempel"), ("fx", "for eksempel"), ("bl.a.", "blandt andet"), ("m.fl.", "med flere"),
    ("mv.", "med videre"), ("m.v.", "med videre"), ("m.m.", "med mere"), ("osv.", "og så videre"),
    ("dvs.", "det vil sige"), ("mht.", "med hensyn til"), ("pga.", "på grund af"), ("ifm.", "i forbindelse med"),
    ("ift.", "i forhold til"), ("hhv.", "henholdsvis"), ("jf.", "se"), ("ca.", "cirka"), ("pct.", "procent"),
    ("mio.", "millioner"), ("mia.", "milliarder"), ("kr.", "kroner"), ("pr.", "per"), ("nr.", "nummer"),
    ("evt.", "eventuelt"), ("vedr.", "om"), ("inkl.", "med"), ("ekskl.", "uden"), ("maks.", "højst"),
    ("tlf.", "telefon"), ("kl.", "klokken"), ("stk.", "styk"), ("s.", "side"), ("§", "paragraf"),
)  # fmt: skip
"""Abbreviations and what they stand for, as whole words."""

_WRITTEN_OUT = dict(IN_FULL)
_CAN_END = frozenset(
    {"m.fl.", "mv.", "m.v.", "m.m.", "osv.", "pct.", "mio.", "mia.", "kr.", "stk."}
)
_SHORT = re.compile(
    r"(?<![\w.])("
    + "|".join(re.escape(short) for short, _ in sorted(IN_FULL, key=lambda pair: -len(pair[0])))
    + r")(?!\w)(?=(\s+(?-i:[A-ZÆØÅ]))?)",
    re.IGNORECASE,
)
_ENDS = re.compile(r"(?<=[^\W\d]{3})\.\s+|(?<=[?!])\s+")
_LESSER_ENDS = re.compile(r"\s+[–—·-]\s+|[;:]\s+")
_BREAKS_BEFORE = frozenset({"og", "eller", "men", "så", "som", "der", "at", "fordi", "når", "hvis"})

SILENCE_WORDS: dict[Silence, tuple[str, ...]] = {
    Silence.SOURCES_OLDER: ("Dokumenterne fortæller kun om tiden før.",),
    Silence.NOT_MENTIONED: (
        "Nyere dokumenter nævner det ikke.",
        "De giver kun nogle eksempler.",
    ),
    Silence.NO_NEWS: ("Et nyere dokument skulle have sagt, hvad der skete.",),
}


def in_full(text: str, status: Status) -> str:
    """The text with abbreviations and the departments' codes written out."""

    def written_out(found: re.Match[str]) -> str:
        short = found[1].lower()
        ends = "." if found[2] and short in _CAN_END else ""
        return _WRITTEN_OUT[short] + ends

    written = _SHORT.sub(written_out, re.sub(r"\s*%", " procent", text))
    for department in status.departments:
        code = re.escape(department.code)
        written = re.sub(rf"\b{code}\b", place(status, department.code), written)
    return written


def place(status: Status, code: str | None) -> str:
    """The full name of a department; "en forvaltning" where only its code is known."""
    if code == WHOLE_CITY:
        return THE_WHOLE_CITY
    department = status.department(code)
    return A_DEPARTMENT if department is None or department.name in ("", code) else department.name


def sentences(text: str, status: Status, end: str = ".") -> tuple[str, ...]:
    """A title or text from the data as short sentences: abbreviations written out, nothing lost."""
    parts = (part.strip() for part in _ENDS.split(in_full(text, status)))
    return tuple(
        closed(capitalised(piece), end) for part in parts if part for piece in _pieces(part)
    )


def name(text: str, status: Status, end: str = "") -> tuple[str, ...]:
    """A name from the data, without a full stop: it is no statement of ours.

    "Kommunen opfylder måltal for fleksjob" is the name of a priority, and could be untrue as a
    statement. It has no quotation marks, because it is often our own text and no quotation. It ends
    with a colon (`end`) where a statement on it follows.
    """
    *before, last = sentences(text, status)
    return (*before, f"{last.removesuffix('.')}{end}")


def closed(text: str, end: str = ".") -> str:
    """The text with a full stop (`end`), unless it ends a sentence already."""
    return text if text.endswith((".", "?", "!", "…", ":")) else f"{text}{end}"


def _pieces(text: str) -> Iterator[str]:
    """The whole text if it is short; else split at punctuation or before a small word."""
    if len(text.split()) <= MOST_WORDS:
        yield text
        return
    for part in _LESSER_ENDS.split(text):
        words = part.split()
        while len(words) > MOST_WORDS:
            cut = _break(words)
            yield f"{' '.join(words[:cut]).rstrip(',')} …"
            words = words[cut:]
        yield " ".join(words)


def _break(words: list[str]) -> int:
    most = MOST_WORDS - 1  # the dots count as a word
    commas = [i + 1 for i in range(most) if words[i].endswith(",")]
    small = [i for i in range(3, most + 1) if words[i].lower() in _BREAKS_BEFORE]
    return max(commas or small or [most])


def figure_sentences(
    lead: str, figure: Quantity, unit: Unit, status: Status, decimals: int = USUAL_DECIMALS
) -> tuple[str, ...]:
    """A figure in one sentence, a range in two, so that there is one number at a time.

    `lead` are the words before the number, such as "Målet var".
    """
    low, high = figure.ends
    if figure.qualifier is Qualifier.RANGE and low is not None and high is not None:
        ends = [
            f"{lead} mindst {measured(low, unit, decimals)}",
            f"{lead} højst {measured(high, unit, decimals)}",
        ]
    else:
        ours = {
            Qualifier.ABOUT: "cirka ",
            Qualifier.AT_LEAST: "mindst ",
            Qualifier.AT_MOST: "højst ",
        }.get(figure.qualifier, "")
        before = f"{figure.word} " if figure.word else ours
        end = low if low is not None else high
        ends = [f"{lead} {before}{measured(end or 0, unit, decimals)}"]
    return tuple(closed(in_full(text, status)) for text in ends)


def when(value: Period) -> str:
    """A period in words, with the year as its only number.

    >>> when(Period.parse("2025-Q1")), when(Period.parse("2024-12"))
    ('første kvartal 2025', 'december 2024')
    """
    ordinals = ("første", "andet", "tredje", "fjerde")
    match value.kind:
        case PeriodKind.QUARTER:
            return f"{ordinals[value.last.month // 3 - 1]} kvartal {value.first.year}"
        case PeriodKind.HALF_YEAR:
            return f"{ordinals[value.last.month // 6 - 1]} halvår {value.first.year}"
    return period(value)


def at(value: Period) -> str:
    """A period as the time of an event, such as "i 2024" or "den 8. oktober 2025"."""
    return f"den {when(value)}" if value.kind is PeriodKind.DATE else f"i {when(value)}"
