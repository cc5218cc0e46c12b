"""Detects formulas that take values from another file. A text that only names a file fetches nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from urllib.parse import unquote

_PIECES = re.compile(
    r"""
    "(?P<text>(?:[^"]|"")*)"
    | '(?P<quoted>(?:[^']|'')*)'!
    | \[(?P<book>[^\[\]']+)\][\w.:]*!
    | (?P<fetching>\bWEBSERVICE\()
    """,
    re.VERBOSE | re.IGNORECASE,
)
_INDIRECT = re.compile(r"\bINDIRECT\(", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"(?P<path>[^\[]*)\[(?P<book>[^\[\]]+)\]")
_WORD = re.compile(r"[\w.\\]+")
OWN_NUMBER = "0"
"""Excel's number for the workbook that contains the formula."""

_ON_THIS_MACHINE = re.compile(
    r"(?!//|\\\\)(?:file:///[a-z]:[^/]|/?[a-z]:[\\/]|[^:]*$)", re.IGNORECASE
)


def own_names(file: str, links: Iterable[AbstractSet[str]] = ()) -> frozenset[str]:
    """The names by which a formula in `file` can refer to the file itself: its name, and numbers.

    `links` are the targets of each of the workbook's links to files, which formulas number from 1. A
    link refers to the file itself if all its targets are the file's own name without a folder.

    >>> sorted(own_names("Tal 2.xlsx", [{"andet.xlsx"}, {"tal%202.xlsx"}]))
    ['0', '2', 'tal 2.xlsx']
    """
    own = file.casefold()
    numbers = (
        str(number)
        for number, targets in enumerate(links, start=1)
        if {unquote(target).casefold() for target in targets} == {own}
    )
    return frozenset({OWN_NUMBER, own, *numbers})


def fetches(formula: str, own: AbstractSet[str]) -> bool:
    """Whether a formula in a file with the `own_names` takes a value from another file or the web.

    >>> own = own_names("tal.xlsx")
    >>> fetches("='[andet ark.xlsx]Ark1'!A1", own), fetches("=[tal.xlsx]Ark1!A1", own)
    (True, False)
    >>> fetches('HYPERLINK("[rapport.xlsx]Ark1!A1","se")', own)
    False
    """
    if "[" not in formula and "(" not in formula:
        return False
    is_indirect = _INDIRECT.search(formula) is not None
    return any(_piece_fetches(piece, own, is_indirect) for piece in _PIECES.finditer(formula))


def _piece_fetches(piece: re.Match[str], own: AbstractSet[str], is_indirect: bool) -> bool:
    if piece["text"] is not None:
        return is_indirect and fetches(piece["text"], own)
    if piece["quoted"] is not None:
        if inside := _IN_BRACKETS.match(piece["quoted"]):
            return bool(inside["path"]) or inside["book"].casefold() not in own
        return False
    return piece["book"] is None or piece["book"].casefold() not in own


def fetching_names(names: Mapping[str, str], own: AbstractSet[str]) -> frozenset[str]:
    """Which named areas, in lower case, take a value from another file, also through other names."""
    found = {name for name, formula in names.items() if fetches(formula, own)}
    while more := {name for name, formula in names.items() if uses(formula, found)} - found:
        found |= more
    return frozenset(found)


def uses(formula: str, names: Iterable[str]) -> bool:
    """Whether a formula uses one of the names, which are in lower case."""
    return not set(names).isdisjoint(word.casefold() for word in _WORD.findall(formula))


def is_on_this_machine(target: str) -> bool:
    """Whether the target of a link is a file that is found without a network.

    >>> is_on_this_machine("tal.xlsx"), is_on_this_machine("https://a.dk/tal.xlsx")
    (True, False)
    """
    return _ON_THIS_MACHINE.match(target) is not None
