"""The draft as a whole: how far it is, who can see it, what it measures, and what it answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from markupsafe import Markup

from metrics.drafts import Draft
from metrics.remark_follow_up import Result, followed
from metrics.status import PriorityStatus, Status
from policy.choices import Circle, DraftStep
from policy.drafting import PolicyStep
from policy.statuses import Shape
from presentation.html.links import Links
from presentation.html.markup import anchor, items, joined, paragraph
from presentation.language import city
from presentation.language.numbers import counted, day, weekday
from presentation.language.sources import cited, not_read
from presentation.language.words import capitalised, ended, listed
from presentation.pages import FOLLOW_UP, REMARKS_AND_ANSWERS
from presentation.status import passage

NO_DRAFT = "Denne politik har intet udkast"
NOT_A_DRAFT = (
    "Her står måltal, mens de bliver foreslået, prøvet og hørt. Politikken, der vises, er ikke under "
    "udarbejdelse."
)
EMPTY = "Der er ingen måltal i udkastet endnu"


def headline(status: Status) -> str:
    """How many targets the draft has, and how many of them can be computed."""
    draft = status.draft
    if not draft.exists:
        return NO_DRAFT
    standing = [each for each in draft.targets if not each.is_dropped]
    if not standing:
        return EMPTY
    able = sum(each.can_be_computed for each in standing)
    many = capitalised(counted(len(standing), "måltal", "måltal", common=False))
    if able == len(standing):
        return f"{many} i udkastet, og {'det' if able == 1 else 'alle'} kan opgøres"
    can = "intet kan" if not able else f"{counted(able, 'kan', 'kan', common=False)}"
    return f"{many} i udkastet, og {can} opgøres"


def lead(status: Status) -> str:
    """How far the draft is, and that it may have begun as a copy."""
    step = status.draft.step(status.as_of)
    parts = [f"Udkastet er på trinnet {step_words(step)}." if step else ""]
    if status.policy and status.policy.copied_from:
        parts.append(
            f"Det er begyndt som afskrift af {status.policy.copied_from}, ikke et forslag."
        )
    parts.append("Prøven oplyser, den afgør intet.")
    return " ".join(part for part in parts if part)


def step_words(step: PolicyStep) -> str:
    """A step with its day, its body and its deadline."""
    body = f" ({step.body})" if step.body else ""
    until = f", frist {weekday(step.deadline)}" if step.deadline else ""
    return f"{step.step.label}{body} fra {day(step.dated)}{until}"


def way(status: Status) -> Markup:
    """The steps of the draft's way, those that it has reached with day and source."""
    if not status.draft.steps:
        return paragraph("Ingen trin er skrevet endnu.", "muted")
    reached = {step.step: step for step in status.draft.steps}
    newest = max(map(list(DraftStep).index, reached))
    return passage.way(
        passage.Stop(capitalised(step.label), [_at(status, reached.get(step), number > newest)])
        for number, step in enumerate(DraftStep)
    )


def _at(status: Status, step: PolicyStep | None, is_left: bool) -> passage.Line:
    """What is said at a step of the way: when it began, or that it is left or was never written."""
    if step is None:
        words = "Ikke nået endnu." if is_left else "Ikke skrevet som trin."
        return passage.Line(Shape.DASHED, words)
    until = f", frist {weekday(step.deadline)}" if step.deadline else ""
    source = f"Kilde: {cited(step.sources, status.sources)}." if step.sources else ""
    words = f"{f'{step.body}, fra' if step.body else 'Fra'} {day(step.dated)}{until}."
    return passage.Line(Shape.RING if step.dated > status.as_of else Shape.DISC, words, source)


def circles(status: Status) -> Markup:
    """For whom the draft is open, since when and by whom."""
    lines = [
        f"{circle_words(status, each.circle)}, {day(each.dated)}, af {each.name}."
        for each in sorted(status.draft.openings, key=lambda each: list(Circle).index(each.circle))
    ]
    if not lines:
        return paragraph("Udkastet er kun åbent for egen forvaltning.")
    return paragraph("Udkastet er åbnet for:") + items(lines)


def circle_words(status: Status, circle: Circle) -> str:
    """The name of a circle; that of the council is its own."""
    return city.council(status) if circle is Circle.COUNCIL else capitalised(circle.label)


def measured(status: Status) -> Markup:
    """What of the draft has a number to reach, what shall not have one, and what nobody has said."""
    draft = status.draft
    with_number = _with_number(status)
    without = {each.priority for each in draft.not_in_numbers}
    open_ones = [
        each
        for each in status.priorities
        if each.priority.id not in with_number and each.priority.id not in without
    ]
    lines = [
        _line("Har et tal, der skal nås", status, with_number),
        _line("Skal ikke måles i tal", status, without),
        _line("Ikke taget stilling til endnu", status, {p.priority.id for p in open_ones}),
    ]
    return joined([items(lines), _reasons(status, draft)])


def _with_number(status: Status) -> set[str]:
    """The priorities whose indicators have a target with a value that is not dropped."""
    return {
        each.indicator.priority
        for each in status.draft.targets
        if each.indicator.priority and each.target.value and not each.is_dropped
    }


def _line(words: str, status: Status, codes: set[str]) -> str:
    named = [f"{each.priority.id} {each.priority.short_title}" for each in _chosen(status, codes)]
    return f"{words}: {listed(named) if named else 'ingen'}."


def _chosen(status: Status, codes: set[str]) -> Iterator[PriorityStatus]:
    return (each for each in status.priorities if each.priority.id in codes)


def _reasons(status: Status, draft: Draft) -> Markup:
    """Why some priorities shall not be measured in numbers: a full answer, by name."""
    titles = {each.priority.id: each.priority.short_title for each in status.priorities}
    return joined(
        Markup("<h3>{} {}: skal ikke måles i tal</h3>").format(
            each.priority, titles.get(each.priority, "")
        )
        + paragraph(ended(each.reason))
        + paragraph(f"{each.name}, {day(each.dated)}.", "source")
        for each in draft.not_in_numbers
    )


def answered(status: Status, links: Links) -> Markup:
    """What came of the remarks and hearing answers, counted; beside it what was not read."""
    results = Counter(each.result for each in followed((status,)))
    lines = [
        f"{capitalised(result.label)}: {results[result]}." for result in Result if results[result]
    ]
    if not lines:
        return paragraph("Der er ingen bemærkninger eller høringssvar endnu.")
    return joined(
        [
            items(lines),
            paragraph(not_read(status)),
            paragraph(anchor("Se, hvad der kom ud af hver bemærkning", links.page(FOLLOW_UP))),
        ]
    )


def for_council(status: Status, links: Links) -> Markup:
    """Where the council answers the draft, disagrees and proposes targets."""
    page = anchor("Bemærkninger og svar", links.page(REMARKS_AND_ANSWERS, "raad"))
    return joined(
        [f"{city.council(status)} svarer på udkastet og foreslår måltal på siden ", page, "."]
    )
