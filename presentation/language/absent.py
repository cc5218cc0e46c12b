"""Why a cell of a table is empty, in the words of a workbook: no cell is empty without its reason."""

from __future__ import annotations

from enum import StrEnum


class Absent(StrEnum):
    """The mark in a cell without a value. Brackets keep it apart from what a source says."""

    NOT_STATED = "[ikke oplyst]"
    NONE = "[ingen]"
    NOT_RELEVANT = "[ikke relevant]"
    HIDDEN = "[skjult]"

    @property
    def meaning(self) -> str:
        return _MEANINGS[self]


_MEANINGS = {
    Absent.NOT_STATED: "Kilderne oplyser det ikke.",
    Absent.NONE: "Der er ingen, for eksempel ingen note.",
    Absent.NOT_RELEVANT: "Der kan ikke stå noget her, for eksempel en frist, hvor der intet måltal er.",
    Absent.HIDDEN: "Tallet er skjult, fordi det handler om få personer eller kan røbe et tal, der gør.",
}
