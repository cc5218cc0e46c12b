"""A cache for functions of a status, so that each value is computed once for all readers."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

from metrics.status import Status

Asked = ParamSpec("Asked")
Made = TypeVar("Made")


class _Same:
    """A status as a cache key, compared by identity."""

    def __init__(self, status: Status) -> None:
        self.status = status

    def __hash__(self) -> int:
        return id(self.status)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.status is self.status


def once_a_status(
    kept: int,
) -> Callable[
    [Callable[Concatenate[Status, Asked], Made]], Callable[Concatenate[Status, Asked], Made]
]:
    """Cache the results of a pure function of a status and of other hashable arguments.

    The `kept` results used last are kept. A status is frozen, so the same one always gives the same.
    """

    def keeping(
        make: Callable[Concatenate[Status, Asked], Made],
    ) -> Callable[Concatenate[Status, Asked], Made]:
        @lru_cache(maxsize=kept)
        def made(same: _Same, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Made:
            return make(same.status, *args, **kwargs)

        @wraps(make)
        def asked(status: Status, /, *args: Asked.args, **kwargs: Asked.kwargs) -> Made:
            return made(_Same(status), *args, **kwargs)  # type: ignore[arg-type]  # hashable

        return asked

    return keeping
