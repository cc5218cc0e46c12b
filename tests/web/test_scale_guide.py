"""docs/scale.md lists every limit with its usual value: `python -m tests.web.test_scale_guide` writes them."""

from __future__ import annotations

from pathlib import Path

from monitor import limits, open_files

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "scale.md"
BEGIN, END = "<!-- limits -->\n", "<!-- end limits -->"


def with_limits(text: str) -> str:
    """The guide with the table of limits as they are declared."""
    before, rest = text.split(BEGIN)
    rows = [f"| `{limit.variable}` | {limit.usual} | {limit.bounds} |" for limit in limits.LIMITS]
    table = "\n".join(["| variabel | ellers | grænse for |", "|---|---|---|", *rows])
    return f"{before}{BEGIN}{table}\n{END}{rest.split(END)[1]}"


def test_the_guide_has_every_limit_as_it_is_declared():
    text = GUIDE.read_text(encoding="utf-8")
    assert with_limits(text) == text, "run python -m tests.web.test_scale_guide"


def test_the_guide_says_how_many_open_files_the_usual_pages_need():
    needed = f"{open_files.needed(limits.PAGES.usual):,}".replace(",", ".")
    assert f"{limits.PAGES.usual} sider\n  kræver {needed}." in GUIDE.read_text(encoding="utf-8")


if __name__ == "__main__":
    GUIDE.write_text(with_limits(GUIDE.read_text(encoding="utf-8")), encoding="utf-8")
