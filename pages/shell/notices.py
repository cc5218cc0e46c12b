"""Short messages: about an action just taken, which a screen reader announces, and those that stand."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from presentation.html.markup import paragraph


def tell(text: str | Markup) -> None:
    """Report a success."""
    st.html(Markup('<div class="notice good" role="status">{}</div>').format(paragraph(text)))


def warn(text: str | Markup, place: DeltaGenerator | None = None) -> None:
    """Report a failure and what to do about it, at `place` or here."""
    (place or st).html(
        Markup('<div class="notice failing" role="alert">{}</div>').format(paragraph(text))
    )


def stand(text: str | Markup) -> None:
    """Say what stays so until somebody does something about it; it interrupts no screen reader."""
    st.html(Markup('<div class="notice">{}</div>').format(paragraph(text)))
