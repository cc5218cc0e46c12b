"""Interprets a cell as the value of a field, or finds the mistake in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

from loaders.delivery import Written
from loaders.reading import numbers
from loaders.reading.citations import citations
from loaders.reading.date_formats import is_date_format, shows_the_day
from loaders.reading.number_formats import SIGNIFICANT_DIGITS, section_for, text_shown
from loaders.reading.numbers import AmbiguousNumberError, UnusableNumberError
from loaders.reading.seen import Mark, as_seen, quoted
from loaders.reading.sheets import Cell, Doubt, Value, gives_nothing
from policy import lists, spelling
from policy.choices import Choice
from policy.columns import Citation
from policy.periods import MONTHS, NoSuchDateError, Period, PeriodKind
from policy.quantities import Quantity
from policy.tables import Field

LONGEST_TEXT = 32_767
LARGEST_NUMBER = 10**SIGNIFICANT_DIGITS
MIDNIGHT_IN_UTC = (22, 23)
"""The hour in UTC when a day begins in Copenhagen: in summer and in winter."""
LONGEST_SHOWN = 80

# Excel's errors in English, as stored in the file, and in Danish, as displayed and copied.
EXCEL_ERRORS = frozenset(
    {
        "#null!",
        "#div/0!",
        "#value!",
        "#ref!",
        "#name?",
        "#num!",
        "#n/a",
        "#getting_data",
        "#spill!",
        "#calc!",
        "#field!",
        "#blocked!",
        "#connect!",
        "#busy!",
        "#unknown!",
        "#nul!",
        "#division/0!",
        "#værdi!",
        "#reference!",
        "#navn?",
        "#i/t",
        "#overløb!",
        "#beregn!",
    }
)

_NEVER_CALCULATED = frozenset({Doubt.ASKED, Doubt.STALE})
_TWO_FIGURES = re.compile(r"\d(?:_x000D_)?(?:\s*[\t\n\v\f\r]\s*|\s{2,})\d")
"""Digits on two lines or in two columns, which must not be joined as thousands are by a space."""
_NOT_OF_A_DATE = re.compile(r'\[[^\]]*\]|"[^"]*"|\\.')
_OF_A_TIME = frozenset("hs")
_OF_A_DAY = frozenset("d") | _OF_A_TIME
"""Codes of a number format that show a day or a time; an m beside a time means minutes."""

YES = frozenset({"ja", "j", "x", "true", "sand", "1"})
NO = frozenset({"nej", "n", "false", "falsk", "0"})


@dataclass(frozen=True, slots=True)
class Mistake:
    """A finding's code, the found text, and the values for its message."""

    code: str
    found: str
    values: Mapping[str, object] = field(default_factory=dict)


class Reading(NamedTuple):
    """The value of a field (None for a blank cell), and the unit it is written in.

    `warning` is a finding about a cell that was read.
    """

    value: object
    written: Written | None = None
    warning: Mistake | None = None


def interpret(cell: Cell, target: Field) -> Reading | Mistake:
    """The cell's value for the field `target`, or the first mistake in the cell."""
    if mistake := (
        _unsound(cell) or _changed_by_marks(cell, target) or _seen_otherwise(cell, target)
    ):
        return mistake
    reading = _read(as_seen(cell.runs) if cell.runs else cell.value, cell.number_format, target)
    if isinstance(reading, Mistake) or not (cell.runs or cell.doubt):
        return reading
    if cell.runs:
        return reading._replace(warning=_marked("raised_in_text", cell))
    return reading._replace(warning=Mistake("formula_perhaps_old", shown(cell.value)))


def _read(value: Value, number_format: str, target: Field) -> Reading | Mistake:
    if isinstance(value, str):
        if target.type in _NUMBERS and _TWO_FIGURES.search(value):
            return Mistake(_UNREADABLE[target.type], shown(value))
        text = clean_text(value, verbatim=target.column.verbatim)
        if isinstance(text, Mistake):
            return text
        if not text.strip():
            return Reading(None)
        if text.startswith("#") and spelling.folded(text) in EXCEL_ERRORS:
            return Mistake("error_in_cell", text, {"help": target.column.help})
        text = text_shown(text, number_format)
        if target.many and target.type is not Citation:
            return _listed(text, target)
        value = text
    reading = _single(value, number_format, target)
    if target.many and target.type is not Citation and isinstance(reading, Reading):
        return Reading((reading.value,))
    return reading


