"""Formulas that take values from another file. A text that only names one fetches nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

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
"""How Excel numbers the workbook that a formula stands in."""

_ON_THIS_MACHINE = re.compile(
    r"(?!//|\\\\)(?:file:///[a-z]:[^/]|/?[a-z]:[\\/]|[^:]*$)", re.IGNORECASE
)


def fetches(formula: str, own_name: str) -> bool:
    """Whether a formula in the file `own_name` takes a value from another file or the web.

    >>> fetches("='[andet ark.xlsx]Ark1'!A1", "tal.xlsx"), fetches("=[tal.xlsx]Ark1!A1", "tal.xlsx")
    (True, False)
    >>> fetches('HYPERLINK("[rapport.xlsx]Ark1!A1","se")', "tal.xlsx")
    False
    """
    if "[" not in formula and "(" not in formula:
        return False
    is_indirect = _INDIRECT.search(formula) is not None
    return any(_piece_fetches(piece, own_name, is_indirect) for piece in _PIECES.finditer(formula))


def _piece_fetches(piece: re.Match[str], own_name: str, is_indirect: bool) -> bool:
    if piece["text"] is not None:
        return is_indirect and fetches(piece["text"], own_name)
    if piece["quoted"] is not None:
        if inside := _IN_BRACKETS.match(piece["quoted"]):
            return bool(inside["path"]) or not _is_own(inside["book"], own_name)
        return False
    return piece["book"] is None or not _is_own(piece["book"], own_name)


def _is_own(book: str, own_name: str) -> bool:
    return book == OWN_NUMBER or book.casefold() == own_name.casefold()


def fetching_names(names: Mapping[str, str], own_name: str) -> frozenset[str]:
    """Which named areas, in lower case, take a value from another file, also through other names."""
    found = {name for name, formula in names.items() if fetches(formula, own_name)}
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
