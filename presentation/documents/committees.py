"""The committees that a note goes to, and what concerns the department of each."""

from __future__ import annotations

from collections.abc import Sequence

from metrics.status import PriorityStatus, RemarkStatus, Status
from policy.organisation import exists_on
from policy.records import Department, Initiative
from policy.whole_city import WHOLE_CITY
from presentation.blocks import Selection
from presentation.departments.department_figures import own_figures
from presentation.departments.department_page import carried
from presentation.departments.department_remarks import about_objectives, naming
from presentation.initiatives.all_initiatives import families
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
    return [f[0] for f in families(status).values() if any(code in row.departments for row in f)]


def own_remarks(status: Status, code: str) -> list[RemarkStatus]:
    """The remarks that concern a department: those that it owes an answer, that name it, and the rest."""
    found = [*naming(status, code), *about_objectives(status, code)]
    return sorted(found, key=lambda remark: not owes_answer(status, remark, code))


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
