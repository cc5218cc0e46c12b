"""Fields for the columns of a table, made and read by the columns' own declarations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

import streamlit as st

from loaders.reading.cells import Mistake, interpret
from loaders.reading.sheets import Cell
from loaders.reading.units import fits
from loaders.templates.writing import content
from metrics.status import Status
from pages.intake import upload_session
from pages.shell import fields
from pages.shell.labels import plain
from policy import lists
from policy.choices import Choice, Unit
from policy.columns import Citation
from policy.findings import finding
from policy.periods import Period
from policy.quantities import Quantity
from policy.tables import Field, Table
from presentation.language import numbers
from presentation.language.words import ended, lowered

NOTHING_CHOSEN = "Ikke oplyst"
LONG_TEXT = 44
"""The width of a column from which its text is written in several lines."""
LONGEST = 4000
IN_UNIT = {Unit.SHARE: "i procent", Unit.DKK: "i kroner", Unit.YEARS: "i år"}

Options = Mapping[str, str]
"""The codes that a field can refer to, with their names."""


@dataclass(slots=True)
class TableFields:
    """The fields of one row of a table. `read` has the values that could be read, by column.

    `about` tells the fields of one row from those of another; `options` are the codes of each table
    that is referred to; `unit` is the one of the row's indicator.
    """

    table: Table
    about: str
    options: Mapping[str, Options]
    unit: Unit | None = None
    read: dict[str, Any] = field(default_factory=dict)
    mistaken: bool = False

    def key(self, name: str) -> str:
        return f"row-{self.table.name}-{self.about}-{name}-{upload_session.turn()}"

    def ask(
        self, name: str, known: object = None, label: str | None = None, *, optional: bool = False
    ) -> fields.Answer | None:
        """A field for a column, filled with what is `known` at first; its answer if it is text.

        An `optional` one can be left open although each row of the table has a value.
        """
        column = self.table.field(name)
        if optional:
            column = replace(column, required=False)
        words = label or f"{column.column.heading}: {lowered(column.column.help)}"
        if issubclass(column.type, Choice) and not column.many:
            self.read[name] = self._choose(column, known, words)
        elif self._chosen_by_code(column):
            self._choose_codes(column, known, words)
        elif column.type is bool:
            self.read[name] = st.checkbox(plain(words), bool(known), key=self.key(name))
        else:
            return self._write(column, known, words)
        return None

    def _chosen_by_code(self, column: Field) -> bool:
        refers = column.column.refers
        return refers is not None and column.type is str and refers in self.options

    def _choose(self, column: Field, known: object, label: str) -> object:
        values: Sequence[Any] = list(cast("type[Choice]", column.type))
        options = values if column.required else [None, *values]
        return st.selectbox(
            plain(label),
            options,
            index=list(options).index(known) if known in options else 0,
            format_func=lambda each: each.label if each else NOTHING_CHOSEN,
            key=self.key(column.name),
        )

    def _choose_codes(self, column: Field, known: Any, label: str) -> None:
        named = self.options[column.column.refers or ""]
        if column.many:
            chosen = st.multiselect(
                plain(label),
                list(named),
                default=[code for code in known or () if code in named],
                format_func=lambda code: named[code],
                key=self.key(column.name),
                placeholder="Vælg et eller flere",
            )
            self.read[column.name] = tuple(chosen)
            return
        options = [*named] if column.required else [None, *named]
        self.read[column.name] = st.selectbox(
            plain(label),
            options,
            index=options.index(known) if known in options else 0,
            format_func=lambda code: named[code] if code else NOTHING_CHOSEN,
            key=self.key(column.name),
        )

    def _write(self, column: Field, known: object, label: str) -> fields.Answer:
        key = self.key(column.name)
        if key not in st.session_state:
            st.session_state[key] = self._text(known)
        if column.column.width >= LONG_TEXT:
            answer = fields.lines(label, "", key=key, most=LONGEST)
        else:
            answer = fields.line(label, key=key, most=LONGEST)
        if answer.is_personal():
            self.mistaken = True
        elif message := self._read(column, answer.text):
            self.mistaken = True
            answer.refuse(message)
        return answer

    def _read(self, column: Field, text: str) -> str:
        """Read a text as the value of a column; returns why it could not be read."""
        if not text:
            self.read[column.name] = column.default
            return ""
        reading = interpret(Cell("", 0, 0, self._with_unit(column, text)), column)
        if isinstance(reading, Mistake):
            found = finding(
                reading.code,
                file="",
                sheet=None,
                cell=None,
                column=column.column.heading,
                found=reading.found,
                **reading.values,
            )
            return ended(f"{found.title} {found.fix}".strip())
        unit = self.unit if column.column.measures else None
        if unit and reading.written and not fits(reading.value, reading.written, unit):
            return f"Skriv tallet {IN_UNIT.get(unit, 'som et helt antal')}."
        self.read[column.name] = reading.value
        return ""

    def _with_unit(self, column: Field, text: str) -> str:
        """A bare number of a share is meant in per cent, as the label says."""
        is_share = column.column.measures and self.unit is Unit.SHARE
        return f"{text} %" if is_share and text[-1].isdecimal() else text

    def _text(self, known: Any) -> str:
        """What a person would write for a known value."""
        match known:
            case None | ():
                return ""
            case Quantity():
                return numbers.quantity(known, self.unit or Unit.COUNT, numbers.MOST_DECIMALS)
            case Period():
                return numbers.period(known)
            case tuple() if isinstance(known[0], Citation):
                return "; ".join(map(str, known))
            case tuple():
                return lists.joined(map(str, known))
        value = content(known, None).value
        return f"{value:%d.%m.%Y}" if hasattr(value, "strftime") else str(value)


def options(status: Status) -> Mapping[str, Options]:
    """The codes that a draft's rows refer to, with names that tell them apart."""
    draft = status.draft
    return {
        "departments": {each.code: each.name for each in status.departments},
        "indicators": {each.indicator.id: each.indicator.name for each in status.indicators},
        "priorities": {
            each.priority.id: f"{each.priority.id} {each.priority.short_title}"
            for each in status.priorities
        },
        "remarks": {each.remark.id: each.remark.title for each in status.remarks},
        "hearing_answers": {
            each.id: f"{each.party}: {each.wording[:60]}" for each in draft.answers
        },
        "draft_targets": {
            each.target.id: f"{each.indicator.name} ({each.target.id})" for each in draft.targets
        },
    }
