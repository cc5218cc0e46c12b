"""Charts of bad input for each kind: what a city may deliver sooner or later. Invented figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from policy.choices import Unit
from policy.periods import Period
from policy.statuses import Shape, StatusCode
from presentation.charts.amounts import AmountBar, AmountBars, AmountGroup, Fill
from presentation.charts.bars import Bar, TargetBars
from presentation.charts.chart import Chart
from presentation.charts.lines import Line, LineChart, LineStyle
from presentation.charts.marks import GridMark, MarkGrid, MarkRow
from presentation.charts.multiples import Multiples, Panel
from presentation.charts.scales import Range
from presentation.charts.spans import Sign, SpanChart, SpanGroup, SpanMark, SpanRow
from presentation.pictures import sentences

CASES = (
    "no data", "one point", "40 periods", "unlike sizes", "hidden counts", "ranges and bounds",
    "a long name",
)  # fmt: skip
KEY = ((Fill.WHOLE, "varigt"), (Fill.PIECES, "midlertidigt"))
SIGNS = (
    (Sign.PERIOD, "oplyst tid"),
    (Sign.OPEN, "ukendt begyndelse eller slutning"),
    (Sign.TODAY, "status"),
    (Shape.DIAMOND, "opgjort"),
)
DEPARTMENTS = ("BIF", "BUF", "KFF", "SOF", "SUF", "TMF", "ØKF")
UNLIKE = (3, 30_000, 40, 150, 9, 2_500, 620)
"""Seven departments of very unlike size."""
LONG_NAME = "Det fælles center for beskæftigelse, uddannelse og mestring af hverdagen for unge med "
LONG_NAME += "handicap og for deres pårørende mv."
YEARS = tuple(Period.year(2020 + n) for n in range(4))
QUARTERS = tuple(Period.quarter(2015 + n // 4, n % 4 + 1) for n in range(40))


@dataclass(frozen=True)
class Trial:
    """A chart of bad input, what is said of it, and what of that must be true.

    What is said of a kind that is not in `pictures.sentences` is tried where it is written.
    """

    kind: type
    case: str
    chart: Chart
    sentence: str
    says: tuple[str, ...]
    never: tuple[str, ...] = ()


def trials() -> Iterator[Trial]:
    """Every kind of chart with every kind of bad input."""
    yield from _bars()
    yield from _lines()
    yield from _multiples()
    yield from _amounts()
    yield from _spans()
    yield from _marks()


def _bars() -> Iterator[Trial]:
    def trial(case: str, bars: tuple[Bar, ...], *says: str) -> Trial:
        chart = TargetBars("Fleksjob, 2024", bars)
        return Trial(TargetBars, case, chart, sentences.bars(chart), says)

    yield trial("no data", (), "Der er ingen tal at vise.")
    yield trial("one point", (bar("BIF", 87, 47),), "BIF: 87 af 47, nået.")
    forty = tuple(bar(f"Center {n}", n, 20) for n in range(1, 41))
    yield trial("40 periods", forty, "Center 1: 1 af 20, ikke nået.", "Center 40: 40 af 20, nået.")
    unlike = tuple(bar(name, size, 30) for name, size in zip(DEPARTMENTS, UNLIKE, strict=True))
    yield trial("unlike sizes", unlike, "BIF: 3 af 30, ikke nået.", "BUF: 30.000 af 30, nået.")
    zero = (bar("BIF", 0, 0), bar("BUF", 0, 47))
    yield trial("hidden counts", zero, "BUF: 0 af 47, ikke nået.")
    words = "mindst 22,7 millioner kroner af 30 til 32 millioner kroner"
    bounds = (Bar("ØKF", 22.7e6, 32e6, words, StatusCode.MISSED, "Ikke nået"),)
    yield trial("ranges and bounds", bounds, f"ØKF: {words}, ikke nået.")
    yield trial("a long name", (bar(LONG_NAME, 87, 47), bar("BUF", 1, 2)), f"{LONG_NAME}: 87 af 47")


def bar(name: str, value: float, target: float) -> Bar:
    reached = value >= target
    code = StatusCode.REACHED if reached else StatusCode.MISSED
    words = f"{value:,} af {target}".replace(",", ".")
    return Bar(name, value, target, words, code, "Nået" if reached else "Ikke nået")


def _lines() -> Iterator[Trial]:
    def trial(case: str, chart: LineChart, *says: str, never: tuple[str, ...] = ()) -> Trial:
        return Trial(LineChart, case, chart, sentences.lines(chart), says, never)

    def chart(*lines: Line, unit: Unit = Unit.COUNT, **more: object) -> LineChart:
        return LineChart("Fleksjob", unit, lines, **more)  # type: ignore[arg-type]

    yield trial("no data", chart(), "Der er ingen tal at vise.")
    yield trial("one point", chart(_line("Lyngvig", (7,))), "Lyngvig: 7 i 2020.", never=(" og ",))
    shares = tuple((when, n / 40) for n, when in enumerate(QUARTERS))
    many = chart(
        Line("Lyngvig", LineStyle.STRONG, shares),
        unit=Unit.SHARE,
        targets=tuple((when, 0.5) for when in QUARTERS),
        awaited=(Period.quarter(2025, 1), Period.quarter(2025, 2)),
    )
    yield trial(
        "40 periods",
        many,
        "Lyngvig: 0 procent i 1. kvartal 2015 og 97,5 procent i 4. kvartal 2024.",
        "Måltallet er 50 procent i 4. kvartal 2024.",
        "Tallene for 1. kvartal 2025 og 2. kvartal 2025 er ikke indberettet.",
    )
    unlike = [_line(name, (size, size + 1)) for name, size in zip(DEPARTMENTS, UNLIKE, strict=True)]
    yield trial(
        "unlike sizes",
        chart(*unlike),
        "BIF: 3 i 2020 og 4 i 2021.",
        "BUF: 30.000 i 2020 og 30.001 i 2021.",
    )
    hidden = chart(_line("Lyngvig", (None, 12, None)))
    yield trial("hidden counts", hidden, "Lyngvig: 12 i 2021.", never=("2020", "2022", " 0 "))
    bounds = chart(
        _line("Lyngvig", (20, None, None, 24)),
        ranges=(Range(YEARS[1], 5, 6), Range(YEARS[2], 21, None)),
        targets=((YEARS[0], 19), (YEARS[3], 25)),
        breaks=(YEARS[3],),
        deadline=YEARS[3],
    )
    yield trial(
        "ranges and bounds",
        bounds,
        "Tallet er 5 til 6 i 2021. Tallet er mindst 21 i 2022.",
        "Måltallet er 25 i 2023.",
        "Ny opgørelse fra 2023.",
    )
    kroner = chart(
        _line(LONG_NAME, (22_700_000, 31_400_000)),
        Line("Aarhus", LineStyle.QUIET, tuple(zip(YEARS, (30e6, 31e6), strict=False))),
        unit=Unit.DKK,
        targets=((YEARS[0], 20e6), (YEARS[1], 33e6)),
        deadline=YEARS[0],
    )
    yield trial(
        "a long name",
        kroner,
        f"{LONG_NAME}: 22,7 millioner kroner i 2020 og 31,4 millioner kroner i 2021.",
        "Ved siden af, uden rangorden: Aarhus.",
    )


def _line(name: str, values: tuple[float | None, ...]) -> Line:
    return Line(name, LineStyle.STRONG, tuple(zip(YEARS, values, strict=False)))


def _multiples() -> Iterator[Trial]:
    def trial(case: str, *panels: Panel, says: tuple[str, ...], unit: Unit = Unit.COUNT) -> Trial:
        chart = Multiples("Fleksjob", unit, panels)
        return Trial(Multiples, case, chart, sentences.multiples(chart), says)

    def panel(name: str, *values: float | None, words: str = "", **more: object) -> Panel:
        points = tuple(zip(YEARS, values, strict=False))
        return Panel(name, points, words, StatusCode.MISSED, "Ikke nået", **more)  # type: ignore[arg-type]

    yield trial("no data", says=("Der er ingen tal at vise.",))
    one = panel("BIF", 87, words="87 af 90", targets=((YEARS[0], 90),))
    yield trial("one point", one, says=("BIF: 87 af 90, ikke nået.",))
    forty = Panel(
        "BIF",
        tuple((when, n) for n, when in enumerate(QUARTERS)),
        "39 af 40",
        StatusCode.MISSED,
        "Ikke nået",
        targets=tuple((when, 40) for when in QUARTERS),
    )
    yield trial("40 periods", forty, forty, says=("to små kurver", "BIF: 39 af 40, ikke nået."))
    unlike = [
        panel(name, size / 2, size, words=f"{size:,}".replace(",", "."), awaited=YEARS[2:])
        for name, size in zip(DEPARTMENTS, UNLIKE, strict=True)
    ]
    yield trial(
        "unlike sizes",
        *unlike,
        says=("BIF: 3, ikke nået.", "BUF: 30.000, ikke nået.", "Tallene for 2022 og 2023 er ikke"),
    )
    hidden = panel("BIF", None, None, words="skjult")
    yield trial("hidden counts", hidden, panel("BUF", 12, 14, words="14"), says=("BIF: skjult",))
    bounds = panel(
        "BIF", 4, words="5 til 6", ranges=(Range(YEARS[1], 5, 6), Range(YEARS[2], None, 9))
    )
    yield trial("ranges and bounds", bounds, says=("BIF: 5 til 6, ikke nået.",))
    kroner = panel(LONG_NAME, 22.7e6, 31.4e6, words="31,4 millioner kroner af 33 millioner kroner")
    yield trial(
        "a long name", kroner, kroner, says=(f"{LONG_NAME}: 31,4 millioner",), unit=Unit.DKK
    )


def _amounts() -> Iterator[Trial]:
    def trial(case: str, *bars: AmountBar, compact: bool = False) -> Trial:
        groups = (AmountGroup("2024, varigt", bars),) if bars else ()
        chart = AmountBars("Penge", groups, KEY, compact=compact)
        return Trial(AmountBars, case, chart, chart.title, ())

    def bar(name: str, value: float, words: str = "", year: int | None = None) -> AmountBar:
        return AmountBar(name, value, words or f"{value:g} kroner", Fill.WHOLE, "varigt", year)

    yield trial("no data")
    yield trial("one point", bar("Skoler", 570e6, "mindst 570 millioner kroner", 2027))
    yield trial("40 periods", *(bar(f"Indsats {n}", n * 1e6) for n in range(40)), compact=True)
    yield trial(
        "unlike sizes", *(bar(name, size) for name, size in zip(DEPARTMENTS, UNLIKE, strict=True))
    )
    yield trial("hidden counts", bar("Skoler", 0), bar("Tilskud", -5, "minus 5 kroner"))
    yield trial("ranges and bounds", bar("Skoler", 5, "5 til 6 millioner kroner"), compact=True)
    yield trial("a long name", bar(LONG_NAME, 31.4e6, "31,4 millioner kroner", 2026), compact=True)
    yield trial("a long name, not compact", bar(LONG_NAME, 31.4e6, "31,4 millioner kroner", 2026))


def _spans() -> Iterator[Trial]:
    def trial(case: str, *rows: SpanRow) -> Trial:
        groups = (SpanGroup("Skole", rows),) if rows else ()
        chart = SpanChart("Indsatser over tid", groups, date(2025, 11, 13), SIGNS)
        return Trial(SpanChart, case, chart, chart.title, ())

    yield trial("no data")
    yield trial("one point", SpanRow("Skoler", start=YEARS[0], end=YEARS[0]))
    yield trial(
        "40 periods", *(SpanRow(f"Indsats {n}", start=when) for n, when in enumerate(QUARTERS))
    )
    yield trial(
        "unlike sizes",
        SpanRow("Skoler", start=Period.year(1985), end=Period.year(2060)),
        SpanRow("Dag", start=Period.parse("2025-01-01"), end=Period.parse("2025-01-01")),
    )
    yield trial("hidden counts", SpanRow("Uden datoer"))
    yield trial(
        "ranges and bounds",
        SpanRow("Til 2021", "begyndelsen er ikke oplyst", end=YEARS[1]),
        SpanRow("Fra 2021", "slutningen er ikke oplyst", start=YEARS[1], open_end=True),
        SpanRow("Opgjort", marks=(SpanMark(YEARS[2], Shape.DIAMOND),)),
    )
    yield trial("a long name", SpanRow(LONG_NAME, LONG_NAME, start=YEARS[0], end=YEARS[3]))


def _marks() -> Iterator[Trial]:
    def trial(case: str, *rows: MarkRow, columns: tuple[str, ...] = ()) -> Trial:
        chart = MarkGrid("Prioriteringerne", rows, columns)
        return Trial(MarkGrid, case, chart, chart.title, ())

    def mark(name: str, words: str = "nået", *, written: bool = True) -> GridMark:
        return GridMark(name, words, Shape.DISC, written=written)

    yield trial("no data")
    yield trial("one point", MarkRow("1. Tillid", (mark("1a"),)))
    years = tuple(f"Kriterium {n}" for n in range(6))
    rows = (MarkRow(f"{n}a", tuple(mark("", written=False) for _ in years)) for n in range(40))
    yield trial("40 periods", *rows, columns=years)
    unlike = (
        MarkRow(name, tuple(mark("", written=False) for _ in range(min(size, 300))), f"{size}")
        for name, size in zip(DEPARTMENTS, UNLIKE, strict=True)
    )
    yield trial("unlike sizes", *unlike)
    yield trial(
        "hidden counts", MarkRow("1. Tillid", ()), MarkRow("2. Job", (mark("2a", "skjult"),))
    )
    yield trial("ranges and bounds", MarkRow("1. Tillid", (mark("1a", "5 til 6 af mindst 9"),) * 7))
    long = GridMark("1a", LONG_NAME, Shape.HALF)
    yield trial("a long name", MarkRow(LONG_NAME, (long, long), LONG_NAME))
