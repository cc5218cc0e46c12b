"""Decisions of earlier budgets that the policy mentions, and whether later sources follow them up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from metrics.status import Status
from policy.choices import InitiativeState, Silence
from policy.records import Commitment
from presentation import tables
from presentation.html import markup
from presentation.html.downloads import Download
from presentation.initiatives.all_initiatives import InitiativeFilter
from presentation.language.numbers import all_of, in_words, none_of, number
from presentation.language.sources import cited, origin
from presentation.language.words import capitalised, listed
from presentation.status.silence import OF_COMMITMENTS, silence_mark
from presentation.status.target_groups import concerning
from presentation.tables import FILE, PAGE, Column, Table

OUR_READING = "vores læsning"


def heading(status: Status) -> str:
    """The section's heading, with the budgets in which the commitments were decided."""
    decided = dict.fromkeys(c.decided_in for c in status.commitments if c.decided_in)
    planned = any(c.decided_in is None for c in status.commitments)
    text = listed(list(decided)) if decided else "tidligere budgetter"
    return f"Beslutninger i {text}{' og planer i handicappolitikken' if planned else ''}"


def _noun(commitments: Iterable[Commitment]) -> str:
    """The noun: decisions, or decisions and plans if the policy itself announces some of them."""
    planned = any(commitment.decided_in is None for commitment in commitments)
    return "beslutninger og planer" if planned else "beslutninger"


def decided(commitment: Commitment) -> str:
    """Where a commitment was decided, or that the policy itself announces it."""
    where = commitment.decided_in
    return f"Besluttet i {where}" if where else "Politikken stiller det selv i udsigt"


def chosen(status: Status, wanted: InitiativeFilter) -> list[Commitment]:
    """The commitments of the chosen objective, department and target group.

    A commitment has no state and no money to filter by.
    """
    return [
        commitment
        for commitment in concerning(status.commitments, wanted.group)
        if wanted.objective in (None, str(commitment.objective))
        and (wanted.department is None or wanted.department in commitment.departments)
    ]


def conclusion(status: Status, commitments: Sequence[Commitment]) -> str:
    """How many commitments later sources follow up, and why they are silent about the rest."""
    if not status.commitments:
        return "Kilderne har ingen beslutninger fra tidligere budgetter på denne dato."
    if not commitments:
        return (
            f"{capitalised(none_of(len(status.commitments), _noun(status.commitments)))} passer til valgene. Politikken "
            "nævner sjældent en forvaltning ved dem. Sæt et af valgene til Alle for at se flere."
        )
    silences = Counter(
        status.unfollowed[commitment.id] for commitment in commitments if _is_silent(commitment)
    )
    if silences[Silence.SOURCES_OLDER] == len(commitments):
        return "Ingen kilde, der følger op på dem, var kendt på denne dato."
    return " ".join([_followed(status, commitments), *_silences(silences)])


def _is_silent(commitment: Commitment) -> bool:
    return not commitment.followed_up_by


def _followed(status: Status, commitments: Sequence[Commitment]) -> str:
    followed = [commitment for commitment in commitments if commitment.followed_up_by]
    text = (
        f"Efter {OUR_READING} følger senere kilder {in_words(len(followed))} af "
        f"{number(len(commitments))} {_noun(commitments)} op; kilderne siger ikke selv, hvad der hører sammen."
    )
    given_up = sum(
        any(code in _given_up(status) for code in commitment.followed_up_by)
        for commitment in followed
    )
    if not given_up:
        return text
    return f"{text} Ifølge kilderne er {in_words(given_up)} opgivet."


def _given_up(status: Status) -> frozenset[str]:
    return frozenset(i.id for i in status.initiatives if i.state is InitiativeState.GIVEN_UP)


