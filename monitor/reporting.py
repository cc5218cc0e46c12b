"""What the pages for delivering and for the history ask for; each answer is about the one store.

Whatever stops an act that a person asked for is a `NotDoneError` with a Danish message that says what
to do. Nothing was done then.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from loaders.delivery import Naming
from loaders.guard.personal import has_personal_number
from loaders.reading.parse import NOBODY
from loaders.templates.kinds import OF_A_DEPARTMENT, TemplateKind, reply_code
from loaders.templates.workbooks import template, written
from metrics.status import WHOLE_CITY, Status
from metrics.suppression import Suppressed, suppressed
from monitor import editions, submitting
from monitor.earlier import public_before, suppressed_edition
from monitor.submitting import Preview, RefusedError
from policy import clock
from policy.periods import Period
from policy.records import Closing, Reply, Text
from policy.tables import TABLES
from store import history, publishing, scopes
from store import undoing as undoings
from store.differences import Difference
from store.faults import StoreError
from store.history import Submission
from store.marker import NOTHING_HIDDEN
from store.publishing import NotPublishedError, NotTheNextStepError
from store.snapshots import Published, snapshots
from store.undoing import NotUndoneError, Undoing
from store.writer import WAY, Origin, State

NOT_NAMED = frozenset({"table_not_named"})
"""Findings that ask the deliverer to name what a printed table does not say itself."""


TOLD = (StoreError, RefusedError, NotTheNextStepError, NotPublishedError, NotUndoneError)
"""What stops an act, with a Danish message."""


class NotDoneError(Exception):
    """What a person asked for was not done, and nothing else was. The message is Danish."""


@dataclass(frozen=True, slots=True)
class Template:
    """A template that can be fetched; `department` is None where it is for nobody in particular."""

    kind: TemplateKind
    department: str | None = None

    @property
    def file_name(self) -> str:
        """The name that the file gets.

        >>> Template(TemplateKind.DEPARTMENT, "ØKF").file_name
        'skabelon-tal-og-indsatser-ØKF.xlsx'
        """
        parts = ["skabelon", FILE_WORDS[self.kind], *([self.department] if self.department else [])]
        return f"{'-'.join(parts)}.xlsx"


FILE_WORDS = {
    TemplateKind.DEPARTMENT: "tal-og-indsatser",
    TemplateKind.COUNCIL: "handicapraadet",
    TemplateKind.REPLIES: "svar",
    TemplateKind.CALENDAR: "politisk-behandling",
    TemplateKind.TEXTS: "tekster",
    TemplateKind.CLOSINGS: "lukkede-perioder",
    TemplateKind.CATALOGUE: "katalog",
}


def templates(status: Status) -> tuple[Template, ...]:
    """Every template there is: those of each department first, then the others."""
    codes = [d.code for d in status.departments if d.code != WHOLE_CITY]
    own = (kind for kind in TemplateKind if kind in OF_A_DEPARTMENT)
    others = (kind for kind in TemplateKind if kind not in OF_A_DEPARTMENT)
    return (
        *(Template(kind, code) for kind in own for code in codes),
        *(Template(kind) for kind in others),
    )


def template_file(asked: Template) -> bytes:
    """The template as a workbook, with what is known now; few persons are hidden as on the pages."""
    monitor = editions.current()
    version = monitor.refresh()
    made = snapshots(monitor.store)
    earlier = public_before(monitor.store, made, clock.today(), version, NOTHING_HIDDEN)
    known = suppressed(monitor.store.observe(None), earlier).records
    return template(asked.kind, known, asked.department)


def reply(remark: str, department: str, summary: str, wording: str | None, dated: Period) -> Reply:
    """A department's answer to a remark; it takes the place of the one that it has given before."""
    monitor = editions.current()
    monitor.refresh()
    code = reply_code(monitor.store.observe(None), remark, department)
    return Reply(
        id=code,
        remark=remark,
        department=department,
        summary=summary,
        wording=wording,
        dated=dated,
    )


def written_file(record: Text | Reply | Closing) -> bytes:
    """What a person has written on a page, as the filled template that is delivered."""
    monitor = editions.current()
    monitor.refresh()
    return written(monitor.store.observe(None), record)


