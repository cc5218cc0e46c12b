"""The receipt of a submission: folded on the page, and as a file."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from metrics.status import Status
from monitor import editions, policies
from monitor.sight import NotAllowedError
from pages.shell import downloads
from policy import clock
from presentation.html import addresses, markup
from presentation.submissions import receipts
from presentation.submissions.receipts import Made


def made(status: Status, version: int) -> Made:
    """The receipt as of today, for the person of the run. Raises `NotAllowedError` and `LookupError`."""
    place = policies.chosen()
    return Made(
        status,
        editions.current().submissions().receipt(version),
        clock.today(),
        policy="" if place.is_first else place.code,
    )


def show(status: Status, version: int, *, shown: bool = False) -> None:
    """The receipt under a line that unfolds it, and the button for its file; nothing if there is none."""
    try:
        found = made(status, version)
    except NotAllowedError:
        return
    folded = markup.unfolded(found.title, receipts.on_page(found), shown=shown)
    st.html(Markup('<div id="{}">{}</div>').format(addresses.RECEIPT, folded))
    downloads.button(
        "Hent kvitteringen som PDF",
        lambda: _file(status, version),
        receipts.file_name(version),
        downloads.PDF,
        key=f"receipt-{version}",
    )


def _file(status: Status, version: int) -> bytes:
    from reports.receipts import receipt_file  # the PDF library is loaded when a file is asked for

    return receipt_file(made(status, version))
