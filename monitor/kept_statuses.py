"""The statuses that have lately been shown, so that each is computed once. The oldest go first.

They are bounded by their figures too: each date that a reader asks for can be a status of its own, and one
with ten years of figures has 20 MB.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import Generic, TypeVar

from metrics.status import Status

MOST = 64
MOST_FIGURES = 400_000
"""About 200 MB."""
Asked = TypeVar("Asked", bound=Hashable)


class KeptStatuses(Generic[Asked]):
    """Statuses by what was asked for. Not safe to use from several threads at once."""

    def __init__(self, most: int = MOST, most_figures: int = MOST_FIGURES) -> None:
        self.most, self.most_figures = most, most_figures
        self._kept: OrderedDict[Asked, tuple[Status, int]] = OrderedDict()

    def get(self, asked: Asked) -> Status | None:
        if asked not in self._kept:
            return None
        self._kept.move_to_end(asked)
        return self._kept[asked][0]

    def keep(self, asked: Asked, status: Status, figures: int) -> None:
        """Keep a status computed from so many figures; it is kept whatever its size."""
        self._kept[asked] = status, figures
        while len(self._kept) > 1 and self._are_too_many():
            self._kept.popitem(last=False)

    def _are_too_many(self) -> bool:
        figures = sum(count for _, count in self._kept.values())
        return len(self._kept) > self.most or figures > self.most_figures
