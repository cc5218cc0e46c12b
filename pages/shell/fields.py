"""Fields of a form, each with a place right under it for what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from loaders.guard.personal import has_personal_number
from pages.shell import notices
from pages.shell.labels import plain


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands in a field, without the spaces around it, and the place under the field."""

    text: str
    under: DeltaGenerator

    def lacks(self, told: str) -> bool:
        """Whether the field is empty; then what to write is told under it. Else as `is_personal`."""
        if not self.text:
            notices.warn(told, self.under)
        return not self.text or self.is_personal()

    def is_personal(self) -> bool:
        """Whether the field has a CPR number; then it is told under it that it must go."""
        found = has_personal_number(self.text)
        if found:
            notices.warn(
                "Her står et CPR-nummer. Intet er gemt. Fjern det, for alle kan læse feltet.",
                self.under,
            )
        return found


def line(label: str, *, key: str, most: int | None = None, autocomplete: str = "off") -> Answer:
    """A field of one line, of at most so many letters."""
    text = st.text_input(plain(label), key=key, max_chars=most, autocomplete=autocomplete)
    return Answer(text.strip(), st.empty())


def lines(label: str, earlier: str, *, key: str, most: int) -> Answer:
    """A field for more than a line, which begins with what stands already."""
    text = st.text_area(plain(label), earlier, key=key, height=160, max_chars=most)
    return Answer(text.strip(), st.empty())
