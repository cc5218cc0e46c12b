"""Form fields, each with a place below it for an error message."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from loaders.guard.personal import has_personal_number
from pages.shell import notices
from pages.shell.labels import plain
from policy import spelling
from presentation.language.numbers import number

SHOWN_BEFORE = 30
"""The characters shown before a sign that nobody can see."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The text of a field, stripped unless it is somebody's own words, and the place under the field.

    `most`: how many characters it may have. Browsers stop there; others who ask may not.
    """

    text: str
    under: DeltaGenerator
    most: int | None = None

    def lacks(self, text: str) -> bool:
        """Whether the field is empty, with `text` shown under it; else whether it `is_refused`."""
        empty = not self.text.strip()
        if empty:
            notices.warn(text, self.under)
        return empty or self.is_refused()

    def is_refused(self) -> bool:
        """Whether the text cannot be kept as it is, with what to do under the field."""
        return self.is_personal() or self._is_too_long()

    def _is_too_long(self) -> bool:
        found = self.most is not None and len(self.text) > self.most
        if found:
            notices.warn(too_long(len(self.text), self.most or 0), self.under)
        return found

    def refuse(self, text: str) -> None:
        """Show under the field why its text cannot be used."""
        notices.warn(text, self.under)

    def is_personal(self) -> bool:
        """Whether the field has a CPR number, or a sign that nobody sees and no file can hold.

        A message under it then asks to remove it.
        """
        if has_personal_number(self.text):
            self.refuse(
                "Her står et CPR-nummer. Intet er gemt. Fjern det, for alle kan læse feltet."
            )
            return True
        if unseen := spelling.INVISIBLE.search(self.text):
            before = " ".join(self.text[: unseen.start()].split())[-SHOWN_BEFORE:]
            self.refuse(
                f"Her står et usynligt tegn efter »{before}«. Intet er gemt. Slet det, og skriv stedet igen "
                "med tastaturet. Sådan et tegn følger ofte med fra en pdf eller en hjemmeside."
            )
            return True
        return False


def too_long(length: int, most: int) -> str:
    """The message on a text that is too long."""
    return (
        f"Teksten er på {number(length)} tegn, og der er plads til {number(most)}. Intet er gemt. Gør den "
        "kortere."
    )


def line(label: str, *, key: str, most: int | None = None, autocomplete: str = "off") -> Answer:
    """A field of one line, with at most `most` characters."""
    text = st.text_input(plain(label), key=key, max_chars=most, autocomplete=autocomplete)
    return Answer(text.strip(), st.empty(), most)


def lines(label: str, earlier: str, *, key: str, most: int, verbatim: bool = False) -> Answer:
    """A field of several lines, filled with `earlier` at first; `verbatim` text is left as written."""
    text = st.text_area(plain(label), earlier, key=key, height=160, max_chars=most)
    return Answer(text if verbatim else text.strip(), st.empty(), most)