def _unsound(cell: Cell) -> Mistake | None:
    """The mistake in a cell that is independent of its field."""
    value = cell.value
    if cell.circular:
        return Mistake("circular_formula", cell.formula or "")
    if value is None or (cell.doubt in _NEVER_CALCULATED and gives_nothing(value)):
        code = "formula_without_value" if value is None else "formula_not_calculated"
        return Mistake(code, cell.formula or "")
    if isinstance(value, datetime) and _is_midnight_elsewhere(value, cell.number_format):
        return Mistake("date_of_two_days", _with_hour(value), {"next": shown(_day_after(value))})
    if isinstance(value, int | float) and abs(value) >= LARGEST_NUMBER:
        return Mistake("too_many_digits", shown(value))
    return None


def _is_midnight_elsewhere(value: datetime, number_format: str) -> bool:
    """Whether a cell that shows a day holds the hour of midnight in Copenhagen in UTC.

    Programs that store times in UTC write the beginning of a day as 22 or 23 o'clock the day before.
    """
    nearest = value + timedelta(seconds=30)
    if nearest.minute or nearest.hour not in MIDNIGHT_IN_UTC:
        return False
    return _OF_A_TIME.isdisjoint(_NOT_OF_A_DATE.sub("", number_format).lower())


def _day_after(value: datetime) -> date:
    return value.date() + timedelta(days=1)


def _with_hour(value: datetime) -> str:
    hour = (value + timedelta(seconds=30)).hour
    return f"{shown(value)} klokken {hour}"


def _changed_by_marks(cell: Cell, target: Field) -> Mistake | None:
    """The mistake for struck-out, raised or invisible characters that change the cell's meaning."""
    if not cell.runs:
        return None
    marks = {run.mark for run in cell.runs}
    if Mark.STRUCK in marks:
        return _marked("struck_out", cell)
    if Mark.UNSEEN in marks:
        return _marked("part_unseen", cell)
    if target.type is not str or target.is_code or target.many or not isinstance(cell.value, str):
        return _marked("raised_in_figure", cell)
    return None


def _seen_otherwise(cell: Cell, target: Field) -> Mistake | None:
    """The mistake for a date shown without its year, or with words that give it another meaning."""
    if target.type in _NUMBERS or not isinstance(cell.value, date):
        return None
    if not is_date_format(cell.number_format) or shows_the_day(cell.number_format):
        return None
    return Mistake("date_seen_otherwise", shown(cell.value))


def _marked(code: str, cell: Cell) -> Mistake:
    runs = (run if run.text else run._replace(text=shown(cell.value)) for run in cell.runs)
    return Mistake(code, shown(quoted(runs)))


def clean_text(text: str, *, verbatim: bool = False) -> str | Mistake:
    """`text` with single ordinary spaces, unless it is `verbatim`, and each letter as one character.

    Line breaks are kept. Invisible characters are a mistake, because two codes that look the same must
    be the same.
    """
    if len(text) > LONGEST_TEXT:
        found = f"{numbers.in_danish(len(text))} tegn"
        return Mistake("text_too_long", found, {"limit": numbers.in_danish(LONGEST_TEXT)})
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    if text.isprintable() and "_x" not in text:
        return text if verbatim else " ".join(text.split())
    # A carriage return is stored as _x000D_ in the file.
    text = text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")
    if sign := spelling.INVISIBLE.search(text):
        before = " ".join(text[max(0, sign.start() - 20) : sign.start()].split())
        return Mistake("invisible_characters", f"{before}[{spelling.invisible(text)}]")
    if verbatim:
        return text
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip("\n")


def shown(value: Value) -> str:
    """A cell's value in the form that a finding quotes."""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, int | float):
        return str(value).replace(".", ",").removesuffix(",0")
    if isinstance(value, date):
        return f"{value.day}. {MONTHS[value.month - 1]} {value.year}"
    text = str(value)
    return text if len(text) <= LONGEST_SHOWN else f"{text[:LONGEST_SHOWN]} …"


def _listed(text: str, target: Field) -> Reading | Mistake:
    """The values in a cell with a list, without repetitions."""
    values = []
    for part in filter(None, lists.parted(text)):
        reading = _single(part, "General", target)
        if isinstance(reading, Mistake):
            return reading
        values.append(reading.value)
    return Reading(tuple(dict.fromkeys(values)) or None)


