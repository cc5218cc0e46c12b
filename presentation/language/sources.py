"""Citations in words: short title and pages of each document."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from metrics.status import Status
from policy.columns import Citation
from policy.periods import Period, PeriodKind
from policy.records import Source
from presentation.language.numbers import counted, period
from presentation.language.words import ended, listed


class Cited(Protocol):
    """A record that cites sources."""

    @property
    def sources(self) -> tuple[Citation, ...]: ...


REPORTED_HERE = "indberettet direkte til denne status"
"""The source of words that are in no document and have no day of their own."""


def built_on(status: Status) -> str:
    """How many of the policy's documents the status is built on, and which are not among them."""
    count = sum(source.in_policy_set for source in known_sources(status))
    if not count:
        return "Politikkens dokumenter var ikke kendt på denne dato."
    documents = counted(count, "offentligt dokument", "offentlige dokumenter", common=False)
    return " ".join(filter(None, (f"Status bygger på {documents}.", not_read(status))))


def page_built_on(status: Status, records: Iterable[Cited]) -> str:
    """The documents that the records of a page cite; those of the status where they cite none."""
    cited_by = {citation.document for record in records for citation in record.sources}
    titles = [source.short_title for source in status.sources if source.id in cited_by]
    if not titles:
        return built_on(status)
    documents = counted(len(titles), "dokument", "dokumenter", common=False)
    return f"Siden bygger på {documents}: {listed(titles)}."


def not_read(status: Status) -> str:
    """The documents that were not included, as the policy's record names them; may be empty.

    Shown beside every count of answers and of follow-ups.
    """
    missing = status.policy.not_among if status.policy else None
    return f"Ikke blandt dokumenterne: {ended(missing)}" if missing else ""


def known_sources(status: Status) -> list[Source]:
    """The documents that were known on the date of the status."""
    return [s for s in status.sources if s.known is not None and s.known <= status.as_of]


def cited(citations: Iterable[Citation], sources: Iterable[Source]) -> str:
    """The citations in words, pages of one document together.

    >>> cited([Citation("STATUS", 21), Citation("STATUS", 22)], [])
    'STATUS, side 21 og 22'
    """
    titles: Mapping[str, str] = {source.id: source.short_title for source in sources}
    places: dict[str, list[Citation]] = {}
    for citation in citations:
        places.setdefault(citation.document, []).append(citation)
    return "; ".join(
        _document(titles.get(document, document), found) for document, found in places.items()
    )


def in_order(citations: Iterable[Citation]) -> list[Citation]:
    """The citations by document, and by page in each.

    >>> cited(in_order([Citation("STATUS", 21), Citation("STATUS", 6)]), [])
    'STATUS, side 6 og 21'
    """
    return sorted(citations, key=lambda each: (each.document, each.page or 0, each.section or ""))


def origin(citations: Iterable[Citation], sources: Iterable[Source]) -> str:
    """Where something is from: its documents, else that it was reported here.

    >>> origin((), ())
    'indberettet direkte til denne status'
    """
    return cited(citations, sources) or REPORTED_HERE


def source_words(
    citations: Iterable[Citation], dated: Period | None, sources: Iterable[Source]
) -> str:
    """The source of a remark or an answer: its documents, else that it was written here, and when.

    >>> source_words((), Period.parse("2026-11-28"), ())
    'skrevet her på siden den 28. november 2026'
    """
    if found := cited(citations, sources):
        return found
    if dated and dated.kind is PeriodKind.DATE:
        return f"skrevet her på siden den {period(dated)}"
    return REPORTED_HERE


def _document(title: str, citations: list[Citation]) -> str:
    pages = [str(c.page) for c in citations if c.page is not None]
    sections = [c.section for c in citations if c.page is None and c.section]
    text = title
    if pages:
        text += f", side {', '.join(pages[:-1])}{' og ' if pages[:-1] else ''}{pages[-1]}"
    if sections:
        text += f", {'; '.join(sections)}"
    return text
