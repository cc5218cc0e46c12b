"""What a note asks a committee for: what its department alone can decide, answer, report or write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metrics.status import Criterion, IndicatorStatus, Status
from policy.choices import TextKind
from policy.records import Department
from presentation.departments.department_figures import is_below, judged_figures
from presentation.documents.committees import led, owes_answer, own_remarks
from presentation.documents.summing_up import shortened
from presentation.figures.indicator_table import IndicatorFigure
from presentation.language import city, precise
from presentation.language.numbers import counted, in_words, period
from presentation.language.words import listed, lowered
from presentation.status.texts import texts_about

MOST_NAMED, MOST_CODES = 4, 12
LONGEST_NAME = 70


def asked(status: Status, department: Department) -> Iterator[str]:
    """Each thing as a sentence that begins with what is to be done."""
    code = department.code
    below = [each for each in judged_figures(status, code) if is_below(*each)]
    if below:
        names = _named([_figure(each) for each in below], "tal")
        yield f"At drøfte, hvad der skal til for at nå måltallet for {names}."
    led_ = [p.priority.id for p in led(status, code) if Criterion.TARGET not in p.met]
    if led_:
        yield (
            f"At tage stilling til, om der skal sættes måltal for prioritering {_codes(led_)}. "
            "Kilderne har ingen."
        )
    open_ = [r.remark.title for r in own_remarks(status, code) if owes_answer(status, r, code)]
    if open_:
        remarks = counted(len(open_), "bemærkning", "bemærkninger")
        titles = _named([f"»{shortened(title, LONGEST_NAME)}«" for title in open_], "bemærkninger")
        yield f"At få svaret på {remarks} fra {city.council(status)}: {titles}."
    awaited = [i.indicator.name for i in status.indicators if _is_awaited(i, code)]
    if awaited:
        names = _named([lowered(shortened(name, LONGEST_NAME)) for name in awaited], "tal")
        yield f"At få indberettet nye tal for {names}."
    if unwritten := _without_texts(status, code):
        yield (
            "At få beskrevet, hvad der er sket, og hvad næste skridt er, for prioritering "
            f"{_codes(unwritten)}."
        )


def _named(names: Sequence[str], what: str) -> str:
    """The first names, and how many there are besides."""
    shown, more = names[:MOST_NAMED], len(names) - MOST_NAMED
    return listed([*shown, f"{in_words(more)} {what} mere"] if more > 0 else list(shown))


def _codes(codes: Sequence[str]) -> str:
    """The codes, and how many there are besides where there are a good many more."""
    more = len(codes) - MOST_CODES
    return listed([*codes[:MOST_CODES], f"{in_words(more)} til"] if more > 2 else codes)


def _figure(figure: IndicatorFigure) -> str:
    """A figure below its target, with both numbers where they are shown."""
    name = lowered(shortened(figure.record.name, LONGEST_NAME))
    point, unit = figure.point, figure.unit
    if point.hidden or not (point.value and point.target):
        return name
    when = f" i {period(point.period)}" if point.period else ""
    return f"{name} ({precise.value_of(point, unit)} mod {precise.target_of(point, unit)}{when})"


def _is_awaited(indicator: IndicatorStatus, code: str) -> bool:
    """Whether a newer figure is due from the department."""
    return code in indicator.next_missing_from or any(
        code in reporting.missing for reporting in indicator.awaited
    )


def _without_texts(status: Status, code: str) -> list[str]:
    """The priorities that the department is responsible for and that lack a text."""
    return [
        p.priority.id
        for p in led(status, code)
        if len(texts_about(status, p.priority.objective, p.priority.id)) < len(TextKind)
    ]
