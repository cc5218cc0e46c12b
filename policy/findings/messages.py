"""The message class of the catalogue, and texts that several messages share."""

from __future__ import annotations

from dataclasses import dataclass

from policy.choices import Choice


class Severity(Choice):
    """How much a finding stops: the file, the row, or nothing."""

    REFUSAL = "refusal", "afvist"
    ERROR = "error", "fejl"
    WARNING = "warning", "advarsel"
    NOTE = "note", "oplysning"


STOPPING = frozenset({Severity.REFUSAL, Severity.ERROR})
"""The severities that reject the whole file or the row."""


@dataclass(frozen=True, slots=True)
class Message:
    """One kind of finding. `expected` and `fix` are templates for `str.format`."""

    code: str
    severity: Severity
    title: str
    expected: str
    fix: str


SAVE_AGAIN = "Åbn filen i Excel, vælg Gem som og filtypen Excel-projektmappe (.xlsx)"
SLIM = (
    "Slet ark og billeder, der ikke skal bruges. Markér de tomme rækker under tallene og de "
    "tomme kolonner til højre for dem, vælg Slet, og gem filen igen: de fylder, når de har farve "
    "eller ramme."
)
