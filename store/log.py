"""The log of what was done: append-only lines, each with the hash of the one before it.

A line is written in the transaction of its act, so that neither is there without the other. Whoever
has the number and hash of a line on a receipt can see later whether the log has been rewritten or
shortened (`store.log_verifying`).
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, insert, select

from policy.actors import Actor
from policy.choices import Choice
from store.engine import reading, writing
from store.schema import LOG

BEFORE_THE_FIRST = "0" * 64
"""What the first line has as the hash of the line before it."""
SHORT = 16
"""The number of hex digits of a hash that people copy."""
TEXTS = ("who", "why", "name")
"""What people write in a line. Its hash covers salted digests of them (`digest`)."""


class Act(Choice):
    """What can be done."""

    RECEIVED = "received", "modtaget"
    TAKEN_IN = "from-data", "lagt i mappen data"
    BEGUN = "policy-begun", "politik begyndt"
    REBUILT = "rebuilt", "genskabt fra åbne data"
    OPENED = "opened", "udkast åbnet for flere"
    TAKEN_BACK = "taken-back", "taget tilbage"
    DRAFTED = "drafted", "gjort til kladde igen"
    APPROVED = "approved", "godkendt"
    PRESENTED = "presented", "forelagt"
    MADE_PUBLIC = "made-public", "gjort offentlig"
    DISCARDED = "discarded", "kasseret"
    PUBLISHED = "published", "øjebliksbillede offentliggjort"
    PLANNED = "planned", "offentliggørelse planlagt"
    PLAN_WITHDRAWN = "plan-withdrawn", "plan fortrudt"
    PLAN_DONE = "plan-done", "plan gennemført"
    PLAN_FAILED = "plan-failed", "plan ikke gennemført"
    PLAN_READ = "plan-read", "besked om plan læst"
    REDACTED = "redacted", "fjernet for altid"
    RESTORED = "restored", "genskabt fra en kopi"
    LOG_BEGINS = "log-begins", "loggen begynder"
    CAUGHT_UP = "caught-up", "loggen indhentet"
    SIGNED_IN = "signed-in", "logget ind"
    SIGNED_OUT = "signed-out", "logget ud"
    REFUSED = "refused", "afvist ved login"
    ROLES_CHANGED = "roles-changed", "fik andre roller"


class Capacity(NamedTuple):
    """In which capacity somebody acts: what the sign-in provider calls her, and her roles' codes."""

    account: str = ""
    roles: str = ""

    @classmethod
    def of(cls, actor: Actor) -> Capacity:
        return cls(actor.account, " ".join(sorted(actor.roles)))


NO_CAPACITY = Capacity()
"""That of a file of `data/`, and of what the system does by itself."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a line is to say. `at` is UTC, ISO 8601.

    `step`, `snapshot` and `redaction` are the rows of the tables `states`, `snapshots` and
    `redactions` that it is about. `name` is that of a file or a snapshot. `facts` are plain values
    without content or personal data. `contents` are texts of which only salted digests are kept.
    """

    act: Act
    at: str
    who: str
    why: str = ""
    name: str = ""
    capacity: Capacity = NO_CAPACITY
    version: int | None = None
    based_on: int | None = None
    step: int | None = None
    snapshot: int | None = None
    redaction: int | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)
    contents: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LogLine:
    """A line as it is kept. `facts`, `salts` and `digests` are JSON as text.

    Without its salt a text has been changed by a redaction, and its digest says nothing any more.
    """

    id: int
    at: str
    act: str
    account: str
    roles: str
    who: str
    why: str
    name: str
    version: int | None
    based_on: int | None
    step: int | None
    snapshot: int | None
    redaction: int | None
    facts: str
    salts: str
    digests: str
    previous: str
    hash: str

    @property
    def label(self) -> str:
        """The Danish word for the act."""
        return BY_CODE[self.act].label if self.act in BY_CODE else self.act

    @property
    def head(self) -> Head:
        return Head(self.id, self.hash)


ARRIVALS = frozenset(
    {Act.RECEIVED, Act.BEGUN, Act.REBUILT, Act.OPENED, Act.TAKEN_IN, Act.TAKEN_BACK}
)
"""The acts by which a submission comes."""
BY_CODE: Mapping[str, Act] = {act.value: act for act in Act}
HASHED = (
    *("id", "at", "act", "account", "roles", "version", "based_on"),
    *("step", "snapshot", "redaction", "facts", "digests", "previous"),
)
"""What a line's hash covers. The texts and contents are covered by their digests."""