def preview(file_name: str, content: bytes, today: date, naming: Naming = NOBODY) -> Preview:
    """What a chosen file would change now; it is read in a process of its own.

    What is wrong with the file stands in the findings. Raises `NotDoneError`.
    """
    with _told():
        return submitting.preview(file_name, content, today, naming)


def preview_again(previewed: Preview, content: bytes) -> Preview:
    """The same on top of what others have accepted since. Raises `NotDoneError`."""
    with _told():
        monitor = editions.current()
        monitor.refresh()
        return submitting.preview_by(previewed.look, content, previewed.today, monitor.store)


def asks_for_naming(previewed: Preview) -> bool:
    """Whether the file has a printed table, and its deliverer must say what it is of."""
    return any(found.code in NOT_NAMED for found in previewed.findings)


def accept(previewed: Preview, content: bytes, by: str, note: str) -> int:
    """Keep what was previewed as a draft; returns its version.

    Raises `OutdatedError` when the preview must be made again, and `NotDoneError`.
    """
    with _told():
        return submitting.accept(previewed, content, by, note)


def everything_received(today: date) -> Status:
    """The status of today with all that was accepted, public or not."""
    return editions.current().status(today)


def submissions() -> tuple[Submission, ...]:
    """Every submission, the newest first."""
    monitor = editions.current()
    monitor.refresh()
    return history.history(monitor.store)


def changes(version: int) -> tuple[Difference, ...]:
    """What a submission changed, in its own order."""
    return history.changes(editions.current().store, version)


def about_the_same(version: int) -> tuple[Submission, ...]:
    """The other deliveries of the same, or of rows that this one changed; the newest first."""
    same = history.about_the_same(editions.current().store, version)
    return tuple(
        each for each in submissions() if each.version in same and each.origin is Origin.DELIVERY
    )


def may_have_few_persons(submission: Submission, status: Status) -> bool:
    """Whether the file of a submission can have such figures, by what it covers.

    A workbook of `data/` can hold any table.
    """
    tables = {table.name for table in TABLES if any(f.name == "indicator" for f in table.fields)}
    covers = (
        scopes.is_file(scope) or scope.partition("/")[0] in tables for scope in submission.scopes
    )
    few = any(each.indicator.few_persons for each in status.indicators)
    return few and any(covers)


def original(version: int) -> bytes | None:
    """The file of a submission as it came; None when it was taken away."""
    return history.original(editions.current().store, version)


def next_step(submission: Submission) -> State | None:
    """The state that a submission comes to next; None where it is public or discarded."""
    if submission.state is State.DISCARDED:
        return None
    place = WAY.index(submission.state) + 1
    return WAY[place] if place < len(WAY) else None


def advance(version: int, state: State, who: str) -> None:
    """Bring a submission one step on its way. Raises `NotDoneError`."""
    with _told():
        publishing.advance(editions.current().store, version, state, who)


def when_published(today: date) -> Suppressed:
    """What everyone would see if all that was presented became public today, and what is hidden."""
    monitor = editions.current()
    version = monitor.refresh()
    presented = {each.version for each in submissions() if each.state is State.PRESENTED}
    made = snapshots(monitor.store)
    hidden = monitor.store.hidden() - presented
    return suppressed_edition(monitor.store, made, today, version, hidden)


def publish(name: str, as_of: date, who: str, presented: Iterable[int] | None = None) -> Published:
    """Make all that was presented public, as a snapshot with a name.

    `presented` are the versions that the person has seen listed. Raises `NotDoneError`.
    """
    seen = None if presented is None else frozenset(presented)
    with _told():
        if has_personal_number(name) or has_personal_number(who):
            raise RefusedError("Navnet har et CPR-nummer. Fjern det, og prøv igen.")
        return publishing.publish(editions.current().store, name, as_of, who, seen)


def undoing(version: int) -> Undoing:
    """What undoing a submission would do now."""
    return undoings.undoing(editions.current().store, version)


def undo(looked: Undoing, who: str, note: str) -> int:
    """Undo what was looked at, with a name and a note; returns the new version.

    Raises `NotDoneError`.
    """
    with _told():
        if has_personal_number(who) or has_personal_number(note):
            raise RefusedError("Navnet eller noten har et CPR-nummer. Fjern det, og prøv igen.")
        store = editions.current().store
        return undoings.undo(store, looked.version, who, note, at_once=looked.at_once)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except TOLD as error:
        raise NotDoneError(str(error)) from error
