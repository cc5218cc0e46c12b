"""The colours of pages, controls and charts, measured by WCAG 2.2 (1.4.3, 1.4.11) in both themes."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from presentation.charts.palette import DARK, LIGHT

ROOT = Path(__file__).resolve().parents[1]
THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]
STYLE = (ROOT / "pages" / "assets" / "style.css").read_text(encoding="utf-8")
THEMES = {"light": LIGHT, "dark": DARK}

TEXT = 4.9  # the law's 4.5 and a little more
SHAPES = 3.0

PAIR = re.compile(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
VARIABLES = {name: {"light": light, "dark": dark} for name, light, dark in PAIR.findall(STYLE)}
GROUNDS = ("panel", "chosen")
# Lines between parts that are already separate are decorative.
DECORATION = {"line"}
BORDERS = {"strong-line"}
ON_FILLED, FILLED_HOVER = "on-filled", "filled-hover"


def luminance(colour: str) -> float:
    """Relative luminance of a colour written as #rrggbb."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def grounds(theme: str) -> set[str]:
    """The backgrounds of text: the page, its panels and fields, and the menu."""
    config = THEME[theme]
    return {
        config["backgroundColor"],
        config["secondaryBackgroundColor"],
        config["sidebar"]["backgroundColor"],
        config["sidebar"]["secondaryBackgroundColor"],
        VARIABLES["panel"][theme],
    }


def test_the_contrast_ratio_is_computed_as_in_the_guidelines():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "name", sorted(VARIABLES.keys() - {*GROUNDS, *DECORATION, *BORDERS, ON_FILLED, FILLED_HOVER})
)
def test_text_of_the_pages_has_enough_contrast(theme, name):
    assert min(contrast(VARIABLES[name][theme], ground) for ground in grounds(theme)) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
def test_the_word_on_a_filled_button_has_enough_contrast_with_and_without_the_pointer_on_it(theme):
    word, filled = VARIABLES[ON_FILLED][theme], THEME[theme]["primaryColor"]
    assert contrast(word, filled) >= TEXT
    assert contrast(word, VARIABLES[FILLED_HOVER][theme]) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
def test_the_chosen_page_of_the_menu_has_enough_contrast(theme):
    chosen = VARIABLES["chosen"][theme]
    assert contrast(VARIABLES["ink"][theme], chosen) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "name",
    [name for name in THEME["light"] if name.endswith(("TextColor", "textColor", "linkColor"))],
)
def test_text_of_streamlits_elements_has_enough_contrast(theme, name):
    assert min(contrast(THEME[theme][name], ground) for ground in grounds(theme)) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
def test_borders_of_fields_and_labels_have_enough_contrast(theme):
    borders = [THEME[theme]["borderColor"], *(VARIABLES[name][theme] for name in BORDERS)]
    fields = [THEME[theme]["backgroundColor"], THEME[theme]["secondaryBackgroundColor"]]
    assert min(contrast(border, field) for border in borders for field in fields) >= SHAPES


@pytest.mark.parametrize("theme", THEMES)
def test_the_focus_indicator_has_enough_contrast(theme):
    outline = VARIABLES["link"][theme]
    around = {*grounds(theme), VARIABLES["chosen"][theme]}
    assert min(contrast(outline, ground) for ground in around) >= SHAPES


@pytest.mark.parametrize("theme", THEMES)
def test_charts_have_enough_contrast(theme):
    palette, ground = THEMES[theme], THEME[theme]["backgroundColor"]
    assert contrast(palette.text, ground) >= TEXT
    for shape in (palette.bar, palette.failing, palette.ink, palette.quiet):
        assert contrast(shape, ground) >= SHAPES
    # The tick of the target crosses the bar.
    for bar in (palette.bar, palette.failing):
        assert contrast(palette.ink, bar) >= SHAPES


@pytest.mark.parametrize("theme", THEMES)
def test_colours_of_a_series_have_enough_contrast_with_the_page(theme):
    ground = THEME[theme]["backgroundColor"]
    assert min(contrast(c, ground) for c in THEME[theme]["chartCategoricalColors"]) >= SHAPES


def test_every_other_pair_of_colours_in_the_style_has_enough_contrast():
    """Literal colours in a rule: shapes against the page, and text against its background."""
    loose = re.findall(r"([a-z-]+)[^;{]*light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", STYLE)
    for name, *pair in [rule for rule in loose if not rule[0].startswith("--")]:
        for theme, colour in zip(THEMES, pair, strict=True):
            if name == "background":
                assert contrast(VARIABLES["ink"][theme], colour) >= TEXT
            else:
                assert contrast(colour, THEME[theme]["backgroundColor"]) >= SHAPES