@dataclass(frozen=True, slots=True)
class Head:
    """The last line of a log at some time: the number of lines then, and that line's hash."""

    lines: int
    hash: str

    @property
    def short(self) -> str:
        """What people copy: the line and the first digits of its hash.

        >>> Head(12, "3f" * 32).short
        '12:3f3f3f3f3f3f3f3f'
        """
        return f"{self.lines}:{self.hash[:SHORT]}"


EMPTY = Head(0, BEFORE_THE_FIRST)


def digest(salt: str, text: str) -> str:
    """The digest of a text. It gives nothing away about the text without the salt."""
    return hashlib.sha256(f"{salt}\n{text}".encode()).hexdigest()


def hash_of(line: LogLine) -> str:
    """The hash that a line should have, of its canonical form: JSON without spaces, keys in order."""
    said = {name: getattr(line, name) for name in HASHED}
    return hashlib.sha256(as_json(said).encode()).hexdigest()


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def as_json(value: Any) -> str:
    """A value in the form that is hashed."""
    return _ENCODER.encode(value)


class Chain:
    """The log while the store's lock is held: it adds lines, and knows the last one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.head = head_of(connection)

    def add(self, entry: Entry) -> LogLine:
        """Write the next line."""
        texts = {name: getattr(entry, name) for name in TEXTS} | dict(entry.contents)
        salts = {name: secrets.token_hex(16) for name in texts}
        digests = {name: digest(salts[name], text) for name, text in texts.items()}
        line = _line(entry, self.head, as_json(salts), as_json(digests))
        self._connection.execute(insert(LOG).values(**asdict(line)))
        self.head = line.head
        return line


def _line(entry: Entry, before: Head, salts: str, digests: str) -> LogLine:
    unsigned = LogLine(
        id=before.lines + 1,
        at=entry.at,
        act=entry.act.value,
        account=entry.capacity.account,
        roles=entry.capacity.roles,
        who=entry.who,
        why=entry.why,
        name=entry.name,
        version=entry.version,
        based_on=entry.based_on,
        step=entry.step,
        snapshot=entry.snapshot,
        redaction=entry.redaction,
        facts=as_json(entry.facts),
        salts=salts,
        digests=digests,
        previous=before.hash,
        hash="",
    )
    return replace(unsigned, hash=hash_of(unsigned))


def append(connection: Connection, entry: Entry) -> LogLine:
    """Write a line in the transaction of its act, whose lock is held."""
    return Chain(connection).add(entry)


def head_of(connection: Connection) -> Head:
    """The last line's number and hash."""
    last = select(LOG.c.id, LOG.c.hash).order_by(LOG.c.id.desc()).limit(1)
    found = connection.execute(last).first()
    return Head(found.id, found.hash) if found else EMPTY


def lines_of(connection: Connection, since: str = "") -> Iterator[LogLine]:
    """The lines, oldest first; with `since`, those written at that time (ISO 8601) or later."""
    wanted = select(LOG).where(LOG.c.at >= since) if since else select(LOG)
    for row in connection.execute(wanted.order_by(LOG.c.id)):
        yield LogLine(**row._mapping)  # noqa: SLF001 - the public name of SQLAlchemy's mapping


@dataclass(frozen=True, slots=True)
class Log:
    """The log of a store."""

    engine: Engine

    def lines(self, since: str = "") -> tuple[LogLine, ...]:
        """The lines, oldest first; with `since`, those written at that time (ISO 8601) or later."""
        with reading(self.engine) as connection:
            return tuple(lines_of(connection, since))

    def head(self) -> Head:
        """The last line's number and hash."""
        with reading(self.engine) as connection:
            return head_of(connection)

    def of_submission(self, version: int) -> Head:
        """The line of a submission's arrival, which is its receipt. Raises `LookupError`."""
        arrival = select(LOG.c.id, LOG.c.hash).where(
            LOG.c.version == version, LOG.c.act.in_(ARRIVALS)
        )
        with reading(self.engine) as connection:
            found = connection.execute(arrival).first()
        if found is None:
            raise LookupError(version)
        return Head(found.id, found.hash)

    def note(self, entry: Entry) -> LogLine:
        """Write a line about something that changes nothing in the store, such as a sign-in.

        Raises `StoreError`.
        """
        with writing(self.engine) as connection:
            return append(connection, entry)
