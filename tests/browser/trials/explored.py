"""A page with a chart that can be explored, and its points in a table. Invented figures."""

import streamlit as st

from pages.shell import explored
from policy.choices import Unit
from policy.periods import Period
from presentation.charts.lines import Line, LineChart, LineStyle
from presentation.pictures import on_page
from presentation.pictures.picture import Picture

YEARS = tuple(Period.year(2015 + n) for n in range(10))
CITY = Line(
    "Lyngvig",
    LineStyle.STRONG,
    tuple((when, (500 + n * 128.5) / 10_000) for n, when in enumerate(YEARS)),
)
OTHER = Line("Aarhus", LineStyle.QUIET, tuple((when, 0.12) for when in YEARS))
CHART = LineChart(
    "I arbejde",
    Unit.SHARE,
    (CITY, OTHER),
    targets=((YEARS[-1], 0.18),),
    awaited=(Period.year(2025),),
)
PICTURE = Picture("arbejde", CHART, "Kurver over tid: I arbejde.", "Kilde: opdigtet.", "Set i dag")

st.set_page_config(page_title="Prøve", layout="wide")
st.title("Prøve", anchor=False)
explored.show(PICTURE.chart, PICTURE.sentence, PICTURE.key)
st.html(on_page.table(PICTURE) + on_page.figure(PICTURE, dark=st.context.theme.type == "dark"))
