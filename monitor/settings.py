"""What can be set from outside, each with its default."""

from __future__ import annotations

import os
from pathlib import Path

DATA_FOLDER_VARIABLE = "HANDICAPMONITOR_DATA"
SHIPPED_DATA = Path(__file__).resolve().parents[1] / "data" / "2023-2026"


def data_folder() -> Path:
    """The folder of the policy's workbooks."""
    return Path(os.environ.get(DATA_FOLDER_VARIABLE) or SHIPPED_DATA)
