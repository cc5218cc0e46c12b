"""The council's remarks to a department: those that name it, and other remarks on its objectives."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from metrics.status import RemarkStatus, Status
from policy.choices import RemarkScope
from presentation import pages, tables
from presentation.html import markup
from presentation.html.links import Links
from presentation.language import city
from presentation.language.numbers import number, period
from presentation.language.sources import source_words
from presentation.language.words import remark_kinds
from presentation.status.remarks import answered_words, outcome, words
from presentation.status.target_groups import concerning, nothing_found
from presentation.tables import Column, Table


def naming(status: Status, code: str, group: str | None = None) -> list[RemarkStatus]:
    """The remarks that name the department."""
    return [r for r in _followed(status, group) if code in r.remark.departments]


def about_objectives(status: Status, code: str, group: str | None = None) -> list[RemarkStatus]:
    """Other remarks on objectives in which the department has a part in a priority."""
    own = {p.priority.objective for p in status.priorities if code in p.priority.departments}
    return [
        remark
        for remark in _followed(status, group)
        if remark.remark.objective in own and code not in remark.remark.departments
    ]


def _followed(status: Status, group: str | None) -> list[RemarkStatus]:
    wanted = {record.id for record in concerning((r.remark for r in status.remarks), group)}
    return [remark for remark in status.remarks if remark.remark.id in wanted]


def remark_table(
    status: Status,
    caption: str,
    remarks: Iterable[RemarkStatus],
    group: str | None,
    *,
    shown: bool = False,
) -> Markup:
    """Remarks by topic; each topic unfolds to the text and the follow-up."""
    rows = list(remarks)
    if not rows:
        return markup.paragraph(nothing_found("Ingen bemærkninger i kilderne.", group), "muted")
    columns = (
        Column[RemarkStatus]("Emne", lambda r: _story(status, r, shown)),
        Column[RemarkStatus]("Om", _about),
        Column[RemarkStatus]("Dato", lambda r: period(r.remark.dated)),
        Column[RemarkStatus]("Slags", lambda r: remark_kinds(r.remark.kinds)),
        Column[RemarkStatus]("Forvaltningens bemærkninger", lambda r: answered_words(status, r)),
    )
    return tables.on_page(Table(caption, columns, rows), "remarks stack")


def folded_table(
    status: Status, caption: str, remarks: Iterable[RemarkStatus], group: str | None
) -> Markup:
    """The table under its number of remarks, for those that other pages show in full."""
    rows = list(remarks)
    found = remark_table(status, caption, rows, group)
    return markup.unfolded(f"{caption}: {number(len(rows))}", found) if rows else found


def _about(remark: RemarkStatus) -> str:
    record = remark.remark
    return f"målsætning {record.objective}" if record.objective else record.scope.label


def _story(status: Status, remark: RemarkStatus, shown: bool) -> Markup:
    """The topic of a remark, which unfolds to the text and the follow-up."""
    record = remark.remark
    parts = [
        words(record),
        markup.paragraph(record.note, "muted small") if record.note else "",
        markup.joined(outcome(status, remark)) if _followed_up(remark) else "",
        markup.paragraph(
            f"Kilde: {source_words(record.sources, record.dated, status.sources)}", "source"
        ),
    ]
    return markup.unfolded(record.title, markup.joined(parts), shown=shown)


def _followed_up(remark: RemarkStatus) -> bool:
    """Whether there is more to show than in the column of answers."""
    return bool(remark.replies or remark.events or remark.initiatives)


def elsewhere(status: Status, links: Links) -> Markup:
    """The number of remarks about the budget and the policy as a whole, with a link to them."""
    budget = sum(r.remark.scope is RemarkScope.BUDGET for r in status.remarks)
    policy = sum(r.remark.scope is RemarkScope.POLICY for r in status.remarks)
    if not budget + policy:
        return Markup("")
    link = markup.anchor(city.council(status), links.page(pages.COUNCIL))
    text = (
        f"Rådets bemærkninger om budgettet ({number(budget)}) og om politikken som helhed "
        f"({number(policy)}) står på siden "
    )
    return markup.paragraph(markup.joined([text, link, "."]))
