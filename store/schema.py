"""The current tables of the database; their history is in `store/migrations`.

Submissions, their bytes and their changes are append-only, except for redaction. `standing` is
derived from them, so that a start need not read the whole history. Times (UTC) and days are
written as ISO 8601.
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
    Column("account", String, nullable=False, server_default=""),
    Column("acted_for", String, nullable=False, server_default=""),
)
"""One row per accepted workbook, numbered 1, 2, 3 … in the order of acceptance. `whole` is false
for a file of `data/` of which only the rows without errors were accepted. `account` is whoever
signed in to deliver it, `acted_for` the codes of her departments with spaces between, or the role."""

SCOPES = Table(
    "submission_scopes",
    METADATA,
    Column("version", Integer, ForeignKey(VERSION), primary_key=True),
    Column("scope", String, primary_key=True),
    Index("ix_submission_scopes_scope", "scope", "version"),
)
"""The scopes of each submission (`store.scopes`)."""

ORIGINALS = Table(
    "originals",
    METADATA,
    Column("version", Integer, ForeignKey(VERSION), primary_key=True),
    Column("content", LargeBinary, nullable=False),
)
"""The bytes of each submission; a redaction can remove them."""

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
"""The changes of each submission: records as JSON (`policy.serial`). Without `after` the row is
withdrawn. `known` is the first day on which one of its sources was known, by their days at the
time; `decided` is the version that set the value, an earlier one if the row was only moved."""

STANDING = Table(
    "standing",
    METADATA,
    Column("change_id", Integer, ForeignKey("changes.id"), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("until", Integer),
    Index("ix_standing_until", "until", "version"),
)
"""The changes that can still be shown, each from its version `until` the one that replaced it."""

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
"""The state log: each submission's steps from draft to public. Its last line is its state."""

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
is the number that `data/` declares for it, null if it was published on the page."""

UNDOINGS = Table(
    "undoings",
    METADATA,
    Column("version", Integer, ForeignKey(VERSION), primary_key=True),
    Column("undone", Integer, ForeignKey(VERSION), nullable=False),
)
"""The submissions that undo earlier ones, which then count as never accepted."""

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
"""The removals of content that should never have been submitted; `what` never repeats it."""

PLANS = Table(
    "plans",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("name", String, nullable=False),
    Column("at", String, nullable=False),
    Column("versions", Text, nullable=False),
    Column("who", String, nullable=False),
    Column("account", String, nullable=False),
    Column("roles", String, nullable=False),
    Column("made", String, nullable=False),
)
"""The planned publications: the snapshot's name, the moment, and the versions, in order with spaces
between. `account` and `roles` are those in which the person who made the plan acted."""

PLAN_STEPS = Table(
    "plan_steps",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("plan", Integer, ForeignKey("plans.id"), nullable=False),
    Column("state", String, nullable=False),
    Column("who", String, nullable=False),
    Column("at", String, nullable=False),
    Column("why", Text, nullable=False),
    Column("snapshot", Integer),
    Index("ix_plan_steps_plan", "plan"),
)
"""What became of each plan; its last line is its state, and a plan without one is open. `snapshot` is
the row of `snapshots` that was made by it."""

LOG = Table(
    "log",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("act", String, nullable=False),
    Column("account", String, nullable=False),
    Column("roles", String, nullable=False),
    Column("who", String, nullable=False),
    Column("why", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("version", Integer),
    Column("based_on", Integer),
    Column("step", Integer),
    Column("snapshot", Integer),
    Column("redaction", Integer),
    Column("facts", Text, nullable=False),
    Column("salts", Text, nullable=False),
    Column("digests", Text, nullable=False),
    Column("previous", String, nullable=False),
    Column("hash", String, nullable=False),
    Index("ix_log_version", "version"),
    Index("ix_log_step", "step", unique=True),
    Index("ix_log_snapshot", "snapshot", unique=True),
    Index("ix_log_redaction", "redaction", unique=True),
)
"""What was done, by whom, when and why (`store.log`); each line has the hash of the one before it.

`step`, `snapshot` and `redaction` are the rows of `states`, `snapshots` and `redactions` that the
line is about. `who`, `why` and `name` (of a file or a snapshot) are written by people, so a
redaction can remove text from them: `hash` covers their salted digests, not themselves."""