def _single(value: Value, number_format: str, target: Field) -> Reading | Mistake:
    choices: type[Choice] | None = target.type if issubclass(target.type, Choice) else None
    try:
        if choices:
            return Reading(_choice(_as_seen(value, number_format), choices))
        if target.type not in _NUMBERS:
            value = _as_seen(value, number_format)
        return _READERS[target.type](value, number_format)
    except UnusableNumberError as unusable:
        return Mistake(unusable.code, shown(unusable.found))
    except AmbiguousNumberError as ambiguous:
        return Mistake("ambiguous_number", shown(value), {"readings": ambiguous.readings})
    except NoSuchDateError:
        return Mistake("no_such_date", shown(value))
    except ValueError:
        if choices:
            labels = [option.label for option in choices]
            values = {
                "choices": "; ".join(labels),
                "suggestion": spelling.suggestion(shown(value), labels),
            }
            return Mistake("not_a_choice", shown(value), values)
        if target.type in _NUMBERS and isinstance(value, date | time | timedelta):
            return Mistake("number_became_date", shown(value))
        return Mistake(_UNREADABLE[target.type], shown(value))


def _as_seen(value: Value, number_format: str) -> Value:
    """A number as the text that its format displays, if that is more than the number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return value
    section = section_for(value, number_format)
    is_more = section.words or section.times != 1 or section.width > 1
    return section.shown(value) if is_more else value


def _text(value: Value, _: str) -> Reading:
    return Reading(value if isinstance(value, str) else shown(value))


def _whole_number(value: Value, number_format: str) -> Reading:
    return Reading(numbers.whole_number(value, number_format))


def _decimal(value: Value, number_format: str) -> Reading:
    return Reading(*numbers.decimal(value, number_format))


def _quantity(value: Value, number_format: str) -> Reading:
    return Reading(*numbers.quantity(value, number_format))


def _flag(value: Value, _: str) -> Reading:
    word = spelling.folded(shown(value))
    if word in YES:
        return Reading(True)
    if word in NO:
        return Reading(False)
    raise ValueError(value)


def _date(value: Value, _: str) -> Reading:
    if isinstance(value, datetime):
        return Reading(value.date())
    if isinstance(value, date):
        return Reading(value)
    if isinstance(value, str):
        period = _period_of_text(value)
        if period.kind is PeriodKind.DATE:
            return Reading(period.first)
    raise ValueError(value)


def _period(value: Value, number_format: str) -> Reading:
    if isinstance(value, date):
        return Reading(_period_of_date(value, number_format))
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return Reading(_period_of_text(str(value)))


@lru_cache(maxsize=1024)
def _period_of_text(text: str) -> Period:
    return Period.parse(text)


def _period_of_date(value: date, number_format: str) -> Period:
    """The period that a date cell shows: Excel stores 2024-12 as one of its days, formatted as a month."""
    parts = set(_NOT_OF_A_DATE.sub("", number_format).lower())
    if parts.isdisjoint(_OF_A_DAY):
        if "m" in parts:
            return Period.month(value.year, value.month)
        if "y" in parts:
            return Period.year(value.year)
    return Period.day(date(value.year, value.month, value.day))


def _citations(value: Value, _: str) -> Reading:
    return Reading(citations(value if isinstance(value, str) else shown(value)) or None)


def _choice(value: Value, choices: type[Choice]) -> Choice:
    option = _options(choices).get(spelling.folded(shown(value)))
    if option is None:
        raise ValueError(value)
    return option


@cache
def _options(choices: type[Choice]) -> Mapping[str, Choice]:
    """Every option by its code, its label and its other accepted labels."""
    codes = {option.value: option for option in choices}
    return codes | {
        spelling.folded(label): option
        for option in choices
        for label in (option.label, *option.accepted)
    }


Reader: TypeAlias = Callable[[Value, str], Reading]
"""From a value and its number format to a reading; `ValueError` if it is no value of the type."""

_READERS: Mapping[type, Reader] = {
    str: _text,
    int: _whole_number,
    float: _decimal,
    bool: _flag,
    date: _date,
    Period: _period,
    Quantity: _quantity,
    Citation: _citations,
}
_UNREADABLE: Mapping[type, str] = {
    str: "not_a_number",
    int: "not_a_whole_number",
    float: "not_a_number",
    bool: "not_yes_or_no",
    date: "not_a_date",
    Period: "not_a_period",
    Quantity: "not_a_number",
    Citation: "not_a_citation",
}
_NUMBERS = (int, float, Quantity)
