"""Records public before an edition, because comparing the two must not reveal counts of few persons."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import takewhile

from metrics.suppression import Suppressed, suppressed
from policy.tables import Records
from store.accepted import Store
from store.marker import Hidden
from store.snapshots import Published


def public_before(
    store: Store, made: Iterable[Published], as_of: date, version: int, hidden: Hidden
) -> tuple[Records, ...]:
    """Records of the snapshots made before an edition, then of each earlier day with a new source.

    `made` are all snapshots in order, read up to the edition itself. Empty if no indicator of the
    edition counts few persons, because nothing else needs them.
    """
    records = store.observe(as_of, version, hidden)
    if not any(indicator.few_persons for indicator in records.indicators):
        return ()
    asked = (as_of, version, hidden)
    views = ((each.as_of, each.version, store.hidden(each.version, each.log)) for each in made)
    snapshots = [store.observe(*view) for view in takewhile(lambda view: view != asked, views)]
    days = {source.known for source in records.sources if source.known}
    before = [store.observe(day, version, hidden) for day in sorted(days) if day < as_of]
    return (*snapshots, *before)


def suppressed_edition(
    store: Store, made: Iterable[Published], as_of: date, version: int, hidden: Hidden
) -> Suppressed:
    """An edition as everyone may see it, given everything public before it."""
    earlier = public_before(store, made, as_of, version, hidden)
    return suppressed(store.observe(as_of, version, hidden), earlier)
