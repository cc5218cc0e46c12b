"""The made-up city is read as a real one."""

from __future__ import annotations

from commands.reading import read
from tests import made_up_city


def test_the_made_up_city_is_read_without_a_finding(tmp_path):
    data = made_up_city.workbooks(tmp_path / "2021-2028", made_up_city.WHOLE)
    reading = read([data])
    assert [each.findings for each in reading.deliveries if each.findings] == []
    assert reading.records == made_up_city.WHOLE
