"""The order of the status words is the one that docs/metode.md states."""

from __future__ import annotations

import re
from pathlib import Path

from policy.statuses import WORST_FIRST, StatusCode

METHOD = Path(__file__).parents[2] / "docs" / "metode.md"


def test_the_method_lists_every_status_word_from_worst_to_best():
    # R5.1
    chapter = METHOD.read_text("utf-8").split("\n## 5.")[1].split("\n## 6.")[0]
    listed = re.findall(r"^\| `(\w+)` \| (.+?) \|$", chapter, re.MULTILINE)
    assert [StatusCode(code) for code, _ in listed] == list(WORST_FIRST)
    for code, words in listed:
        assert words.split(";")[0] == StatusCode(code).label
