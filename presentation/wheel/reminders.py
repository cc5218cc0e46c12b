"""Reminders of what is owed, ready to send: one mail for each who owes something, to nobody by name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from email.charset import QP, Charset
from email.header import Header
from email.mime.nonmultipart import MIMENonMultipart
from email.policy import compat32
from urllib.parse import quote

from markupsafe import Markup

from metrics.status import Status
from metrics.wheel import Duty, DutyState
from policy.choices import Owed
from policy.whole_city import WHOLE_CITY
from presentation import pages, tables
from presentation.html import addresses, markup
from presentation.html.links import Links
from presentation.language.deadlines import due_day, time_left, time_passed
from presentation.language.letters import slug
from presentation.language.numbers import counted, in_words, weekday
from presentation.language.words import capitalised, ended
from presentation.tables import Column, Table
from presentation.wheel import owing, things
from presentation.wheel.delivering import WAYS

DAYS = (14, 30, 60, 90)
USUAL_DAYS = 30
LONGEST_LINK = 1900
"""Characters of a mailto address that every usual mail program and browser takes."""
CHARSET = Charset("utf-8")
CHARSET.body_encoding = QP
NOT_REMINDED = (None, WHOLE_CITY)
"""A body has no one here who delivers for it, and the whole city's figures are the coordinator's own."""
NOTHING_TO_REMIND = "Ingen mangler noget eller har en frist inden for {}."
ABOUT = (
    "Ét udkast for hver, om det, der mangler, og det, der har frist inden for {}. Det går ikke afsted herfra: "
    "Du sender det selv fra dit mailprogram, og ingen adresser er gemt. Det, kun nogle må se endnu, er ikke med."
)
SHORTENED = (
    "Listen er for lang til et link, så mailen derfra er kort og henviser til siden. Hele teksten står her "
    "og i filen."
)


@dataclass(frozen=True, slots=True)
class Site:
    """Where the site is, so that a mail can link to it, and whom its readers can ask."""

    address: str = ""
    """Without a slash at the end; empty if it is not known."""
    links: Links = field(default_factory=Links)
    contact: str | None = None

    def page(self, path: str, anchor: str = "", **choices: str) -> str:
        """The whole address of a page; empty if the site's is not known."""
        if not self.address:
            return ""
        return f"{self.address}{self.links.page(path, anchor, choices).removeprefix('.')}"


@dataclass(frozen=True, slots=True)
class Reminder:
    """A mail to one who owes something. `body` has lines that end with a line feed."""

    owner: str
    name: str
    missing: int
    coming: int
    subject: str
    body: str
    short: str

    @property
    def is_shortened(self) -> bool:
        """Whether the link of the mail has `short`, because all of it would be too long."""
        return len(_mailto(self.subject, self.body)) > LONGEST_LINK

    @property
    def mailto(self) -> str:
        """The address that opens the mail in the reader's own program (RFC 6068)."""
        return _mailto(self.subject, self.short if self.is_shortened else self.body)

    @property
    def file_name(self) -> str:
        return f"paamindelse-{slug(self.owner)}.eml"

    @property
    def file(self) -> bytes:
        """The mail as a file without a sender and a receiver; `X-Unsent` opens it as a draft in Outlook."""
        message = MIMENonMultipart("text", "plain")
        # not by EmailMessage, which loses spaces where it folds a subject
        message["Subject"] = Header(self.subject, CHARSET, header_name="Subject").encode()
        message["X-Unsent"] = "1"
        message.set_payload(self.body, CHARSET)
        return message.as_bytes(policy=compat32.clone(linesep="\r\n"))


def _mailto(subject: str, body: str) -> str:
    return f"mailto:?subject={quote(subject, safe='')}&body={quote(_with_crlf(body), safe='')}"


def _with_crlf(text: str) -> str:
    return "\r\n".join(text.splitlines())


def in_public(public: Iterable[Duty], received: Iterable[Duty]) -> tuple[Duty, ...]:
    """What everyone knows is owed, without what has come or lapsed among all that has been received.

    A mail tells nobody of what is not public yet: no new duty, no new day, and no new name.
    """
    over = {each.id for each in received if not things.is_awaited(each)}
    return tuple(each for each in public if each.id not in over)


