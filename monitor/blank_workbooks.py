"""Templates with the current data, which people fill in themselves or through a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from loaders.templates.kinds import OF_A_DEPARTMENT, TemplateKind, answer_codes, reply_code
from loaders.templates.workbooks import template, written
from metrics.status import IndicatorStatus, Status
from metrics.suppression import suppressed
from monitor.earlier import public_before
from policy.drafting import DraftTarget
from policy.organisation import has_ended
from policy.ownership import EVERYTHING, Deliverer
from policy.periods import Period
from policy.records import Reply
from policy.tables import Records
from policy.whole_city import WHOLE_CITY
from store.accepted import Store
from store.marker import NOTHING_HIDDEN, Hidden
from store.snapshots import snapshots


@dataclass(frozen=True, slots=True)
class Template:
    """A template to download; `department` is None if it is not for one department."""

    kind: TemplateKind
    department: str | None = None

    @property
    def file_name(self) -> str:
        """The name of the file.

        >>> Template(TemplateKind.DEPARTMENT, "ØKF").file_name
        'skabelon-tal-og-indsatser-ØKF.xlsx'
        """
        return f"skabelon-{self.short_name}.xlsx"

    @property
    def short_name(self) -> str:
        """The name of the file without what all templates share, as an address asks for it.

        >>> Template(TemplateKind.CALENDAR).short_name
        'politisk-behandling'
        """
        return "-".join([FILE_WORDS[self.kind], *([self.department] if self.department else [])])


OF_THE_COUNCIL = frozenset({TemplateKind.COUNCIL, TemplateKind.HEARING_ANSWERS})
"""The templates with what the council writes."""
FILE_WORDS = {
    TemplateKind.DEPARTMENT: "tal-og-indsatser",
    TemplateKind.ACTION_PLAN: "indsatsplan",
    TemplateKind.COUNCIL: "handicapraadet",
    TemplateKind.REPLIES: "svar",
    TemplateKind.CALENDAR: "politisk-behandling",
    TemplateKind.TEXTS: "tekster",
    TemplateKind.CLOSINGS: "lukkede-perioder",
    TemplateKind.CATALOGUE: "katalog",
    TemplateKind.DRAFT: "udkast",
    TemplateKind.HEARING_ANSWERS: "hoeringssvar",
}


def position(offered: Sequence[Template], short_name: str) -> int:
    """Which of the templates has that short name; the first, if none has."""
    return next((n for n, each in enumerate(offered) if each.short_name == short_name), 0)


def templates(status: Status, who: Deliverer = EVERYTHING) -> tuple[Template, ...]:
    """Every template for somebody: those for one department first, by kind, then the rest.

    A department that has ended has templates for as long as a figure of its own is awaited.
    """
    return tuple(each for each in _every(status) if _is_for(who, each))


def _is_for(who: Deliverer, template: Template) -> bool:
    """Whether a template has rows of those whose rows somebody delivers."""
    if who.everything or template.kind is TemplateKind.TEXTS:
        return who.everything or bool(who.departments)
    if template.kind in OF_THE_COUNCIL:
        return who.council
    return template.department in who.departments


def _every(status: Status) -> tuple[Template, ...]:
    owing = {code for each in status.indicators for code in _owing(each)}
    codes = [
        d.code
        for d in status.departments
        if d.code != WHOLE_CITY and (not has_ended(d, status.as_of) or d.code in owing)
    ]
    own = (kind for kind in TemplateKind if kind in OF_A_DEPARTMENT)
    others = (kind for kind in TemplateKind if kind not in OF_A_DEPARTMENT)
    return (
        *(Template(kind, code) for kind in own for code in codes),
        *(Template(kind) for kind in others),
    )


def _owing(indicator: IndicatorStatus) -> Iterator[str | None]:
    """The departments from which a figure is awaited."""
    yield from indicator.next_missing_from
    for reporting in indicator.awaited:
        yield from reporting.missing


def template_file(
    store: Store, asked: Template, today: date, hidden: Hidden = NOTHING_HIDDEN
) -> bytes:
    """The template as a workbook with the current data; small counts are hidden as on the pages.

    `hidden` are the versions that its reader does not see.
    """
    earlier = public_before(store, snapshots(store), today, store.newest(), hidden)
    known = suppressed(store.observe(None, hidden=hidden), earlier).records
    return template(asked.kind, known, asked.department)


def reply(
    known: Records, remark: str, department: str, summary: str, wording: str | None, dated: Period
) -> Reply:
    """A department's reply to a remark; it replaces the department's earlier one."""
    return Reply(
        id=reply_code(known, remark, department),
        remark=remark,
        department=department,
        summary=summary,
        wording=wording,
        dated=dated,
    )


def answer_code(known: Records) -> str:
    """The code of the next hearing answer."""
    return next(answer_codes(known))


def written_file(known: Records, *rows: object, withdrawn: Sequence[object] = ()) -> bytes:
    """Records that a person has written on a page, as a filled-in template to deliver.

    A record replaces the one with its key, those in `withdrawn` are withdrawn, all others stay. Texts,
    replies and closings have templates of their own; every other record is part of the draft's.
    """
    return written(known, [_with_what_is_hidden(row, known) for row in rows], withdrawn)


def _with_what_is_hidden(row: object, known: Records) -> object:
    """A draft target with its accepted baseline, where that counts few persons and no page shows it."""
    if not isinstance(row, DraftTarget) or row.baseline:
        return row
    few = {each.id for each in known.indicators if each.few_persons}
    stored = next((each for each in known.draft_targets if each.id == row.id), None)
    if stored is None or row.indicator not in few:
        return row
    return replace(row, baseline=stored.baseline, baseline_period=stored.baseline_period)
