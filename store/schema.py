"""The tables of the database as they are now. How they came about stands in `store/migrations`.

Submissions, their bytes and their changes are only added to. `standing` is made from them, so that
a start needs not go through the whole history. Times are UTC, written as ISO 8601; days likewise.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
)

METADATA = MetaData()

VERSION = "submissions.version"

SUBMISSIONS = Table(
    "submissions",
    METADATA,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("origin", String, nullable=False),
    Column("file_name", String, nullable=False),
    Column("sha256", String, nullable=False),
    Column("size", Integer, nullable=False),
    Column("who", String, nullable=False),
    Column("note", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("schema_version", Integer, nullable=False),
    Column("whole", Boolean, nullable=False),
    Column("new", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("withdrawn", Integer, nullable=False),
)
"""One accepted workbook each, numbered 1, 2, 3 … in the order of acceptance. `whole` is false of a
file of `data/` of which only the rows without errors could enter."""

SCOPES = Table(
    "submission_scopes",
    METADATA,
    Column("version", Integer, ForeignKey(VERSION), primary_key=True),
    Column("scope", String, primary_key=True),
    Index("ix_submission_scopes_scope", "scope", "version"),
)
"""What each submission covers (`store.scopes`)."""

ORIGINALS = Table(
    "originals",
    METADATA,
    Column("version", Integer, ForeignKey(VERSION), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
"""The bytes of each submission; a redaction can take them away."""

CHANGES = Table(
    "changes",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, ForeignKey(VERSION), nullable=False),
    Column("scope", String, nullable=False),
    Column("table_name", String, nullable=False),
    Column("key", Text, nullable=False),
    Column("before", Text),
    Column("after", Text),
    Column("known", String, nullable=False),
    Column("decided", Integer, nullable=False),
    Column("position", Float, nullable=False),
    Index("ix_changes_version", "version"),
    Index("ix_changes_key", "table_name", "key"),
)
"""What each submission changed: records as JSON (`policy.serial`). Without `after` the row is
withdrawn. `known` is the first day on which one of its sources was known, as it looked then;
`decided` the version that set the value, an earlier one where a row was only moved."""

STANDING = Table(
    "standing",
    METADATA,
    Column("change_id", Integer, ForeignKey("changes.id"), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("until", Integer),
    Index("ix_standing_until", "until", "version"),
)
"""The changes that still count for what is shown, each from its version until another took over."""

STATES = Table(
    "states",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, ForeignKey(VERSION), nullable=False),
    Column("state", String, nullable=False),
    Column("who", String, nullable=False),
    Column("at", String, nullable=False),
    Column("note", Text, nullable=False),
    Index("ix_states_version", "version"),
)
"""The log of each submission's way to the public; the last line of a version says where it is."""

SNAPSHOTS = Table(
    "snapshots",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("name", String, nullable=False, unique=True),
    Column("as_of", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("log", Integer, nullable=False),
    Column("who", String, nullable=False),
    Column("at", String, nullable=False),
    Column("release", Integer),
)
"""What was made public under a name. `log` is the last line of `states` when it was made; `release`
the number that `data/` declares for it, none where it was made by publishing on the page."""

UNDOINGS = Table(
    "undoings",
    METADATA,
    Column("version", Integer, ForeignKey(VERSION), primary_key=True),
    Column("undone", Integer, ForeignKey(VERSION), nullable=False),
)
"""The submissions that undo another: from then on, it is as if that one had never been accepted."""

REDACTIONS = Table(
    "redactions",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("version", Integer, ForeignKey(VERSION), nullable=False),
    Column("who", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("at", String, nullable=False),
)
"""What was taken away that should never have been there. It never repeats what it was."""