def reminders(
    status: Status, duties: Iterable[Duty], days: int, site: Site
) -> tuple[Reminder, ...]:
    """A mail for each department, and the council, that is late or has a deadline within some days."""
    last = status.as_of + timedelta(days=days)
    by_owner: dict[str, list[Duty]] = {}
    for duty in duties:
        if duty.owner not in NOT_REMINDED and things.is_awaited(duty) and duty.due <= last:
            by_owner.setdefault(things.owner_key(duty), []).append(duty)
    keys = owing.owners(status, (duty for found in by_owner.values() for duty in found))
    return tuple(
        _reminder(status, key, name, by_owner[key], days, site) for key, name in keys.items()
    )


def _reminder(
    status: Status, owner: str, name: str, duties: Sequence[Duty], days: int, site: Site
) -> Reminder:
    late = [duty for duty in duties if duty.state is DutyState.MISSING]
    coming = [duty for duty in duties if duty.state is DutyState.COMING]
    today = status.as_of
    return Reminder(
        owner=owner,
        name=name,
        missing=len(late),
        coming=len(coming),
        subject=f"{pages.SITE}: {_in_short(late, coming)}",
        body=_text(
            "Hej",
            _list(f"Dette mangler fra {name}:", (_late(status, d, today) for d in late)),
            _list(
                f"Dette skal {name} levere inden for {in_days(days)}:",
                (_coming(status, d, today) for d in coming),
            ),
            _list("Sådan gør I:", _ways(owner, duties, site)),
            *_closing(owner, site),
        ),
        short=_text(
            "Hej", f"{name}: {capitalised(_in_short(late, coming))}.", *_closing(owner, site)
        ),
    )


def _in_short(late: Sequence[Duty], coming: Sequence[Duty]) -> str:
    """How much is late, and how much has a deadline soon.

    The first of the coming days is named, because the reader may read the subject alone.
    """
    parts = []
    if late:
        parts.append(f"{counted(len(late), 'ting', 'ting')} mangler")
    if coming:
        first = min(duty.due for duty in coming)
        count = counted(len(coming), "frist", "frister")
        parts.append(
            f"{count}, den første {weekday(first)}"
            if len(coming) > 1
            else f"frist {weekday(first)}"
        )
    return "; ".join(parts)


def _text(*parts: str) -> str:
    return "\n\n".join(part for part in parts if part) + "\n"


def _list(heading: str, lines: Iterable[str]) -> str:
    found = list(lines)
    return "\n".join([heading, *(f"- {line}" for line in found)]) if found else ""


def _late(status: Status, duty: Duty, today: date) -> str:
    when = f"{capitalised(time_passed(duty.due, today))}, {due_day(duty.due, duty.unmoved)}"
    return f"{things.name(status, duty)}. {when}."


def _coming(status: Status, duty: Duty, today: date) -> str:
    when = f"{capitalised(time_left(duty.due, today))}, {due_day(duty.due, duty.unmoved)}"
    return f"{things.name(status, duty)}. {when}."


def _ways(owner: str, duties: Iterable[Duty], site: Site) -> Iterator[str]:
    """Each page on which some of it is delivered, once."""
    for way in dict.fromkeys(WAYS[each] for each in Owed if any(d.owed is each for d in duties)):
        address = site.page(way.path, way.anchor, **way.choices(owner))
        yield f"{way.words}: {address}" if address else ended(way.words)


def _closing(owner: str, site: Site) -> Iterator[str]:
    if address := site.page(pages.PROCESS, **{addresses.DEPARTMENT: owner}):
        yield f"Alle frister og reglerne bag dem: {address}"
    asked = f"skriv til {site.contact}" if site.contact else "svar på denne mail"
    yield f"Er det indberettet i mellemtiden, kan I se bort fra mailen. Spørgsmål: {asked}."
    yield "Venlig hilsen"


def in_days(days: int) -> str:
    """A choice of `DAYS` in words."""
    return f"{in_words(days)} dage"


def about(days: int, found: Sequence[Reminder]) -> str:
    """What the mails are about, or that there are none."""
    return (ABOUT if found else NOTHING_TO_REMIND).format(in_days(days))


def table(found: Sequence[Reminder], days: int) -> Markup:
    """Each mail with a link that opens it in the reader's mail program."""
    columns = (
        Column[Reminder]("Til", lambda r: r.name),
        Column[Reminder]("Mangler", lambda r: r.missing, numeric=True),
        Column[Reminder](f"Frist inden for {in_days(days)}", lambda r: r.coming, numeric=True),
        Column[Reminder]("Mail", _open),
    )
    return tables.on_page(Table("Udkast til påmindelser", columns, found), "stack reminders")


def _open(reminder: Reminder) -> Markup:
    words = Markup('Åbn i mailprogram<span class="unseen"> – {}</span>').format(reminder.name)
    return markup.anchor(words, reminder.mailto)
