"""The code of the whole city, which rows use like a department's although it is no department."""

from __future__ import annotations

WHOLE_CITY = "KK"
