"""The receipt of a submission: that it came, from whom and for whom, what it changed, and how that is checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from metrics.status import Status
from policy.ownership import COUNCIL, owner_of_scope
from policy.tables import BY_NAME
from presentation import blocks, tables
from presentation.blocks import Block, Document, Paragraph, ParagraphKind, Section
from presentation.html import markup
from presentation.language import city, numbers, record_words
from presentation.language.words import capitalised, listed
from presentation.submissions import history
from presentation.submissions.delivery_report import KINDS, SHOWN, change_sentence
from presentation.tables import Column, Table
from store.differences import ChangeKind, Difference
from store.history import Submission
from store.receipts import SubmissionReceipt
from store.states import Origin, State

COORDINATOR = "koordinatoren"
FILE_HASH, LINE_HASH = "Filens fingeraftryk (SHA-256)", "Linjens fingeraftryk (SHA-256)"
WITHOUT_FILE = "Filen er fjernet for altid. Fingeraftrykket er af filen, som den kom."
HOW_TO_CHECK = (
    "Den, der driver systemet, kan kontrollere kvitteringen med denne kommando. Den siger, om linjen "
    "står uændret i loggen, og om loggen er skrevet om siden:"
)
HOW_TO_CHECK_FILE = (
    "Har du selv filen, så regn dens fingeraftryk ud, og se, om det er det samme som her. I Windows "
    "hedder kommandoen Get-FileHash, i Linux og macOS sha256sum eller shasum -a 256."
)


@dataclass(frozen=True, slots=True)
class Made:
    """A receipt as it is made out: in which city, of which policy where it is not the usual, and when."""

    status: Status
    receipt: SubmissionReceipt
    today: date
    policy: str = ""

    @property
    def submission(self) -> Submission:
        return self.receipt.submission

    @property
    def title(self) -> str:
        return f"Kvittering for udgave {self.submission.version}"

    @property
    def indicators(self) -> record_words.Indicators:
        return {each.id: each for each in self.receipt.indicators}

    @property
    def changes(self) -> list[Difference]:
        """The changed rows, without those that only moved."""
        return [each for each in self.receipt.changes if each.kind is not ChangeKind.KEPT]


@dataclass(frozen=True, slots=True)
class Line:
    """A row that was changed: what it was and what it became, in words."""

    sheet: str
    row: str
    change: str
    before: str
    after: str


def file_name(version: int) -> str:
    """The name of a receipt's file.

    >>> file_name(12)
    'kvittering-udgave-12.pdf'
    """
    return f"kvittering-udgave-{version}.pdf"


def conclusion(made: Made) -> str:
    """That the submission came, in a sentence."""
    submission = made.submission
    when = history.moment(submission.at)
    match submission.origin:
        case Origin.UNDOING:
            return f"Udgave {submission.undoes} blev fortrudt {when}. Det er udgave {submission.version}."
        case Origin.DATA:
            return f"Udgave {submission.version} blev lagt i mappen data og taget ind {when}."
        case Origin.OPEN_DATA:
            return f"Udgave {submission.version} blev genskabt fra åbne data {when}."
    return f"Indberetningen er modtaget {when}."


def facts(made: Made) -> Iterator[tuple[str, str]]:
    """What is kept of the arrival: who, for whom, the file and the line of the log."""
    submission, line = made.submission, made.receipt.line
    yield "Udgave", str(submission.version)
    yield "Modtaget", history.moment(submission.at)
    if not submission.withheld:
        yield "Fra", history.who(submission)
    if submission.origin is not Origin.DATA:
        yield "For", _for_whom(made)
    if not submission.withheld:
        if submission.origin is not Origin.UNDOING:
            yield "Fil", f"{submission.file_name}, {numbers.number(submission.size)} byte"
            yield FILE_HASH, submission.sha256
        if submission.note:
            yield "Note", submission.note
    yield "Ændrede rækker", history.changed(submission)
    yield "Linje i loggen", str(line.lines)
    yield LINE_HASH, line.hash


def _for_whom(made: Made) -> str:
    """Those whose rows it has: as it was delivered, else by its rows."""
    submission = made.submission
    codes: list[str | None] = [*submission.acted_for.split()]
    if not codes:
        owners = (owner_of_scope(each) for each in submission.scopes if each != "sources/-")
        codes = [*dict.fromkeys(owners)]
    return listed(sorted({_name(made, code) for code in codes})) or COORDINATOR


def _name(made: Made, code: str | None) -> str:
    if code is None:
        return COORDINATOR
    if code == COUNCIL:
        return city.council(made.status)
    return next((each.name for each in made.receipt.departments if each.code == code), code)


def steps(made: Made) -> list[str]:
    """Each step of the submission, with its day, and how far it was when the receipt was made."""
    submission = made.submission
    found = [
        f"{capitalised(step.state.label)}: {history.moment(step.at)}"
        + (f", af {step.who}" if step.who and step.who != "data/" else "")
        for step in submission.steps
    ]
    if submission.undone_by and submission.state is not State.DISCARDED:
        found.append(f"Fortrudt med udgave {submission.undone_by}")
    return found


def state_sentence(made: Made) -> str:
    """How far the submission is on the day that the receipt is made."""
    return f"Den {numbers.day(made.today)} er den {history.state(made.submission)}."


def removed(made: Made) -> list[str]:
    """What has been removed of the submission since, which the receipt then no longer says."""
    told = [
        f"Noget er fjernet {history.moment(each.at)}. {each.what} Kvitteringen viser derfor ikke det fjernede."
        for each in made.submission.redactions
    ]
    delivered = made.submission.origin is Origin.DELIVERY
    if delivered and not made.submission.has_file and not made.submission.withheld:
        told.append(WITHOUT_FILE)
    return told


def changed(made: Made) -> str:
    """How many rows were changed, in a sentence."""
    return change_sentence(made.changes)


def change_table(made: Made) -> Table[Line] | None:
    """The first changed rows with what they were and what they became; None if there are none."""
    lines = [_line(made, each) for each in made.changes[:SHOWN]]
    if not lines:
        return None
    columns: tuple[Column[Line], ...] = (
        Column("Række", lambda line: f"{line.sheet}: {line.row}"),
        Column("Ændring", lambda line: line.change),
        Column("Fra", lambda line: line.before),
        Column("Til", lambda line: line.after),
    )
    return Table(f"Hvad udgave {made.submission.version} ændrede", columns, lines)


def _line(made: Made, change: Difference) -> Line:
    indicators = made.indicators
    name = record_words.record_name(change.table, change.after or change.before, indicators)
    sheet, kind = BY_NAME[change.table].sheet, KINDS[change.kind][0]
    if change.kind is ChangeKind.CHANGED:
        fields = [
            *record_words.field_changes(change.table, change.before, change.after, indicators)
        ]
        before, after = (
            "; ".join(f"{field[0]}: {field[side]}" for field in fields) for side in (1, 2)
        )
        return Line(sheet, name, kind, before, after)
    before, after = (
        record_words.main_content(change.table, record, indicators) if record else ""
        for record in (change.before, change.after)
    )
    if change.kind is ChangeKind.NEW:
        return Line(sheet, name, kind, "fandtes ikke", after or "oprettet")
    return Line(sheet, name, kind, before or "fandtes", "udgået")


def more(made: Made) -> str:
    """How many changed rows the receipt does not list; empty if it lists all."""
    rest = len(made.changes) - SHOWN
    if rest <= 0:
        return ""
    return (
        f"Og {numbers.counted(rest, 'række', 'rækker')} til. Alle kan hentes på siden Ændringer under "
        f"udgave {made.submission.version}."
    )


def command(made: Made) -> str:
    """The command that verifies the receipt."""
    policy = f" --policy {made.policy}" if made.policy else ""
    return f"python cli.py log verify{policy} --head {made.receipt.line.short}"


def on_page(made: Made) -> Markup:
    """The receipt as HTML, to stand under a heading of its own."""
    table = change_table(made)
    gone = removed(made)
    parts = [
        markup.paragraph(conclusion(made)),
        markup.facts((name, _spelled(name, text)) for name, text in facts(made)),
        markup.paragraph(history.NAMES_WITHHELD, "muted") if made.submission.withheld else "",
        markup.paragraph(changed(made)),
        tables.on_page(table, "stack changes") if table else "",
        markup.paragraph(more(made)) if more(made) else "",
        *(markup.paragraph(each) for each in gone),
        markup.paragraph(state_sentence(made)),
        markup.items(steps(made)),
        markup.paragraph(HOW_TO_CHECK),
        Markup('<p><code class="hash">{}</code></p>').format(command(made)),
        markup.paragraph(HOW_TO_CHECK_FILE) if _has_hash(made) else "",
    ]
    return Markup('<div class="receipt">{}</div>').format(markup.joined(parts))


def _spelled(name: str, text: str) -> str | Markup:
    """A fingerprint in a face that keeps its letters apart, broken where there is no room."""
    is_hash = name in (FILE_HASH, LINE_HASH)
    return Markup('<code class="hash">{}</code>').format(text) if is_hash else text


def _has_hash(made: Made) -> bool:
    return not made.submission.withheld and made.submission.origin is not Origin.UNDOING


def document(made: Made) -> Document:
    """The receipt as a document of a page or two."""
    return blocks.without_controls(
        Document(
            title=made.title,
            subtitle=city.policy_and_city(made.status),
            as_of=made.today,
            version=made.submission.version,
            edition=conclusion(made),
            sections=tuple(_sections(made)),
            sources=(),
            publisher=city.publisher(made.status),
            brief=True,
        )
    )


def _sections(made: Made) -> Iterator[Section]:
    columns: Sequence[Column[tuple[str, str]]] = (
        Column("Hvad", lambda fact: fact[0]),
        Column("Oplysning", lambda fact: fact[1]),
    )
    kept: list[Block] = [
        tables.in_document(Table("Det, der blev modtaget", columns, list(facts(made))))
    ]
    if made.submission.withheld:
        kept.append(Paragraph(history.NAMES_WITHHELD, ParagraphKind.NOTE))
    kept += [Paragraph(each) for each in removed(made)]
    yield Section("Hvad der kom", 1, tuple(kept))
    table = change_table(made)
    listed_ = [tables.in_document(table)] if table else []
    rest = [Paragraph(more(made), ParagraphKind.NOTE)] if more(made) else []
    yield Section("Hvad den ændrede", 1, (Paragraph(changed(made)), *listed_, *rest))
    way = (Paragraph(state_sentence(made)), blocks.Bullets(tuple(steps(made))))
    yield Section("Hvor langt den er", 1, way)
    check: list[Block] = [Paragraph(HOW_TO_CHECK), Paragraph(command(made), ParagraphKind.LABEL)]
    if _has_hash(made):
        check.append(Paragraph(HOW_TO_CHECK_FILE))
    yield Section("Sådan kontrolleres kvitteringen", 1, tuple(check))
