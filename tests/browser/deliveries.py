"""A workbook delivered in the browser. Its figures are invented."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

import openpyxl

from tests.filled_templates import fill
from tests.tables import saved

if TYPE_CHECKING:
    from playwright.sync_api import Page

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def choose(page: Page, content: bytes, name: str = "tal.xlsx") -> None:
    field = page.locator('input[type="file"]')
    field.set_input_files({"name": name, "mimeType": XLSX, "buffer": content})


def fetched_template(page: Page) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name="Hent skabelonen").click()
    return download.value.path().read_bytes()


def filled(template: bytes) -> bytes:
    book = openpyxl.load_workbook(BytesIO(template))
    cells = {"Periode": 2025, "Værdi": 95, "Kilde": "STATUS s. 17"}
    fill(book["Målinger"], "fleksjob", cells)
    return saved(book)
