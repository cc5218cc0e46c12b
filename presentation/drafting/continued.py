"""What goes on from one policy to another, as links to where it stands in the other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from metrics.status import Status
from policy.choices import Continued
from presentation import pages
from presentation.drafting.policy_list import Listed
from presentation.html import addresses
from presentation.html.links import Links
from presentation.html.markup import anchor, items, joined, unfolded

PAGE: Mapping[Continued, str] = {
    Continued.INDICATOR: pages.FIGURES,
    Continued.INITIATIVE: pages.INITIATIVES,
    Continued.REMARK: pages.COUNCIL,
}
HEADING = "Det samme i en anden politik"


def listing(status: Status, subject: Continued, others: Iterable[Listed], links: Links) -> Markup:
    """A folded list of what a page has that stands in other policies too; empty where nothing does."""
    found = [
        joined([f"{name}: ", anchor(f"se den i {other.policy.title}", address)])
        for name, other, address in _found(status, subject, tuple(others), links)
    ]
    return unfolded(HEADING, items(found)) if found else Markup("")


def _found(
    status: Status, subject: Continued, others: tuple[Listed, ...], links: Links
) -> Iterator[tuple[str, Listed, str]]:
    """The name of each thing, the policy that has it too, and its address there: earlier, then later."""
    named, policy = _names(status, subject), status.policy
    by_policy = {other.policy.id: other for other in others}
    for each in status.draft.continuations:
        other = by_policy.get(each.earlier_policy)
        if other and each.subject is subject and each.id in named:
            yield named[each.id], other, _address(other, subject, each.earlier_id, links)
    for other in others:
        for each in other.status.draft.continuations:
            is_ours = policy is not None and each.earlier_policy == policy.id
            if is_ours and each.subject is subject and each.earlier_id in named:
                yield named[each.earlier_id], other, _address(other, subject, each.id, links)


def _names(status: Status, subject: Continued) -> Mapping[str, str]:
    match subject:
        case Continued.INDICATOR:
            return {each.indicator.id: each.indicator.name for each in status.indicators}
        case Continued.INITIATIVE:
            return {each.id: each.title for each in status.initiatives}
        case Continued.REMARK:
            return {each.remark.id: each.remark.title for each in status.remarks}


def _address(other: Listed, subject: Continued, code: str, links: Links) -> str:
    """Where the thing stands in the other policy; of the reader's choices only easy words go along."""
    easy = links.choices.get(addresses.EASY)
    kept = Links({addresses.EASY: easy} if easy else {})
    return kept.changed({addresses.POLICY: other.code}).page(PAGE[subject], code)
