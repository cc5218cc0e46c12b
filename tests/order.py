"""The order in which the files of tests start, for several processes at once.

A slow file that starts last leaves a processor idle. Files in the browser are together, so that each
process starts the browser and the application once.
"""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
IN_THE_BROWSER = "tests/browser"
SLOWEST = (
    "tests/browser/test_accessibility.py",
    "tests/browser/test_every_page.py",
    "tests/browser/test_remark.py",
    "tests/browser/test_pages.py",
    "tests/browser/test_sign_in.py",
    "tests/browser/test_easy.py",
    "tests/browser/test_kept_store.py",
    "tests/browser/test_keyboard.py",
    "tests/browser/test_heard.py",
    "tests/browser/test_open_page.py",
    "tests/browser/test_public_delivery.py",
    "tests/browser/test_danish.py",
    "tests/browser/test_tasks.py",
    "tests/store/test_together.py",
    "tests/loaders/templates/test_workbooks.py",
    "tests/several/test_lost_servers.py",
    "tests/store/test_mutants.py",
    "tests/store/test_model.py",
    "tests/privacy/test_hidden_counts.py",
    "tests/monitor/test_same_checks.py",
    "tests/reports/test_bad_input.py",
    "tests/monitor/test_editions.py",
    "tests/monitor/test_snapshots.py",
    "tests/reports/test_office_pages.py",
    "tests/pages/test_another_city.py",
    "tests/store/test_current_rows.py",
    "tests/test_outputs.py",
    "tests/monitor/test_snapshots_never_change.py",
    "tests/pages/test_roles.py",
    "tests/pages/test_council.py",
    "tests/monitor/test_circles.py",
    "tests/commands/test_keeping.py",
    "tests/oracle/test_method.py",
    "tests/store/test_scopes.py",
    "tests/loaders/reading/test_every_cell_is_counted.py",
)
"""The files that need the most processor time, slowest first, each after those in the browser."""


def turn(path: Path) -> tuple[bool, int]:
    """The place of a file of tests in the order; files with the same place keep theirs."""
    name = path.relative_to(ROOT).as_posix()
    place = SLOWEST.index(name) if name in SLOWEST else len(SLOWEST)
    return not name.startswith(IN_THE_BROWSER), place
