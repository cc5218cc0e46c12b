"""The words of a feed and its entries."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from metrics.status import Status
from presentation.language.numbers import counted, day
from presentation.language.words import capitalised, listed, lowered
from presentation.submissions.changes_since import Change, ChangeOf

STATUSES_IN_TITLE = 2
"""From how many changed statuses on a title counts them, as it does all else."""


class Noun(NamedTuple):
    """What is counted, in the singular and the plural; `common` is its gender."""

    one: str
    many: str
    common: bool = True


NOUNS: Mapping[ChangeOf, Noun] = {
    ChangeOf.STATUS: Noun("ændret status", "ændrede statusser"),
    ChangeOf.CORRECTED_FIGURE: Noun("rettet tal", "rettede tal", common=False),
    ChangeOf.CHANGED_TARGET: Noun("ændret måltal", "ændrede måltal", common=False),
    ChangeOf.NEW_FIGURE: Noun("nyt tal eller måltal", "nye tal og måltal", common=False),
    ChangeOf.AIM: Noun("målsætning eller prioritering", "målsætninger og prioriteringer"),
    ChangeOf.NEW_INITIATIVE: Noun("ny indsats", "nye indsatser"),
    ChangeOf.CHANGED_INITIATIVE: Noun("ændret indsats", "ændrede indsatser"),
    ChangeOf.REMARK: Noun("bemærkning", "bemærkninger"),
    ChangeOf.REPLY: Noun("svar", "svar", common=False),
    ChangeOf.STEP_HELD: Noun("gennemført trin", "gennemførte trin", common=False),
    ChangeOf.OTHER_STEP: Noun(
        "ventet, udsat eller aflyst trin", "ventede, udsatte eller aflyste trin", common=False
    ),
    ChangeOf.TEXT: Noun("tekst", "tekster"),
    ChangeOf.GONE: Noun("udgået oplysning", "udgåede oplysninger"),
}
"""What is counted in a title; whether a remark is new or has other words is said under it."""


def title(about: str, what: str) -> str:
    return f"{about}: {lowered(what)}"


def of_changes(about: str, changes: Sequence[Change]) -> str:
    """The title of an entry: the change if it is one, else the few statuses that changed, and how much else.

    >>> from presentation.submissions.places import Place
    >>> one = Change(ChangeOf.NEW_FIGURE, "", "Fleksjob, SOF: 207 i 2024.", "", Place(5, ""))
    >>> of_changes("Målsætning 5, Arbejde", [one, one])
    'Målsætning 5, Arbejde: to nye tal og måltal'
    >>> of_changes("Målsætning 5, Arbejde", [one])
    'Målsætning 5, Arbejde. Nyt tal eller måltal: Fleksjob, SOF: 207 i 2024.'
    """
    if len(changes) == 1:
        return f"{about}. {capitalised(NOUNS[changes[0].kind].one)}: {changes[0].text}"
    statuses = [each for each in changes if each.kind is ChangeOf.STATUS]
    if not 0 < len(statuses) <= STATUSES_IN_TITLE:
        return f"{about}: {_counted(changes)}"
    said = " ".join(each.text for each in statuses)
    rest = [each for each in changes if each not in statuses]
    return f"{about}. {said}{f' {capitalised(_counted(rest))}.' if rest else ''}"


def _counted(changes: Sequence[Change]) -> str:
    counts = Counter(each.kind for each in changes)
    return listed([_count(NOUNS[kind], count) for kind, count in counts.items()])


def _count(noun: Noun, count: int) -> str:
    return counted(count, noun.one, noun.many, common=noun.common)


def published(status: Status) -> str:
    return f"»{status.snapshot}« er offentliggjort. Den viser status per {day(status.as_of)}."


def compared(before: Status) -> str:
    return f"Sammenlignet med »{before.snapshot}«, set per {day(before.as_of)}."
