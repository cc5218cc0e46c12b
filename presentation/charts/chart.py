"""Every kind of chart. Each is declared as data, and drawn from that by every outlet."""

from __future__ import annotations

from typing import TypeAlias

from presentation.charts.amounts import AmountBars
from presentation.charts.bars import TargetBars
from presentation.charts.lines import LineChart
from presentation.charts.marks import MarkGrid
from presentation.charts.multiples import Multiples
from presentation.charts.spans import SpanChart

Chart: TypeAlias = TargetBars | LineChart | Multiples | SpanChart | AmountBars | MarkGrid