def _silences(silences: Counter[Silence]) -> Iterator[str]:
    if count := silences[Silence.NOT_MENTIONED]:
        yield (
            f"{capitalised(in_words(count))} er ikke omtalt i de senere kilder, som kun "
            "giver eksempler. Indsatsen kan godt være udført."
        )
    if count := silences[Silence.NO_NEWS]:
        yield (
            f"For {in_words(count)} mangler opfølgning: en senere kilde skulle have nævnt "
            "det. Det er et spørgsmål at stille, ikke en fejl."
        )
    if count := silences[Silence.SOURCES_OLDER]:
        yield f"For {in_words(count)} er der ingen senere kilde, der følger op."


def commitment_columns(status: Status) -> tuple[Column[Commitment], ...]:
    """A commitment with its follow-up, or the reason why the sources are silent."""
    return (
        Column("Beslutning", lambda c: _name(status, c), PAGE),
        Column("Kode", lambda c: c.id, FILE),
        Column("Målsætning", lambda c: c.objective),
        Column("Beslutning", lambda c: c.title, FILE),
        Column("Gengivet kort", lambda c: c.summary, FILE),
        Column("Besluttet i", lambda c: c.decided_in, FILE),
        Column("Forvaltning", lambda c: listed(c.departments) or "ikke nævnt", PAGE),
        Column("Forvaltninger", lambda c: "; ".join(c.departments), FILE),
        Column("Målgrupper", lambda c: "; ".join(c.target_groups), FILE),
        Column(
            f"Fulgt op i senere kilder ({OUR_READING})",
            lambda c: "; ".join(c.followed_up_by) or OF_COMMITMENTS[status.unfollowed[c.id]],
            page=lambda c: _follow_up(status, c),
        ),
        Column("Note", lambda c: c.note, FILE),
        Column("Kilde", lambda c: cited(c.sources, status.sources), FILE),
    )


def commitment_table(status: Status, commitments: Iterable[Commitment]) -> Markup:
    """The commitments on a page; empty if there are none."""
    rows = list(commitments)
    if not rows:
        return Markup("")
    caption = (
        f"{capitalised(_noun(rows))}, som handicappolitikken nævner, og om senere kilder "
        "følger dem op"
    )
    return tables.on_page(Table(caption, commitment_columns(status), rows), "commitments stack")


def commitment_fold(status: Status, commitments: Iterable[Commitment]) -> Markup:
    """The table, folded under its number of rows; empty if there are none."""
    rows = list(commitments)
    if not rows:
        return Markup("")
    name = capitalised(all_of(len(rows), "den ene beslutning eller plan", _noun(rows)))
    return markup.unfolded(name, commitment_table(status, rows))


def commitment_download(status: Status, commitments: Iterable[Commitment]) -> Download:
    """The commitments as a file."""
    table = Table(capitalised(heading(status)), commitment_columns(status), list(commitments))
    return tables.as_file(table, status, "tilsagn", table.caption)


def _name(status: Status, commitment: Commitment) -> Markup:
    """The title, which unfolds to the summary and where it was decided."""
    source = f"{decided(commitment)}. Kilde: {origin(commitment.sources, status.sources)}"
    story = markup.paragraph(commitment.summary) + markup.paragraph(source, "source")
    # An initiative with a fold of its own on the same page may have the same title.
    name = Markup('{}<span class="unseen"> – besluttet i {}</span>').format(
        commitment.title, commitment.decided_in
    )
    return Markup('<div id="{}">{}</div>').format(commitment.id, markup.unfolded(name, story))


def _follow_up(status: Status, commitment: Commitment) -> Markup:
    note = (
        Markup('<span class="muted small">{}</span>').format(commitment.note)
        if commitment.note
        else Markup("")
    )
    if not commitment.followed_up_by:
        silence = status.unfollowed[commitment.id]
        text = silence_mark(silence, OF_COMMITMENTS[silence])
        return markup.joined([text, Markup("<br>") if note else "", note])
    given_up, titles = _given_up(status), {i.id: i.title for i in status.initiatives}
    links = [
        markup.joined(
            [markup.anchor(titles[code], f"#{code}"), " (opgivet)" if code in given_up else ""]
        )
        for code in commitment.followed_up_by
    ]
    return markup.joined([markup.items(links, "plain"), note])
