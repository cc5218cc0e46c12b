"""Parses dates and snapshot names from the command line."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from datetime import date

from policy.spelling import unread_date
from store.snapshots import is_presented, is_working


def seen_from(parser: ArgumentParser) -> None:
    """Add the options for the date or snapshot of the status."""
    parser.add_argument("--as-of", type=day, metavar="YYYY-MM-DD", help="den dag, status ses fra")
    parser.add_argument(
        "--snapshot",
        metavar="NAVN",
        help="det øjebliksbillede, der vises, som det blev lavet; arbejdsudgave for det, der vides nu; "
        "forelagt for det, alle ser, når det forelagte er offentligt",
    )


def contradiction(options: Namespace) -> str:
    """A Danish message if the options contradict each other, else an empty string."""
    if options.snapshot is None or is_working(options.snapshot) or is_presented(options.snapshot):
        return ""
    if options.as_of or getattr(options, "version", None) is not None:
        return "Et øjebliksbillede har sin egen dag og udgave. Brug --snapshot alene."
    return ""


def day(text: str) -> date:
    """The date in a text. Raises `ArgumentTypeError` with a Danish message.

    >>> day("2025-12-31")
    datetime.date(2025, 12, 31)
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        message = f"{unread_date(text)} Skriv år-måned-dag, fx 2025-12-31."
        raise ArgumentTypeError(message) from None


def day_or_name(text: str) -> date | str:
    """The date in a text, else the text as a snapshot's name, which must contain a letter.

    >>> day_or_name("2025-12-31"), day_or_name("Status oktober 2025")
    (datetime.date(2025, 12, 31), 'Status oktober 2025')
    """
    try:
        return day(text)
    except ArgumentTypeError:
        if not any(letter.isalpha() for letter in text):
            raise
        return text
