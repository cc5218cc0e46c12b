"""The policies of this installation, and the one that a run is about.

The first has the store that the settings name. The others have theirs beside it (`store.beside`):
those with a folder in `data/`, and those made on this installation, which have a store alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TypeVar

from monitor import persons, settings
from policy.tables import CATALOGUE, DRAFT
from store import beside
from store.faults import StoreError

Given = ParamSpec("Given")
Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a policy is: the folder of its workbooks, its store, and the copies made of that.

    A policy made on this installation has no folder, until its workbooks are put there.
    """

    code: str
    folder: Path
    store: str
    copies: Path
    is_first: bool = False

    @property
    def was_never_drafted(self) -> bool:
        """Whether it is what the installation was made to show, without a draft among its workbooks."""
        return self.is_first and not [*self.folder.glob(f"{DRAFT}.*")]

    @property
    def has_catalogue(self) -> bool:
        """Whether its workbooks are in a folder."""
        return (self.folder / f"{CATALOGUE}.xlsx").is_file()


def first() -> Place:
    """The policy of the settings' folder and store."""
    folder = settings.data_folder()
    store, copies = settings.store_place(), settings.kept_copies()
    return Place(folder.resolve().name, folder, store, copies, is_first=True)


def every() -> Mapping[str, Place]:
    """Every policy of this installation by its code, the first before the others. Raises `StoreError`."""
    one = first()
    made = beside.codes(one.store, settings.patience())
    others = sorted({*_shipped(), *made} - {one.code})
    return {one.code: one} | {code: _further(one, code) for code in others}


def stored() -> tuple[Place, ...]:
    """The policies that have a store, the first before the others. Raises `StoreError`."""
    one = first()
    made = beside.codes(one.store, settings.patience())
    return (one, *(_further(one, code) for code in made if code != one.code))


def named(code: str) -> Place:
    """The place of a policy, whether there is one yet or not. Raises `ValueError` for an odd code."""
    one = first()
    return one if code == one.code else _further(one, code)


def _further(one: Place, code: str) -> Place:
    return Place(
        code=code,
        folder=one.folder.parent / code,
        store=beside.place_of(one.store, code),
        copies=one.copies / beside.FOLDER / code,
    )


def _shipped() -> set[str]:
    """The codes of the folders in `data/`; none where the settings name a folder instead."""
    if settings.own_data_folder():
        return set()
    names = (path.parent.name for path in settings.DATA.glob(f"*/{CATALOGUE}.xlsx"))
    return {name for name in names if beside.is_code(name)}


def default() -> Place:
    """The policy that is shown where nobody asks for another. Raises `StoreError`."""
    code = settings.default_policy()
    if code is None:
        return first()
    known = every()
    if code not in known:
        raise StoreError(
            f"Indstillingen {settings.POLICY_VARIABLE} nævner politikken {code}, som ikke findes. "
            f"Der er {', '.join(known)}."
        )
    return known[code]


_in_this_run: ContextVar[Place | None] = ContextVar("policy", default=None)


def chosen() -> Place:
    """The policy of this run; the default one where none has been chosen. Raises `StoreError`."""
    return _in_this_run.get() or default()


def in_this_run() -> Place | None:
    """The policy that has been chosen for this run, if one has."""
    return _in_this_run.get()


def choose(place: Place) -> None:
    """Let the rest of this run be about a policy."""
    _in_this_run.set(place)


@contextmanager
def about(place: Place) -> Iterator[None]:
    """Let what is done within be about a policy."""
    before = _in_this_run.set(place)
    try:
        yield
    finally:
        _in_this_run.reset(before)


def of_this_run(call: Callable[Given, Made]) -> Callable[Given, Made]:
    """The same call about the policy and for the person of this run, also when another thread makes it."""
    place, person = chosen(), persons.current()

    @wraps(call)
    def later(*args: Given.args, **kwargs: Given.kwargs) -> Made:
        with about(place), persons.acting(person):
            return call(*args, **kwargs)

    return later


def file_name(name: str) -> str:
    """The name of a file about the policy of this run, which says it unless it is the default one."""
    code = chosen().code
    return name if code == default().code else f"{code}-{name}"
