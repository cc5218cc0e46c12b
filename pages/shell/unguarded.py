"""Shows nothing where people sign in and nobody guards the doors: anybody could say that she is anyone."""

from __future__ import annotations

import streamlit as st

from monitor import guarding, settings
from pages.shell import notices

MESSAGE = (
    "Siden vises ikke, fordi den er startet uden sin vagt. Til den, der driver systemet: når der logges ind, "
    "skal systemet startes med »streamlit run server.py« og ikke med »streamlit run app.py«."
)


def stop() -> None:
    """End a run that is not guarded, with a message and nothing else."""
    if settings.signs_in() and not guarding.stands():
        notices.warn(MESSAGE)
        st.stop()
