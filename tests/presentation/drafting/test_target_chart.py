"""The picture of a draft target, its sentence and its table. Invented figures."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from metrics.status import Status
from policy.choices import Counting, Unit
from policy.columns import Citation
from policy.drafting import DraftTarget
from policy.periods import Period
from policy.quantities import Quantity
from presentation import tables
from presentation.charts.lines import LineStyle
from presentation.charts.palette import DARK, LIGHT
from presentation.charts.svg import drawing
from presentation.drafting import target_chart
from presentation.embedded import registry
from presentation.pictures import points
from tests.records import assessed, departments, indicator, observation, policy


def drafted(*figures: Any, **fields: Any) -> Status:
    whole: dict[str, Any] = {
        "id": "m-1",
        "indicator": "tilfredse",
        "department": "KK",
        "value": Quantity.exact(0.8),
        "deadline": Period.year(2030),
    }
    measured = indicator("tilfredse", unit=Unit.SHARE)
    return assessed(policy(), *departments(), measured, DraftTarget(**whole | fields), *figures)


FIGURES = (observation("tilfredse", "KK", 2023, 0.7), observation("tilfredse", "KK", 2025, 0.72))


def drawn(status: Status) -> Any:
    return target_chart.chart(status, status.draft.target("m-1"))


def test_the_history_is_strong_and_the_path_goes_from_the_newest_figure_to_the_deadline() -> None:
    history, path = drawn(drafted(*FIGURES)).lines
    assert (history.style, path.style) == (LineStyle.STRONG, LineStyle.DASHED)
    assert history.points == ((Period.year(2023), 0.7), (Period.year(2025), 0.72))
    assert path.points == ((Period.year(2025), 0.72), (Period.year(2030), 0.8))


def test_without_two_numbers_there_is_no_picture_and_the_page_says_so() -> None:
    status = drafted(value=None)
    assert drawn(status) is None
    shown = target_chart.on_page(status, status.draft.target("m-1"), dark=False)
    assert shown.striptags() == "Der er ikke tal nok til en kurve."


def test_a_survey_has_an_interval_and_a_full_count_has_none() -> None:
    found = drawn(drafted(*FIGURES, counting=Counting.SAMPLE, sample=100)).ranges
    assert [each.period for each in found] == [Period.year(2025), Period.year(2030)]
    assert found[0].low < 0.72 < found[0].high
    assert drawn(drafted(*FIGURES, counting=Counting.FULL, sample=100)).ranges == ()


def test_the_sentence_has_the_figures_and_the_target() -> None:
    status = drafted(*FIGURES)
    assert target_chart.alternative(status.draft.target("m-1"), drawn(status)) == (
        "Kurve over tid: Tilfredse. Københavns Kommune: 70 procent i 2023 og 72 procent i 2025. "
        "Måltallet er mindst 80 procent i 2030."
    )


def test_the_table_has_every_number_of_the_picture() -> None:
    text = tables.on_page(points.table(drawn(drafted(*FIGURES)))).striptags()
    assert "Vejen til måltallet" in text
    assert all(number in text for number in ("70 %", "72 %", "80 %", "2030"))


def test_the_picture_is_drawn_in_both_themes_with_the_deadline() -> None:
    status = drafted(*FIGURES)
    picture = target_chart.picture(status, status.draft.target("m-1"))
    light, dark = picture.svg(LIGHT), picture.svg(DARK)
    assert "Frist" in light
    assert light != dark


def test_the_picture_of_a_draft_is_among_none_that_can_be_embedded() -> None:
    status = drafted(*FIGURES)
    page = target_chart.on_page(status, status.draft.target("m-1"), dark=False)
    assert 'id="billede-maaltal-m-1"' in page
    assert "maaltal-m-1" not in registry.by_key(status)


def test_a_name_beside_the_deadline_says_the_year_that_the_figures_end() -> None:
    status = drafted(*FIGURES)
    history, path = (picture := drawn(status)).lines
    assert picture.label(history) == f"{history.name}, 2025"
    assert picture.label(path) == "Vejen til måltallet"
    words = Markup(drawing.of(picture, "")).striptags()
    assert picture.label(history) in words


def test_the_sources_of_the_figures_and_of_the_target_stand_below_the_picture() -> None:
    cited = (Citation("STATUS", page=17),)
    printed = observation("tilfredse", "KK", 2025, 0.72, sources=cited)
    status = drafted(FIGURES[0], printed, sources=(Citation("NOTAT", page=1),))
    below = target_chart.on_page(status, status.draft.target("m-1"), dark=False).striptags()
    assert "Kilde til tallene: STATUS, side 17." in below
    assert "Kilde til måltallet: NOTAT, side 1." in below
