"""Whether the lines of a log hang together, by themselves and with receipts: pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from store import log_contents
from store.log import EMPTY, TEXTS, Act, Head, LogLine, digest, hash_of

CALLED = {"who": "hvem", "why": "hvorfor", "name": "navnet på filen eller øjebliksbilledet"}
"""The Danish words for what people write in a line."""
RECEIPT = re.compile("([0-9]{1,9}):([0-9a-f]{8,64})")


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something in a log, or in the store that it is about, that has been changed afterwards.

    `text` is Danish. `line` is None where a line is missing.
    """

    line: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What somebody has kept of a log's head: the number of a line, and how its hash begins."""

    line: int
    hash: str

    @classmethod
    def of(cls, written: str) -> Receipt:
        """The receipt as people copy it. Raises `ValueError`.

        >>> Receipt.of("12:3f3f3f3f3f3f3f3f").line
        12
        """
        found = RECEIPT.fullmatch(written.strip().lower())
        if found is None:
            raise ValueError(
                f"»{written}« er intet loghoved. Det skrives som linjens nummer, kolon og hash, fx "
                "12:3f2a91c07be4d815."
            )
        return cls(int(found[1]), found[2])

    def is_of(self, head: Head) -> bool:
        return self.line == head.lines and head.hash.startswith(self.hash)


def parsed(text: str) -> dict[str, Any]:
    """A line's facts, salts or digests; empty where somebody has made them unreadable."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def chain_flaws(lines: Sequence[LogLine]) -> Iterator[Flaw]:
    """What is wrong with the numbers, hashes and texts of the lines, oldest first."""
    before = EMPTY
    later = last_lines(lines)
    for line in lines:
        if line.id != before.lines + 1:
            yield Flaw(None, _gap(before.lines + 1, line.id - 1))
        elif line.previous != before.hash:
            yield Flaw(
                line.id,
                f"Linje {line.id} bygger på en anden linje {before.lines} end den, der står.",
            )
        if hash_of(line) != line.hash:
            yield Flaw(
                line.id,
                f"Linje {line.id} ({line.label}) er ændret, efter at den blev skrevet: dens hash "
                "passer ikke til det, der står.",
            )
        yield from _text_flaws(line, later)
        before = line.head


def _gap(first: int, last: int) -> str:
    if last < first:
        return f"Linje {first} mangler, eller linjernes numre er flyttet."
    which = f"Linje {first}" if first == last else f"Linje {first} til {last}"
    return f"{which} mangler."


def last_lines(lines: Iterable[LogLine]) -> dict[str, LogLine]:
    """The last line that has a digest of each name."""
    return {name: line for line in lines for name in parsed(line.digests)}


def fits(line: LogLine, name: str, text: str) -> bool:
    """Whether a text is the one that a line has a digest of, by its name there."""
    salt = parsed(line.salts).get(name, "")
    return digest(salt, text) == parsed(line.digests).get(name)


def _text_flaws(line: LogLine, later: Mapping[str, LogLine]) -> Iterator[Flaw]:
    for name in TEXTS:
        left = log_contents.text_key(line.id, name)
        holder, called = (later[left], left) if left in later else (line, name)
        if not fits(holder, called, getattr(line, name)):
            yield Flaw(
                line.id,
                f"Linje {line.id} ({line.label}): {CALLED[name]} er ændret, efter at linjen blev "
                f"skrevet. Der står nu »{getattr(line, name)}«.",
            )


def receipt_flaws(lines: Sequence[LogLine], receipts: Iterable[Receipt]) -> Iterator[Flaw]:
    """The receipts that the log is not a continuation of."""
    by_number: Mapping[int, LogLine] = {line.id: line for line in lines}
    for receipt in receipts:
        line = by_number.get(receipt.line)
        if receipt.line == 0 or (line and receipt.is_of(line.head)) or _replaced(lines, receipt):
            continue
        here = (
            f"her begynder dens hash med {line.hash[: len(receipt.hash)]}"
            if line
            else f"loggen har kun {len(lines)} linjer"
        )
        yield Flaw(
            line.id if line else None,
            f"Kvitteringen siger, at linje {receipt.line} begynder med {receipt.hash}, men {here}. "
            f"Loggen er afkortet eller skrevet om siden.{_restored(lines)}",
        )


def _replaced(lines: Iterable[LogLine], receipt: Receipt) -> bool:
    """Whether a restore says that it replaced the very log that the receipt is from."""
    heads = (parsed(line.facts).get("replaced") for line in lines if line.act == Act.RESTORED)
    return any(receipt.is_of(Head(**head)) for head in heads if head)


def _restored(lines: Iterable[LogLine]) -> str:
    """A sentence on the last restore, after which later lines than the backup's are gone."""
    last = next((line for line in reversed([*lines]) if line.act == Act.RESTORED), None)
    if last is None:
        return ""
    facts = parsed(last.facts)
    return (
        f" Linje {last.id} siger, at loggen er genskabt fra en kopi med {facts['came']['lines']} "
        f"linjer i stedet for en med {facts['replaced']['lines']}. Kvitteringen kan være fra den; "
        "den ligger i kopien fra før genskabelsen."
    )
