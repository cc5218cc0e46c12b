"""Reading back office files in tests, and the values that a reader would see in them."""

from __future__ import annotations

import re
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO

from metrics.status import IndicatorStatus, Status
from monitor import editions
from presentation.language.department_names import department_name
from presentation.language.numbers import quantity
from presentation.language.precise import attainment_of

FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
OLDEST = (1980, 1, 1, 0, 0, 0)


def shipped_status() -> Status:
    return editions.current().edition(datetime(2026, 11, 22, tzinfo=UTC).date()).status


def measure(status: Status) -> IndicatorStatus:
    """The one indicator with a table of targets."""
    return next(i for i in status.indicators if i.judged_by_target and len(i.current) > 1)


def expected_rows(status: Status) -> list[tuple[str, str, str, str]]:
    """The target table as the objective's page shows it: place, figure, target, attainment."""
    indicator = measure(status)
    unit = indicator.indicator.unit
    return [
        (
            "KK samlet" if p.department == "KK" else p.department or department_name(status, None),
            quantity(p.value, unit),
            quantity(p.target, unit),
            attainment_of(p),
        )
        for p in indicator.current
    ]


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def has_only_the_date(content: bytes, as_of: date) -> bool:
    """Whether the file, and any workbook inside it, has no timestamp but the status date."""
    with zipfile.ZipFile(BytesIO(content)) as file:
        if any(info.date_time != OLDEST for info in file.infolist()):
            return False
        inside = [file.read(name) for name in file.namelist() if name.endswith(".xlsx")]
        core = file.read("docProps/core.xml").decode()
    times = set(re.findall(r">(\d{4}-\d\d-\d\dT[^<]*)<", core))
    return times <= {f"{as_of.isoformat()}T00:00:00Z"} and all(
        has_only_the_date(book, as_of) for book in inside
    )


def whole_text(content: bytes) -> str:
    """All text of a zip file, each part's text on one line."""
    return "\n".join(
        re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", part.decode(errors="ignore")))
        for part in parts(content).values()
    )
