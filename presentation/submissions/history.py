"""The history of submissions: who, when, which file, their state and their changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from markupsafe import Markup

from metrics.comparison import FigureChange
from metrics.status import Point, Status
from policy import clock
from policy.choices import Unit
from policy.whole_city import WHOLE_CITY
from presentation import pages, tables
from presentation.html import addresses, markup
from presentation.html.downloads import Download
from presentation.html.links import Links
from presentation.language import numbers, precise
from presentation.language.department_names import department_name
from presentation.language.words import capitalised, listed
from presentation.submissions.delivery_report import SHOWN, by_kind
from presentation.tables import Column, Table
from store.differences import ChangeKind
from store.history import Submission, Undoing
from store.snapshots import PRESENTED, Published
from store.states import Origin, State

NAMES_WITHHELD = "Navn, note og fil vises kun for dem, der arbejder med oplysningerne."
BYTES_OF_KB = 1024
AT_ONCE = 15
"""The number of figures shown without being folded."""

BY_ACCEPTING = (
    "den handler om det samme og kommer ind som en ny udgave. Intet slettes, og du ser først, hvad "
    "den vil ændre."
)
BY_TEMPLATE = "I skabelonen kan du rette en enkelt række, eller lade en række udgå, der slet ikke skal være der."
NEXT_STEPS = {
    State.APPROVED: "Forvaltningen godkender",
    State.PRESENTED: "Er forelagt udvalget",
}
"""The label of the button for each step."""
OF_COUNCIL = {**NEXT_STEPS, State.APPROVED: "Rådet godkender"}
"""The same where the council has delivered."""


def step_done(version: int, step: State, labels: Mapping[State, str] = NEXT_STEPS) -> str:
    """That a submission has reached a step, by the labels of its buttons.

    >>> step_done(8, State.APPROVED, OF_COUNCIL)
    'Udgave 8 er nu godkendt af rådet.'
    >>> step_done(8, State.APPROVED)
    'Udgave 8 er nu godkendt af forvaltningen.'
    """
    return f"Udgave {version} er nu {_state_words(step, labels)}."


def _state_words(state: State, labels: Mapping[State, str]) -> str:
    """A state; who has approved is told by the labels of the buttons."""
    by_council = state is State.APPROVED and labels == OF_COUNCIL
    return "godkendt af rådet" if by_council else state.label


def local(at: str) -> datetime:
    """A timestamp of the store in local time."""
    return datetime.fromisoformat(at).astimezone(clock.HERE)


def moment(at: str) -> str:
    """A timestamp of the store in words.

    >>> moment("2026-11-22T17:05:43.263160+00:00")
    '22. november 2026 klokken 18.05'
    """
    when = local(at)
    return f"{numbers.day(when.date())} klokken {when:%H.%M}"


def headline(submissions: Sequence[Submission]) -> str:
    """The number of workbooks received, and the time of the last one."""
    if not submissions:
        return "Der er ikke kommet nogen indberetninger endnu"
    count, newest = len(submissions), numbers.day(local(submissions[0].at).date())
    editions = capitalised(numbers.counted(count, "udgave", "udgaver"))
    return f"{editions} af oplysningerne, {'' if count == 1 else 'den seneste '}fra {newest}"


def state(submission: Submission) -> str:
    """The state of a submission, and whether it has been undone."""
    if submission.undone_by and submission.state is not State.DISCARDED:
        return f"{submission.state.label}, fortrudt med udgave {submission.undone_by}"
    return submission.state.label


def file_name(submission: Submission) -> str:
    """The name of the file, or what it is where that is withheld."""
    if not submission.withheld:
        return submission.file_name
    return "en fortrydelse" if submission.origin is Origin.UNDOING else "en indberetning"


def who(submission: Submission) -> str:
    """Who delivered a workbook."""
    if submission.withheld:
        return "vises ikke"
    if submission.origin is Origin.DATA:
        return "lagt i mappen data"
    return submission.who


def changed(submission: Submission) -> str:
    """The number of rows that a submission changed, in words."""
    counts = {
        ChangeKind.NEW: submission.new,
        ChangeKind.CHANGED: submission.changed,
        ChangeKind.WITHDRAWN: submission.withdrawn,
    }
    return by_kind(counts) or "intet"


def submission_table(submissions: Sequence[Submission], links: Links) -> Markup:
    """Every submission, the newest first, with a link to its changes."""
    columns: tuple[Column[Submission], ...] = (
        Column("Udgave", lambda submission: _link(submission, links)),
        Column("Hvornår", lambda submission: moment(submission.at)),
        Column("Hvem", who),
        Column("Fil og note", _file),
        Column("Tilstand", state),
        Column("Rækker", changed),
    )
    table = Table("Alle indberetninger, de nyeste først", columns, submissions)
    return tables.on_page(table, "stack submissions")


def _link(submission: Submission, links: Links) -> Markup:
    text = Markup('{}<span class="unseen">: se, hvad den ændrede</span>').format(submission.version)
    return markup.anchor(text, links.submission(submission.version))


def _file(submission: Submission) -> Markup:
    lines = [submission.note] if submission.note else []
    if not submission.whole:
        lines.append("Filen havde fejl, så kun de rækker, der var rigtige, er med.")
    lines += [r.what for r in submission.redactions]
    details = markup.joined(
        Markup('<br><span class="source">{}</span>').format(line) for line in lines
    )
    return Markup("{}{}").format(file_name(submission), details)


def choice_of(submission: Submission) -> str:
    """The label of a submission in a list of choices."""
    return f"{submission.version}: {file_name(submission)}, {moment(submission.at)}"


def facts(submission: Submission) -> Markup:
    """Everything about one submission except its changes."""
    size = numbers.number(max(1, submission.size // BYTES_OF_KB))
    undoing = submission.origin is Origin.UNDOING
    if submission.withheld:
        return markup.items(_public_facts(submission))
    lines: list[str | Markup] = [
        submission.file_name if undoing else f"Fil: {submission.file_name}, {size} kB",
        f"{'Fortrudt' if undoing else 'Indberettet'} af: {who(submission)}, {moment(submission.at)}",
    ]
    if submission.note:
        lines.append(f"Note: {submission.note}")
    lines += [
        f"{capitalised(step.state.label)}: {_step_words(step.who, step.at, step.note)}"
        for step in submission.steps
    ]
    lines += [
        f"Noget er fjernet {moment(each.at)} af {each.who}. {each.what} Grund: {each.reason}"
        for each in submission.redactions
    ]
    return markup.items(lines)


def _public_facts(submission: Submission) -> list[str]:
    """What everyone may know of a submission: what it is and when it took its steps."""
    steps = (
        f"{capitalised(step.state.label)}: {moment(step.at)}"
        + (f" ({step.note.strip().rstrip('.')})" if step.note.strip() else "")
        for step in submission.steps
    )
    what = f"{capitalised(file_name(submission))}, {moment(submission.at)}"
    return [what, *steps, NAMES_WITHHELD]


def _step_words(name: str, at: str, note: str) -> str:
    by = "fulgte med mappen data" if name == "data/" else name
    words = f"{by}, {moment(at)}"
    return f"{words} ({note.strip().rstrip('.')})" if note.strip() else words


def taking_back(submission: Submission, same: Sequence[Submission], links: Links) -> Markup:
    """Ways to correct a delivery other than undoing; `same`: the related deliveries, the newest first."""
    if submission.origin is not Origin.DELIVERY:
        return Markup("")
    number_ = submission.version
    earlier = next((each for each in same if each.version < number_ and each.has_file), None)
    replaced = any(each.version > number_ for each in same)
    parts = []
    if earlier:
        parts.append(
            f"Er noget forkert i udgave {number_}, så godkend udgave {earlier.version} igen; "
            f"{BY_ACCEPTING}"
        )
        parts.append(_look_again(earlier.version, links))
    if replaced and submission.has_file:
        parts.append(
            f"Er det en senere udgave, der er forkert, så godkend udgave {number_} igen."
            if earlier
            else f"Er en senere udgave forkert, så godkend udgave {number_} igen; {BY_ACCEPTING}"
        )
        parts.append(_look_again(number_, links))
    elif replaced:
        parts.append("Filen fra denne udgave er fjernet, så den kan ikke godkendes igen.")
    parts.append(BY_TEMPLATE)
    return markup.joined(map(markup.paragraph, parts))


def _look_again(version: int, links: Links) -> Markup:
    return markup.anchor(f"Se, hvad udgave {version} vil ændre nu", links.submitted_again(version))


def as_presented() -> Markup:
    """Links to the pages and documents as everyone will see them after publishing."""
    links = Links({addresses.SNAPSHOT: PRESENTED})
    dashboard = markup.anchor("Se siderne", links.page(pages.OVERVIEW))
    documents = markup.anchor("hent dokumenterne", links.page(pages.REPORT))
    rest = ", som alle vil se dem, når det forelagte er offentligt."
    return markup.paragraph(markup.joined([dashboard, ", og ", documents, rest]))


def on_the_way(
    submission: Submission,
    links: Links,
    labels: Mapping[State, str] = NEXT_STEPS,
    *,
    handles: bool = True,
) -> Markup:
    """A submission that is not public, with its state and links to discard it and to its receipt.

    `labels` are those of the buttons for its steps. `handles`: the reader may discard it and has its
    receipt.
    """
    by = "" if submission.withheld else f" fra {who(submission)}"
    description = (
        f"Udgave {submission.version}: {file_name(submission)}{by}, "
        f"{moment(submission.at)}. Nu: {_state_words(submission.state, labels)}. "
    )
    text = (
        f"Se eller kassér udgave {submission.version}"
        if handles
        else f"Se udgave {submission.version}"
    )
    see = markup.anchor(text, links.submission(submission.version))
    if not handles:
        return markup.joined([description, see])
    receipt = f"kvittering for udgave {submission.version}"
    return markup.joined(
        [description, see, ", ", markup.anchor(receipt, links.receipt(submission.version)), "."]
    )


def undoing_sentence(submission: Submission, looked: Undoing) -> str:
    """What undoing a submission will do."""
    number_ = submission.version
    if not looked.at_once:
        effect = (
            f"Fortryder du udgave {number_}, bliver alt, som om den aldrig var kommet. Det bliver en "
            "ny udgave, som først er kladde og går samme vej til offentligheden. Den kan selv "
            "fortrydes. Øjebliksbilleder, der er lavet, bliver, som de er."
        )
        in_data = " Filen i mappen data bliver ikke ændret. Ret den også dér."
        return effect + (in_data if submission.origin is Origin.DATA else "")
    if submission.state is State.DISCARDED:
        return f"Udgave {submission.undoes} er kasseret. Du kan tage den frem igen som kladde."
    return (
        f"Udgave {number_} er ikke offentlig. Kasserer du den, er den heller ikke længere med i "
        "arbejdsudgaven. Historikken beholder den, og du kan tage den frem igen."
    )


def undoing_label(submission: Submission, looked: Undoing) -> str:
    """The label of the button for undoing."""
    if not looked.at_once:
        return f"Fortryd udgave {submission.version}"
    if submission.state is State.DISCARDED:
        return f"Tag udgave {submission.undoes} frem igen"
    return f"Kassér udgave {submission.version}"


def undone_sentence(submission: Submission, looked: Undoing, version: int) -> str:
    """The message after undoing a submission."""
    if not looked.at_once:
        return (
            f"Udgave {submission.version} er fortrudt med udgave {version}. Den er en kladde og skal "
            "godkendes, forelægges og gøres offentlig på siden Indberetning."
        )
    if submission.state is State.DISCARDED:
        return f"Udgave {submission.undoes} er taget frem igen og er en kladde."
    return f"Udgave {submission.version} er kasseret."


def beside(snapshots: Sequence[Published], day_: date) -> str:
    """A notice that a day already has a snapshot, which is kept beside a new one; else empty."""
    names = [f"»{each.name}«" for each in snapshots if each.as_of == day_]
    if not names:
        return ""
    there, kept = ("et øjebliksbillede", "Det") if len(names) == 1 else ("øjebliksbilleder", "De")
    return (
        f"Der er allerede {there} fra {numbers.day(day_)}: {listed(names)}. {kept} bliver stående og kan "
        "stadig vises. Det nye er det, alle ser, når de åbner siden."
    )


def snapshot_links(
    seen_from: Iterable[tuple[str, Mapping[str, str]]], path: str, links: Links
) -> Markup:
    """Links to a page from each date or snapshot, given as pairs of name and choices."""
    undated = {addresses.DATE: None, addresses.SNAPSHOT: None}
    return markup.items(
        markup.anchor(name, links.changed({**undated, **own}).page(path)) for name, own in seen_from
    )


def figure_sentence(changes: Sequence[FigureChange]) -> str:
    """The number of figures and targets that differ."""
    if not changes:
        return "Ingen tal eller måltal er anderledes."
    new = sum(change.before is None for change in changes)
    gone = sum(change.after is None for change in changes)
    counts = (
        (new, "nyt", "nye"),
        (len(changes) - new - gone, "ændret", "ændrede"),
        (gone, "udgået", "udgåede"),
    )
    tallied = [numbers.tally(*each) for each in counts if each[0]]
    return f"Tal og måltal: {listed(tallied)}."


def figures_changed(
    status: Status, changes: Sequence[FigureChange], before: str, after: str
) -> Table[FigureChange]:
    """The figures that differ, under headings that name the two sides."""
    units = {i.indicator.id: i.indicator.unit for i in status.indicators}

    def words(change: FigureChange, point: Point | None) -> str:
        return figure_words(point, units.get(change.indicator, Unit.COUNT))

    columns: tuple[Column[FigureChange], ...] = (
        Column("Tal", lambda change: change.name),
        Column("Forvaltning", lambda change: _department(status, change.point)),
        Column("Periode", lambda change: _when(change.point)),
        Column(before, lambda change: words(change, change.before)),
        Column(after, lambda change: words(change, change.after)),
    )
    return Table("Tal og måltal, der er anderledes", columns, changes)


def figure_table(
    status: Status, changes: Sequence[FigureChange], before: str, after: str
) -> Markup:
    """The figures that differ, under a line that counts them."""
    shown = tables.on_page(figures_changed(status, changes[:SHOWN], before, after), "stack")
    more = len(changes) - SHOWN
    if more > 0:
        shown += markup.paragraph(f"Og {numbers.in_words(more)} mere i filen herunder.")
    return markup.unfolded(figure_sentence(changes), shown, shown=len(changes) <= AT_ONCE)


def figure_download(status: Status, changes: Sequence[FigureChange]) -> Download:
    """The figures that differ, as a file."""
    table = figures_changed(status, changes, "Fra", "Til")
    return tables.as_file(table, status, "sammenligning", table.caption)


def figure_words(point: Point | None, unit: Unit) -> str:
    """A figure with its target, as worded in a comparison."""
    if point is None:
        return "ikke kendt"
    parts = [precise.value_of(point, unit)] if point.value else []
    if point.value is None and point.printed_attainment:
        parts.append(f"{numbers.quantity(point.printed_attainment, Unit.SHARE)} af måltallet")
    if point.target:
        parts.append(f"måltal {precise.target_of(point, unit)}")
    return ", ".join(parts) or "intet tal"


def _department(status: Status, point: Point) -> str:
    if point.department == WHOLE_CITY:
        return "Hele kommunen"
    return department_name(status, point.department)


def _when(point: Point) -> str:
    when = point.period or point.deadline
    return numbers.period(when) if when else "ikke oplyst"
