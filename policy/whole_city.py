"""The whole city, which rows name by a code as they name a department, though it is none."""

from __future__ import annotations

WHOLE_CITY = "KK"
