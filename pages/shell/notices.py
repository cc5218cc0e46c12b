"""Short messages about what a person has just done; a screen reader says them by itself."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup
from streamlit.delta_generator import DeltaGenerator

from presentation.html.markup import paragraph


def tell(text: str | Markup) -> None:
    """How something went."""
    st.html(Markup('<div class="notice good" role="status">{}</div>').format(paragraph(text)))


def warn(text: str | Markup, place: DeltaGenerator | None = None) -> None:
    """What was not done, and what to do about it; at a place that was kept for it, or here."""
    (place or st).html(
        Markup('<div class="notice failing" role="alert">{}</div>').format(paragraph(text))
    )
