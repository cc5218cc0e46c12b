"""Drafts of the budget notes (budgetnotater) for the targets whose money is yet to be negotiated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from metrics.drafts import DraftTargetStatus
from metrics.status import Status
from policy.choices import FinancingBasis, MoneyDuration, Spending
from policy.drafting import Financing
from presentation import pages, tables
from presentation.blocks import (
    Blank,
    Document,
    Drafted,
    Paragraph,
    ParagraphKind,
    Section,
    Selection,
)
from presentation.documents import chapters, target_lines, unwritten
from presentation.drafting import targets
from presentation.drafting.vote_sentence import vote_sentence
from presentation.language.numbers import counted
from presentation.language.words import capitalised, listed
from presentation.status.where_written import IN_THE_DOCUMENT, delivered
from presentation.tables import Column


def budget_notes(status: Status, selection: Selection) -> Document:
    """A note for each target with a wish (ønske til forhandling), with blanks for what only people know."""
    wishes = [each for each in target_lines.selected(status, selection) if _wished(each)]
    return chapters.brief(
        chapters.document(
            status,
            selection,
            "Udkast til budgetnotater",
            chapters.about_the_policy(status),
            (
                unwritten.section("Hvad der ønskes penge til", 1, tuple(_about(status, wishes))),
                *(section for each in wishes for section in _note(status, each)),
            ),
        )
    )


def _wished(each: DraftTargetStatus) -> list[Financing]:
    """The money that a target asks for, by year."""
    wishes = (f for f in each.financing if f.basis is FinancingBasis.WISH)
    return sorted(wishes, key=lambda f: f.year or 0)


def _about(status: Status, wishes: Sequence[DraftTargetStatus]) -> Iterator[Drafted]:
    if not wishes:
        yield Paragraph("Ingen måltal i udkastet har et ønske til forhandling.")
        return
    count = counted(len(wishes), "måltal har", "måltal har", common=False)
    yield Paragraph(f"{capitalised(count)} et ønske til forhandling.", ParagraphKind.LEAD)
    columns = (
        Column[DraftTargetStatus]("Måltal", lambda each: targets.name(status, each)),
        Column[DraftTargetStatus]("Forhandling", _negotiation, unknown="ikke oplyst"),
        Column[DraftTargetStatus](
            "1.000 kr. i alt", _whole_amount, numeric=True, unknown="ikke oplyst"
        ),
    )
    yield tables.in_document(tables.Table("Ønsker til forhandling", columns, wishes))


def _negotiation(each: DraftTargetStatus) -> str | None:
    return (
        listed(list(dict.fromkeys(f.negotiation for f in _wished(each) if f.negotiation))) or None
    )


def _whole_amount(each: DraftTargetStatus) -> int | None:
    """The sum over the years; None where an amount is missing, or they are in different prices."""
    wishes = _wished(each)
    amounts = [f.thousands for f in wishes if f.thousands is not None]
    same_prices = len({f.price_year for f in wishes}) == 1
    return sum(amounts) if same_prices and len(amounts) == len(wishes) else None


def _note(status: Status, each: DraftTargetStatus) -> Iterator[Section]:
    wishes = _wished(each)
    numbers = listed(list(dict.fromkeys(f.note_number for f in wishes if f.note_number)))
    yield unwritten.section(
        f"Budgetnotat: {targets.name(status, each)}", 1, tuple(_head(status, each, numbers))
    )
    yield unwritten.section("Baggrund", 2, tuple(_background(status, each)))
    yield unwritten.section(
        "Indhold",
        2,
        (_lacks(status, each, "hvad pengene skal bruges til, og hvad der sker uden dem"),),
    )
    yield unwritten.section("Økonomi", 2, tuple(_economy(status, each, wishes)))
    yield unwritten.section(
        "Videre proces",
        2,
        (_lacks(status, each, "hvem der har godkendt notatet, og hvornår det behandles"),),
    )


def _lacks(status: Status, each: DraftTargetStatus, what: str, table: str = "") -> Blank:
    """What a note lacks: in a table, which the one responsible for the target fills in, else in Word."""
    named = f"{targets.name(status, each)}: {what}"
    if not table:
        return Blank(named, IN_THE_DOCUMENT)
    asked = (each.target.responsible,) if each.target.responsible else ()
    return Blank(named, delivered(pages.DRAFT, table), asked)


def _head(status: Status, each: DraftTargetStatus, number: str) -> Iterator[Drafted]:
    negotiation = _negotiation(each)
    if negotiation:
        yield Paragraph(f"Til forhandling: {negotiation}.")
    else:
        what = "hvilken forhandling ønsket hører til, fx budgettet og dets år"
        yield _lacks(status, each, what, "financings")
    if number:
        yield Paragraph(f"Budgetnotat nummer {number}.")
    else:
        yield _lacks(status, each, "notatets nummer", "financings")


def _background(status: Status, each: DraftTargetStatus) -> Iterator[Drafted]:
    yield Paragraph(vote_sentence(status, each))
    if each.target.rationale:
        yield Paragraph(each.target.rationale)
    else:
        yield _lacks(status, each, "begrundelsen for måltallet", "draft_targets")


def _economy(
    status: Status, each: DraftTargetStatus, wishes: Sequence[Financing]
) -> Iterator[Drafted]:
    columns = (
        Column[Financing]("År", lambda f: str(f.year) if f.year else None, unknown="ikke oplyst"),
        Column[Financing]("Slags udgift", _spending, unknown="ikke oplyst"),
        Column[Financing]("1.000 kr.", lambda f: f.thousands, numeric=True, unknown="ikke oplyst"),
        Column[Financing](
            "Prisår", lambda f: str(f.price_year) if f.price_year else None, unknown="ikke oplyst"
        ),
        Column[Financing]("Bevilling", _duration, unknown="ikke oplyst"),
    )
    caption = "Beløb i 1.000 kr., år for år"
    yield tables.known_in_document(tables.Table(caption, columns, wishes))
    if missing := [label for label, lacks in _lacking(wishes) if lacks]:
        yield _lacks(status, each, listed(missing), "financings")
    derived = "om der er afledte udgifter eller besparelser, og hvor de falder"
    yield _lacks(status, each, derived)


def _spending(each: Financing) -> str | None:
    return each.spending.label if each.spending else None


def _duration(each: Financing) -> str | None:
    if each.duration is None or each.duration is MoneyDuration.NOT_STATED:
        return None
    until = f" til og med {each.last_year}" if each.last_year else ""
    return f"{each.duration.label}{until}"


def _lacking(wishes: Sequence[Financing]) -> Iterator[tuple[str, bool]]:
    yield "årene", any(f.year is None for f in wishes)
    yield (
        f"om udgiften er {listed([s.label for s in Spending], 'eller')}",
        any(f.spending is None for f in wishes),
    )
    yield "beløbene", any(f.thousands is None for f in wishes)
    yield "prisåret", any(f.price_year is None for f in wishes)
    yield "om bevillingen er varig eller midlertidig", any(_duration(f) is None for f in wishes)
    temporary = [f for f in wishes if f.duration is MoneyDuration.TEMPORARY]
    yield "det sidste år med penge", any(f.last_year is None for f in temporary)
