"""Short messages about what a person has just done; a screen reader says them by itself."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from presentation.markup import paragraph


def tell(text: str | Markup) -> None:
    """How something went."""
    st.html(Markup('<div class="notice good" role="status">{}</div>').format(paragraph(text)))


def warn(text: str | Markup) -> None:
    """What was not done, and what to do about it."""
    st.html(Markup('<div class="notice failing" role="alert">{}</div>').format(paragraph(text)))
