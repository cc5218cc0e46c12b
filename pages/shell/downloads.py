"""Small buttons for downloading a table or a chart."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Literal

import streamlit as st
from markupsafe import Markup

from monitor import policies, turns
from pages.shell.labels import plain, unseen
from presentation.html.downloads import Download
from reports.tables import extracts

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PDF = "application/pdf"
SVG = "image/svg+xml"


def offer(extract: Download) -> None:
    """Buttons for the table as csv for Excel and as xlsx, made when pressed; no button if the table is empty.

    The csv file has semicolons and decimal commas, and says so in its name; for programs there is *Åbne data*.
    """
    if not extract.rows:
        return
    with _row(extract.name):
        _button(
            "csv",
            extract.title,
            partial(extracts.as_csv, extract),
            f"{extract.name}-til-excel",
            "text/csv",
            words="csv til Excel",
        )
        _button("xlsx", extract.title, partial(extracts.as_xlsx, extract), extract.name, XLSX)


def offer_chart(
    name: str, title: str, draw: Callable[[], str], beside: Markup | None = None
) -> None:
    """A button for a chart as svg, drawn when pressed; `name` is the file name without its ending.

    `beside` is shown in the same row.
    """
    with _row(f"{name}-svg"):
        _button("svg", title, draw, name, SVG)
        if beside:
            st.html(beside)


def _row(name: str) -> st.delta_generator.DeltaGenerator:
    return st.container(key=f"offer-{name}", horizontal=True, gap="small")


def _button(
    ending: str,
    title: str,
    make: Callable[[], str | bytes],
    name: str,
    mime: str,
    words: str | None = None,
) -> None:
    button(
        f"Hent som {plain(words or ending)} {unseen(title)}",
        make,
        f"{name}.{ending}",
        mime,
        key=f"{ending}-{name}",
        kind="tertiary",
    )


def button(
    label: str,
    make: Callable[[], str | bytes],
    name: str,
    mime: str,
    *,
    key: str | None = None,
    kind: Literal["secondary", "tertiary"] = "secondary",
) -> None:
    """A button for a file of the policy of this run, made when pressed; its name says which policy."""
    st.download_button(
        label,
        policies.of_this_run(
            turns.in_turn(make)
        ),  # another thread makes it, which no policy has been chosen in
        policies.file_name(name),
        mime,
        key=key,
        on_click="ignore",
        type=kind,
    )
