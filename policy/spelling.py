"""Comparing names as people write them, and finding the known name nearest to a misspelt one."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches

from policy.periods import NoSuchDateError, Period, PeriodKind

_ONE_DASH = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
LONGEST_LIST = 12

# Control characters except tab and line break, soft hyphen, zero-width and bidirectional marks,
# fillers and selectors, and the escape that Excel writes for a control character in XML.
INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"
    "\U000e0000-\U000e0fff]|_x00[01][0-9A-Fa-f]_"
)


def folded(text: str) -> str:
    """`text` for comparison: kinds of space and dash, and upper and lower case, do not matter.

    Nor does it matter whether å is one character or an a with a combining ring.

    >>> folded(" KK  samlet ")
    'kk samlet'
    """
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.translate(_ONE_DASH).split()).casefold()


def invisible(text: str) -> str | None:
    """The code point of the first invisible character in `text`; None when there is none.

    >>> invisible("Mål\u200binger")
    'U+200B'
    """
    sign = INVISIBLE.search(text)
    if not sign:
        return None
    return sign[0] if len(sign[0]) > 1 else f"U+{ord(sign[0]):04X}"


def possessive(name: str) -> str:
    """The genitive of a name.

    >>> possessive("Handicaprådet"), possessive("Socialforvaltningens Brugerhus")
    ('Handicaprådets', "Socialforvaltningens Brugerhus'")
    """
    return f"{name}'" if name.endswith(("s", "x", "z")) else f"{name}s"


def nearest(text: str, known: Iterable[str]) -> str | None:
    """The one of `known` that `text` most likely should have been; None when none is near.

    >>> nearest("Målinegr", ["Måltal", "Målinger"])
    'Målinger'
    """
    spellings = {folded(name): name for name in known}
    matches = get_close_matches(folded(text), spellings, n=1)
    return spellings[matches[0]] if matches else None


def suggestion(text: str, known: Iterable[str]) -> str:
    """A Danish sentence with the nearest of `known`, or with all of them when none is near.

    >>> suggestion("Målinegr", ["Måltal", "Målinger"])
    'Mener du Målinger?'
    >>> suggestion("xyz", ["Måltal", "Målinger"])
    'De kendte er: Måltal, Målinger.'
    """
    names = list(known)
    if name := nearest(text, names):
        return f"Mener du {name}?"
    if not names:
        return "Der er ingen kendte endnu."
    more = " …" if len(names) > LONGEST_LIST else "."
    return f"De kendte er: {', '.join(names[:LONGEST_LIST])}{more}"


def parsed_date(text: str) -> date | None:
    """The date that a reader wrote, or the last day of a period; None if it is neither."""
    try:
        period = Period.parse(text)
    except ValueError:
        return None
    return period.first if period.kind is PeriodKind.DATE else period.last


def unread_date(written: str) -> str:
    """A Danish sentence on why a date cannot be read.

    >>> unread_date("31.2.2025"), unread_date("i går")
    ('Datoen »31.2.2025« findes ikke.', '»i går« er ikke en dato.')
    """
    try:
        Period.parse(written)
    except NoSuchDateError:
        return f"Datoen »{written}« findes ikke."
    except ValueError:
        pass
    return f"»{written}« er ikke en dato."
