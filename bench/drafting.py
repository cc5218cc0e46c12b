"""A changed number of a draft target, tried on its page, compared with a plain rerun of that page."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from streamlit.testing.v1 import AppTest

from bench.timing import compared
from monitor import editions
from monitor.settings import DATA_FOLDER_VARIABLE, DRAFTS_VARIABLE, STORE_VARIABLE
from tests import made_up_city
from tests.pages_run import labelled, opened

AIM = 1.5


def lines() -> Iterator[str]:
    """One line; the city and its draft are invented."""
    with TemporaryDirectory() as folder:
        data = made_up_city.workbooks(Path(folder) / "data", made_up_city.WHOLE)
        settings = {
            DATA_FOLDER_VARIABLE: str(data),
            STORE_VARIABLE: str(Path(folder) / "store"),
            DRAFTS_VARIABLE: "egen",
        }
        with patch.dict(os.environ, settings):
            editions.opened.cache_clear()
            yield _line(opened("reporting/draft", maaltal="m-1"))
        editions.opened.cache_clear()


def _line(app: AppTest) -> str:
    numbers = cycle(("90", "100"))

    def changed() -> None:
        labelled(app.text_input, "Måltal, tallet der skal nås").set_value(next(numbers))
        app.run()

    result = compared(changed, app.run)
    return (
        f"a changed number of a draft target: {result.ratio:.2f} times a plain rerun of its page "
        f"(aim: at most {AIM})"
    )
