"""What the policy says an earlier budget decided, and whether the status follows it up."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from metrics.status import Status
from policy.choices import StatusCode
from policy.records import Commitment
from presentation.initiatives import Wish
from presentation.markup import Heading, anchor, items, joined, mark, paragraph, table, unfolded
from presentation.numbers import in_words, none_of, number
from presentation.sources import cited
from presentation.takeaway import Extract, extract
from presentation.target_groups import concerning
from presentation.words import capitalised, listed

OUR_READING = "vores læsning"


def heading(status: Status) -> str:
    """The heading of the section, with the budgets that the commitments were decided in."""
    decided = dict.fromkeys(commitment.decided_in for commitment in status.commitments)
    return (
        f"Beslutninger i {listed(list(decided))}"
        if decided
        else "Beslutninger i tidligere budgetter"
    )


def chosen(status: Status, wish: Wish) -> list[Commitment]:
    """The commitments of the wanted objective, department and target group.

    State and money are told of initiatives alone.
    """
    return [
        commitment
        for commitment in concerning(status.commitments, wish.group)
        if wish.objective in (None, str(commitment.objective))
        and (wish.department is None or wish.department in commitment.departments)
    ]


def conclusion(status: Status, commitments: Sequence[Commitment]) -> str:
    """How many commitments the status follows up, and that the rest is a question, not a failure."""
    if not status.commitments:
        return "Kilderne har ingen beslutninger fra tidligere budgetter på denne dato."
    if not commitments:
        return (
            f"{capitalised(none_of(len(status.commitments), 'beslutninger'))} passer til valgene. Politikken "
            "nævner sjældent en forvaltning ved dem. Sæt et af valgene til Alle for at se flere."
        )
    followed = sum(bool(commitment.followed_up_by) for commitment in commitments)
    total = len(commitments)
    told = (
        f"Efter {OUR_READING} følger status {in_words(followed)} af "
        f"{number(total)} beslutninger op; hverken politikken eller status siger, hvilke der hører sammen."
    )
    if followed == total:
        return told
    return (
        f"{told} At opfølgning mangler, er et spørgsmål at stille; indsatsen kan godt være udført."
    )


def commitment_table(status: Status, commitments: Iterable[Commitment]) -> Markup:
    """Each commitment with what of the status follows it up."""
    rows = [_row(status, commitment) for commitment in commitments]
    if not rows:
        return Markup("")
    return table(
        "Beslutninger, som handicappolitikken nævner, og om status følger dem op",
        [
            Heading("Beslutning"),
            Heading("Målsætning"),
            Heading("Forvaltning"),
            Heading(f"Fulgt op i status ({OUR_READING})"),
        ],
        rows,
        "commitments stack",
    )


def _row(status: Status, commitment: Commitment) -> list[str | Markup]:
    source = (
        f"Besluttet i {commitment.decided_in}. Kilde: {cited(commitment.sources, status.sources)}"
    )
    told = paragraph(commitment.summary) + paragraph(source, "source")
    return [
        Markup('<div id="{}">{}</div>').format(commitment.id, unfolded(commitment.title, told)),
        str(commitment.objective),
        listed(commitment.departments) or "ikke nævnt",
        _follow_up(status, commitment),
    ]


def _follow_up(status: Status, commitment: Commitment) -> Markup:
    note = (
        Markup('<span class="muted small">{}</span>').format(commitment.note)
        if commitment.note
        else Markup("")
    )
    if not commitment.followed_up_by:
        return joined([mark(StatusCode.NO_NEWS), Markup("<br>") if note else "", note])
    titles = {initiative.id: initiative.title for initiative in status.initiatives}
    links = [anchor(titles.get(code, code), f"#{code}") for code in commitment.followed_up_by]
    return joined([items(links, "plain"), note])


def commitment_extract(status: Status, commitments: Iterable[Commitment]) -> Extract:
    """The commitments to take along."""
    headings = (
        "Kode", "Målsætning", "Beslutning", "Gengivet kort", "Besluttet i", "Forvaltninger",
        "Målgrupper", f"Fulgt op i status ({OUR_READING})", "Note", "Kilde",
    )  # fmt: skip
    rows = tuple(
        (
            c.id,
            c.objective,
            c.title,
            c.summary,
            c.decided_in,
            "; ".join(c.departments),
            "; ".join(c.target_groups),
            "; ".join(c.followed_up_by) or StatusCode.NO_NEWS.label,
            c.note,
            cited(c.sources, status.sources),
        )
        for c in commitments
    )
    return extract(status, "tilsagn", capitalised(heading(status)), headings, rows)
