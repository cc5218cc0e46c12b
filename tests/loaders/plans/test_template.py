"""The template of a plan: few columns, and nothing lost of what has no column."""

from __future__ import annotations

from dataclasses import replace

from loaders.delivery import Expected
from loaders.sandbox.arriving import arrived
from loaders.templates import workbooks
from loaders.templates.kinds import TemplateKind
from policy.choices import InitiativeState
from policy.plan_headings import offered_headings
from policy.tables import Records
from tests.loaders.examples import KNOWN
from tests.loaders.templates.test_workbooks import filled_in

KNOWN_BEFORE = replace(
    KNOWN.initiatives[0],
    departments=("BIF",),
    follows_remark="b1",
    not_funded="Flere pladser.",
)
PLANNED = replace(KNOWN, initiatives=(KNOWN_BEFORE,))


def test_a_changed_row_keeps_what_the_template_has_no_column_for() -> None:
    assert not {"Følger bemærkning", "Rejst uden penge"} & set(offered_headings())
    content = workbooks.template(TemplateKind.ACTION_PLAN, PLANNED, "BIF")
    content = filled_in(content, "Indsatser", KNOWN_BEFORE.id, Tilstand="gennemført")
    known = Expected(plans=Records(initiatives=PLANNED.initiatives))
    (row,) = arrived("plan.xlsx", content, expected=known).rows
    assert row.record == replace(KNOWN_BEFORE, state=InitiativeState.DONE)


def test_a_new_row_has_only_what_is_written() -> None:
    content = workbooks.template(TemplateKind.ACTION_PLAN, PLANNED, "BIF")
    new = {"Kode": "BIF-9", "Titel": "Ny", "Målsætning": 1, "Forvaltninger": "BIF"}
    content = filled_in(content, "Indsatser", 3, **new, Gengivet_kort="Noget nyt.")
    known = Expected(plans=Records(initiatives=PLANNED.initiatives))
    (row,) = arrived("plan.xlsx", content, expected=known).rows
    assert (row.record.id, row.record.follows_remark) == ("BIF-9", None)
