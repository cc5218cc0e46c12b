"""The log of what was done: its lines, its head, and whether it has been changed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date

from markupsafe import Markup

from metrics.status import Status
from policy import clock
from policy.actors import Role
from presentation import tables
from presentation.html import markup
from presentation.html.downloads import Download
from presentation.html.links import Links
from presentation.language import numbers
from presentation.submissions.history import moment
from presentation.tables import FILE, PAGE, Column, Table
from store.log import Act, Head, LogLine
from store.log_chain import Flaw

AT_ONCE = 100
"""The lines shown at once; the rest are in the file, and found by the filters."""
FLAWS_SHOWN = 20
ROLES: Mapping[str, str] = {role.value: role.label for role in Role}
WHOLE = (
    "Loggen hænger sammen. Ingen linje er ændret eller fjernet, og loggen passer til historikken."
)
WITH_CONTENTS = "De gemte filer og alle rækker er læst igennem. De passer også til loggen."
BROKEN = (
    "Tag først en kopi med »python cli.py backup«. Kommandoen »python cli.py log verify --head« siger, "
    "om loggen passer til de kvitteringer, I har gemt."
)


def headline(lines: Sequence[LogLine]) -> str:
    """How many lines there are, and from when the last one is; `lines` are the newest first."""
    if not lines:
        return "Der er ikke gjort noget endnu"
    count = numbers.tally(len(lines), "linje", "linjer")
    return f"Loggen har {count}, den seneste fra {numbers.day(clock.day_of(lines[0].at))}"


def receipt(head: Head) -> Markup:
    """The receipt of a submission."""
    return Markup(
        "Kvittering: linje {} i loggen, <code>{}</code>. Gem den, hvis det senere skal kunne vises, at "
        "indberetningen kom."
    ).format(head.lines, head.short)


def head_facts(head: Head) -> Markup:
    """The head of the log, for somebody to keep elsewhere."""
    return markup.paragraph(
        Markup(
            "Loggens nyeste fingeraftryk, dens hoved, er <code>{}</code>. Gem det et andet sted, fx i en mail til jer selv. Så "
            "kan det ses, hvis nogen senere skriver hele loggen om."
        ).format(head.short)
    )


def verdict(flaws: Sequence[Flaw], *, contents: bool) -> Markup:
    """Whether the log hangs together, else what is wrong."""
    if not flaws:
        told = f"{WHOLE} {WITH_CONTENTS}" if contents else WHOLE
        return Markup('<div class="notice good" role="status">{}</div>').format(
            markup.paragraph(told)
        )
    count = numbers.counted(len(flaws), "fejl", "fejl")
    more = len(flaws) - FLAWS_SHOWN
    listed = [flaw.text for flaw in flaws[:FLAWS_SHOWN]]
    if more > 0:
        listed.append(f"Og {numbers.tally(more, 'fejl', 'fejl')} mere.")
    return Markup('<div class="notice failing" role="alert">{}{}{}</div>').format(
        markup.paragraph(f"Loggen eller det gemte er ændret uden om systemet. Der er {count}:"),
        markup.items(listed),
        markup.paragraph(BROKEN),
    )


def acts(lines: Iterable[LogLine]) -> dict[str, str]:
    """The acts that there are lines of, in the order of their list."""
    there = {line.act for line in lines}
    return {act.value: act.label for act in Act if act.value in there}


def names(lines: Iterable[LogLine]) -> list[str]:
    """Who has done something."""
    return sorted({line.who for line in lines})


def chosen(
    lines: Iterable[LogLine], act: str | None, who: str | None, day: date | None
) -> list[LogLine]:
    """The lines of an act, of a person and of a day, where they are chosen."""
    return [
        line
        for line in lines
        if (act is None or line.act == act)
        and (who is None or line.who == who)
        and (day is None or clock.day_of(line.at) == day)
    ]


def found(lines: Collection[LogLine], every: Collection[LogLine]) -> str:
    """How many lines are shown."""
    if not lines:
        return "Ingen linje passer til det valgte."
    count = numbers.tally(len(lines), "linje", "linjer")
    if len(lines) > AT_ONCE:
        return f"De {AT_ONCE} seneste af {count} vises. Alle er i filen, og filtrene finder dem."
    return f"{count}." if len(lines) == len(every) else f"{count} passer til det valgte."


def on_page(lines: Sequence[LogLine], links: Links) -> Markup:
    """The newest of the lines as a table."""
    table = Table("Log, det seneste først", _columns(links), lines[:AT_ONCE])
    return tables.on_page(table, "stack log")


def as_file(lines: Sequence[LogLine], status: Status, links: Links) -> Download:
    """All of the lines to download."""
    return tables.as_file(Table("Log", _columns(links), lines), status, "log", "Log")


def _columns(links: Links) -> tuple[Column[LogLine], ...]:
    return (
        Column("Linje", lambda line: line.id, numeric=True),
        Column("Hvornår", lambda line: line.at, page=lambda line: moment(line.at)),
        Column("Hvem", lambda line: line.who, page=_who),
        Column("Konto", lambda line: line.account, FILE),
        Column("Roller", lambda line: ", ".join(_roles(line)), FILE),
        Column("Hvad", lambda line: line.label, page=lambda line: _what(line, links)),
        Column("Udgave", lambda line: line.version, FILE),
        Column("Fil eller øjebliksbillede", lambda line: line.name, FILE),
        Column("Hvorfor", lambda line: line.why),
        Column("Bygger på udgave", lambda line: line.based_on or None, numeric=True),
        Column("Oplysninger", lambda line: line.facts, FILE),
        Column("Hash", lambda line: line.hash, FILE),
        Column("Kvittering", lambda line: line.head.short, PAGE, page=_receipt),
    )


def _roles(line: LogLine) -> list[str]:
    return [ROLES.get(code, code) for code in line.roles.split()]


def _who(line: LogLine) -> Markup | str:
    details = [*_roles(line), *([f"konto {line.account}"] if line.account else [])]
    if not details:
        return line.who
    return Markup('{}<br><span class="source">{}</span>').format(line.who, ", ".join(details))


def _what(line: LogLine, links: Links) -> Markup:
    parts: list[str | Markup] = [line.label]
    if line.version:
        parts.append(markup.anchor(f"udgave {line.version}", links.submission(line.version)))
    if line.name:
        parts.append(line.name)
    return Markup(": ").join(parts)


def _receipt(line: LogLine) -> Markup:
    return Markup("<code>{}</code>").format(line.head.short)
