"""Files of tests start in an order that leaves no processor idle at the end."""

from __future__ import annotations

from pathlib import Path

from tests import order


def test_browser_files_come_first_and_together_then_the_slowest_ones():
    files = [
        "loaders/reading/numbers.py",
        "tests/store/test_model.py",
        "tests/browser/test_tasks.py",
        "tests/pages/test_another_city.py",
        "tests/browser/test_keyboard.py",
        "tests/data/test_quotations.py",
    ]
    ordered = sorted((order.ROOT / name for name in files), key=order.turn)
    assert [path.stem for path in ordered] == [
        *("test_keyboard", "test_tasks", "test_model"),
        *("test_another_city", "numbers", "test_quotations"),
    ]


def test_every_file_with_a_place_of_its_own_exists():
    assert [name for name in order.SLOWEST if not Path(order.ROOT, name).exists()] == []
