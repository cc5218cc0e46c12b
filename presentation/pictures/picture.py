"""A chart with the words that every outlet shows with it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from presentation.charts.chart import Chart
from presentation.charts.palette import LIGHT, Palette
from presentation.charts.svg import drawing
from presentation.charts.svg.shapes import WIDTH

ANCHOR = "billede-"
OF_SELECTION = "-udvalg"


@dataclass(frozen=True, slots=True)
class Picture:
    """One chart, and what is said of it wherever it is shown.

    `key` names it in addresses and files, among all pictures of a policy: ASCII letters, figures and
    hyphens. `sentence` says what it shows, and is heard instead of it. `source` cites where its figures
    are from, and `seen_from` the date of the status.
    """

    key: str
    chart: Chart
    sentence: str
    source: str
    seen_from: str

    @property
    def title(self) -> str:
        return self.chart.title

    @property
    def anchor(self) -> str:
        """The place of the picture on its page."""
        return f"{ANCHOR}{self.key}"

    def of_selection(self) -> Picture:
        """The picture under a key of its own, where it is of what a reader has chosen alone."""
        return replace(self, key=f"{self.key}{OF_SELECTION}")

    def svg(self, palette: Palette = LIGHT, width: float = WIDTH) -> str:
        """The chart alone, where the page has its words."""
        return drawing.of(self.chart, self.sentence, palette=palette, width=width)

    def svg_alone(self, palette: Palette = LIGHT, width: float = WIDTH) -> str:
        """The chart with its title, source and date, where no page has them."""
        return drawing.of(
            self.chart,
            self.sentence,
            heading=self.title,
            footnote=f"{self.source} {self.seen_from}.",
            palette=palette,
            width=width,
        )
