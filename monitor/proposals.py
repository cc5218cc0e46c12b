"""The product's own proposals for the indicators of a policy: shipped beside its data, in no store."""

from __future__ import annotations

from functools import lru_cache

from loaders.reading.files import delivery, read, workbooks
from monitor.settings import ROOT
from policy.drafting import Candidate
from policy.records import Policy

FOLDER = ROOT / "data" / "proposals"


def proposals_for(policy: Policy) -> tuple[Candidate, ...]:
    """The proposals for a policy, or else for the one that its draft is a copy of."""
    return proposals(policy.id) or proposals(policy.copied_from or "")


@lru_cache(maxsize=8)
def proposals(policy_code: str) -> tuple[Candidate, ...]:
    """The proposals written for a policy; none where there is no workbook of that name."""
    name = f"{policy_code}.xlsx"
    path = workbooks(FOLDER).get(name)
    if path is None:
        return ()
    rows = delivery(name, read(name, path)).rows
    return tuple(row.record for row in rows if isinstance(row.record, Candidate))
