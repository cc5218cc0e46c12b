"""What the front page says deserves a question. All rows are invented."""

from __future__ import annotations

from policy.choices import RemarkKind
from presentation.overview import attention
from tests.records import assessed, remark, reply


def test_one_remark_without_an_answer_is_told_as_one():
    remarks = [remark("B1", RemarkKind.GAP), remark("B2", RemarkKind.GAP)]
    told = attention(assessed(*remarks, reply("S1", "B1")), {})
    assert "Én bemærkning fra Handicaprådet</a> har intet svar i kilderne. Én har svar." in told
