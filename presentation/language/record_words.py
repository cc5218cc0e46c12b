"""Records and their fields in a reader's words: the name of a row and the contents of its fields."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

from policy.choices import Choice, Qualifier, Unit
from policy.columns import Citation
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Indicator, Text
from policy.tables import BY_NAME, Field
from policy.wheel import DeadlineRule
from presentation.language import numbers
from presentation.language.sources import cited
from presentation.language.words import capitalised, listed

EMPTY = "tomt"
HIDDEN = Qualifier.HIDDEN.label
MAIN = {
    "texts": "body",
    "remarks": "summary",
    "replies": "summary",
    "closings": "reason",
    "objections": "wording",
    "hearing_answers": "wording",
}
"""By table, the field with a row's main content; in other tables that is the figure, if any."""
FIGURES = ("value", "printed_attainment", "margin", "printed_as", "note", "status", "reason")
"""Fields of a figure, or of a person's statement on it, that can reveal how many it counts."""

Indicators: TypeAlias = Mapping[str, Indicator]


def record_name(table: str, record: Any, indicators: Indicators) -> str:
    """The name of a row: indicator, department and period, or its title and key."""
    code = getattr(record, "indicator", None)
    if code is None:
        return _titled(table, record)
    known = indicators.get(code)
    when = getattr(record, "period", None) or getattr(record, "deadline", None)
    place = getattr(record, "department", None)
    parts = [known.name if known else code, place or "", numbers.period(when) if when else ""]
    return ", ".join(part for part in (*parts, getattr(record, "series", None)) if part)


def _titled(table: str, record: Any) -> str:
    if isinstance(record, Text):
        return f"{capitalised(record.kind.label)}: {_about(record)}"
    if isinstance(record, DeadlineRule):
        return f"{capitalised(record.owed.label)} ({record.id})"
    key = " ".join(_plain(getattr(record, name)) for name in BY_NAME[table].key)
    names = (getattr(record, name, None) for name in ("short_title", "title", "name"))
    title = next((name for name in names if name and name != key), None)
    return f"{title} ({key})" if title else capitalised(key)


def _about(text: Text) -> str:
    if text.priority:
        return f"prioritering {text.priority}"
    return f"målsætning {text.objective}"


def field_changes(
    table: str, before: Any, after: Any, indicators: Indicators
) -> Iterator[tuple[str, str, str]]:
    """Heading, old and new content of each field that differs; for few persons only that it differs."""
    for field in BY_NAME[table].fields:
        old, new = getattr(before, field.name), getattr(after, field.name)
        if (old, repr(old)) != (new, repr(new)):
            hidden = _is_few(field, after, indicators)
            shown = [
                HIDDEN if hidden else field_content(field, record, indicators)
                for record in (before, after)
            ]
            yield field.column.heading, shown[0], shown[1]


def main_content(table: str, record: Any, indicators: Indicators) -> str:
    """The figure of a record, or the words of a text or an answer; else empty.

    Figures of an indicator that counts few persons are hidden, however large they are: the change of
    one could reveal another.
    """
    if isinstance(record, DeadlineRule):
        return _rule(record)
    main = MAIN.get(table, "value")
    field = next((f for f in BY_NAME[table].fields if f.name == main), None)
    if field is None:
        return ""
    if _is_few(field, record, indicators):
        return HIDDEN
    return field_content(field, record, indicators)


def _rule(rule: DeadlineRule) -> str:
    """What a rule of the year's wheel says: for whom, how often, and its days or its day."""
    days = "" if rule.days is None else f"{numbers.tally(rule.days, 'dag', 'dage')} efter"
    parts = (*rule.departments, rule.body, rule.frequency and rule.frequency.label, days)
    return ", ".join(part for part in (*parts, rule.first and numbers.day(rule.first)) if part)


def field_content(field: Field, record: Any, indicators: Indicators) -> str:
    """The content of a field, figures in the unit of their indicator."""
    value = getattr(record, field.name)
    if isinstance(value, Quantity):
        return numbers.quantity(value, _unit(field, record, indicators))
    return _plain(value) or EMPTY


def _unit(field: Field, record: Any, indicators: Indicators) -> Unit:
    if field.column.unit:
        return field.column.unit
    known = indicators.get(getattr(record, "indicator", ""))
    return known.unit if known else Unit.COUNT


def _is_few(field: Field, record: Any, indicators: Indicators) -> bool:
    """Whether a field can reveal few persons; assumed for an indicator that is no longer known."""
    code = getattr(record, "indicator", None)
    known = indicators.get(code or "")
    return code is not None and field.name in FIGURES and (known is None or known.few_persons)


def _plain(value: object) -> str:
    match value:
        case None | ():
            return ""
        case tuple() if isinstance(value[0], Citation):
            return cited(value, ())
        case tuple():
            return listed([_plain(part) for part in value])
        case bool():
            return "ja" if value else "nej"
        case Choice():
            return value.label
        case Period():
            return numbers.period(value)
        case date():
            return numbers.day(value)
        case float():
            return numbers.number(value)
    return str(value)
