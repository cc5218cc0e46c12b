"""The committees that a note goes to, and what concerns the department of each."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.status import PriorityStatus, RemarkStatus, Status
from policy.organisation import exists_on
from policy.records import Department, Initiative
from policy.whole_city import WHOLE_CITY
from presentation.blocks import Selection, Statement
from presentation.departments.department_figures import own_figures
from presentation.departments.department_page import carried
from presentation.departments.department_remarks import naming
from presentation.documents.selection import narrowed_to
from presentation.initiatives.all_initiatives import whole
from presentation.language import words
from presentation.language.numbers import counted

MOST_NAMED = 5
"""More committees are counted instead of named."""


def concerned(status: Status, selection: Selection) -> list[Department]:
    """The departments whose committees get the note: the selected, else those with a part in it."""
    every = [d for d in status.departments if d.code != WHOLE_CITY]
    if selection.departments:
        return [d for d in every if d.code in selection.departments]
    there = [d for d in every if exists_on(d, status.as_of)]
    return [d for d in there if _has_part(status, d.code)] if selection.objectives else there


def _has_part(status: Status, code: str) -> bool:
    return bool(
        carried(status, code)
        or own_figures(status, code)
        or own_initiatives(status, code)
        or naming(status, code)
    )


def committee(department: Department) -> str:
    """The name of a department's committee, and else whose it is."""
    return department.committee or f"udvalget for {department.name}"


def addressed(departments: Sequence[Department]) -> str:
    """The committees by name; the number of them where they are many."""
    if len(departments) > MOST_NAMED:
        return counted(len(departments), "udvalg", "udvalg", common=False)
    return words.listed([committee(department) for department in departments])


def chapter(department: Department) -> str:
    """The heading of what the annex has about a department."""
    return f"Det, der vedrører {committee(department)}"


def own_initiatives(status: Status, code: str) -> list[Initiative]:
    """The initiatives that a department has a part in, directly or through one of their parts."""
    return whole(narrowed_to(status, Selection(departments=(code,))))


def own_remarks(status: Status, code: str, *, with_general: bool = False) -> list[RemarkStatus]:
    """The remarks that concern a department: those that it owes an answer, that name it, and the rest.

    Those that are about no objective and do not name it are for all departments; they come last, or
    are left out.
    """

    def order(remark: RemarkStatus) -> tuple[bool, bool, bool]:
        named = code in remark.remark.departments
        return not owes_answer(status, remark, code), _is_general(remark, code), not named

    found = narrowed_to(status, Selection(departments=(code,))).remarks
    return sorted((r for r in found if with_general or not _is_general(r, code)), key=order)


def _is_general(remark: RemarkStatus, code: str) -> bool:
    return remark.remark.objective is None and code not in remark.remark.departments


def owes_answer(status: Status, remark: RemarkStatus, code: str) -> bool:
    """Whether a remark has no answer, and this department is to give it."""
    return remark.unanswered and code in asked(status, remark)


def asked(status: Status, remark: RemarkStatus) -> set[str]:
    """Who is to answer a remark: the departments that it names, else those leading its objective."""
    about = (
        p.priority for p in status.priorities if p.priority.objective == remark.remark.objective
    )
    return set(remark.remark.departments) or {code for priority in about for code in priority.lead}


def led(status: Status, code: str) -> list[PriorityStatus]:
    """The priorities that a department is responsible for."""
    return [p for p in status.priorities if code in p.priority.lead]


def status_of(priority: PriorityStatus) -> str | Statement:
    """The status with its mark; several of them in words."""
    kinds = {i.status: i.indicator.kind for i in priority.indicators}
    found = [(code, words.status_word(code, kinds.get(code))) for code in priority.statuses]
    if len(found) == 1:
        return Statement(*found[0])
    return words.capitalised(words.listed([words.lowered(word) for _, word in found]))
