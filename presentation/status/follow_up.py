"""Each remark and hearing answer with what became of it: when it came, the answer, what it led to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from markupsafe import Markup

from metrics.remark_follow_up import Followed, LedTo, Result, Said
from metrics.status import Status
from policy.choices import RemarkScope
from policy.columns import Citation
from policy.drafting import HearingAnswer
from policy.periods import Period
from policy.records import Remark
from presentation import tables
from presentation.html.downloads import Download
from presentation.html.markup import anchor, facts, joined, paragraph, unfolded
from presentation.language import city
from presentation.language.department_names import department_name
from presentation.language.numbers import day, period
from presentation.language.sources import cited, source_words
from presentation.language.words import capitalised, ended, remark_kinds
from presentation.status import follow_up_picture
from presentation.status.subjects import Section, in_bands
from presentation.tables import Column, Table

NO_ANSWER = "Intet svar i kilderne."
NO_ANSWER_NEEDED = "Ros; kalder ikke på svar."
THE_ADMINISTRATION = "Forvaltningen"
WHOLE_POLICY = "Politikken som helhed"

SAYS_UNANSWERED = (Result.NOTHING, Result.PRAISE)
"""The results whose words say already that there is no answer, or that none is called for."""

RESULT_NAMES: Mapping[Result, str] = {
    Result.TARGET: "Måltal",
    Result.INITIATIVE: "Indsats",
    Result.STEP: "Beslutning eller møde",
}
"""What something that a remark led to is called before its title."""


class Seen:
    """The statuses of the policies that a reader sees, by the policy that a record is in."""

    def __init__(self, shown: Status, statuses: Iterable[Status]) -> None:
        self.shown = shown
        self._by_policy = {each.policy.id: each for each in statuses if each.policy}

    def of(self, policy: str) -> Status:
        """The status of a policy; the one shown where the policy has no code."""
        return self._by_policy.get(policy, self.shown)

    @property
    def several(self) -> bool:
        return len(self._by_policy) > 1

    def cited(self, policy: str, sources: Iterable[Citation]) -> str:
        return cited(sources, self.of(policy).sources)

    def source(self, policy: str, said: Remark | Said) -> str:
        """Where a remark or an answer stands: in documents, or written here."""
        return source_words(said.sources, said.dated, self.of(policy).sources)


def name(each: Followed) -> str:
    """What a remark or a hearing answer is called in lists."""
    if isinstance(each.said, HearingAnswer):
        return f"Høringssvar {each.said.id} fra {each.said.party}"
    return each.said.title


def groups(seen: Seen, found: Iterable[Followed]) -> list[tuple[str, list[Followed]]]:
    """Those found under the headings that they are about, by policy and in its order."""
    by_heading: dict[str, list[Followed]] = {}
    for each in sorted(found, key=lambda one: _order(seen, one)):
        by_heading.setdefault(_heading(seen, each), []).append(each)
    return list(by_heading.items())


def _order(seen: Seen, each: Followed) -> tuple[date, int, int]:
    """The policy's first day; then the objective, the budgets by year, and the whole policy."""
    policy = seen.of(each.policy).policy
    scope = list(RemarkScope).index(_scope(each))
    return policy.start if policy else date.min, scope, each.objective or _budget_year(each) or 0


def _scope(each: Followed) -> RemarkScope:
    if isinstance(each.said, HearingAnswer):
        return RemarkScope.OBJECTIVE if each.objective else RemarkScope.POLICY
    return each.said.scope


def _budget_year(each: Followed) -> int | None:
    return None if isinstance(each.said, HearingAnswer) else each.said.budget_year


def _heading(seen: Seen, each: Followed) -> str:
    policy = seen.of(each.policy).policy
    within = f"{policy.title}: " if policy and seen.several else ""
    return f"{within}{_about(seen, each, short=True)}"


def _about(seen: Seen, each: Followed, *, short: bool = False) -> str:
    objective = seen.of(each.policy).objective(each.objective)
    if objective:
        record = objective.objective
        return f"{record.number}. {record.short_title if short else record.title}"
    if _scope(each) is RemarkScope.BUDGET:
        year = _budget_year(each)
        return f"Budget {year}" if year else "Budgettet"
    return WHOLE_POLICY


def on_page(seen: Seen, found: Iterable[Followed]) -> Markup:
    """Those found, each under the heading that it is about."""
    return in_bands(
        Section(f"om-{place}", heading, [card(seen, each) for each in group])
        for place, (heading, group) in enumerate(groups(seen, found), start=1)
    )


def card(seen: Seen, each: Followed) -> Markup:
    """How far it has come, the answer, and what it led to; its words and particulars are folded."""
    shown = [*_answers(seen, each), *(_brief(one) for one in each.led_to)]
    summary = Markup('Ord, dato og kilde <span class="unseen">til {}</span>').format(name(each))
    return Markup(
        '<article class="remark" id="{}"><h3>{}</h3><p class="statusline">{}</p>{}{}</article>'
    ).format(
        each.said.id,
        name(each),
        follow_up_picture.named(each.result),
        joined(shown),
        unfolded(summary, facts(_facts(seen, each))),
    )


def _answers(seen: Seen, each: Followed) -> Iterator[Markup]:
    """The answers; that there is none where the words for how far it has come do not say so."""
    for reply in each.replies:
        yield Markup('<div class="reply">{}</div>').format(paragraph(_said(seen, reply)))
    if not each.replies and each.result not in SAYS_UNANSWERED:
        yield paragraph(without(each))


def _brief(one: LedTo) -> Markup:
    """What it led to and when; what a hearing answer changed in the text stands with it."""
    changed = f" {' '.join(_change(one))}" if one.is_change else ""
    return paragraph(f"{led_to_words(one)}{_when(one.dated, one.known)}.{changed}")


def _facts(seen: Seen, each: Followed) -> Iterator[tuple[str, str | Markup]]:
    yield "Kom", came(each)
    yield "Ord for ord" if _has_own_words(each) else "Gengivet kort", _words(seen, each)
    if each.led_to:
        yield "Førte til", _paragraphs([_led_to(seen, one) for one in each.led_to])
    if each.further:
        yield "Siden sagt", _paragraphs([_said(seen, one) for one in each.further])


def _paragraphs(parts: Sequence[str | Markup]) -> Markup:
    return joined(paragraph(part) for part in parts)


def came(each: Followed) -> str:
    """When it came, from which council, and of what kind it is."""
    if isinstance(each.said, HearingAnswer):
        return f"{capitalised(period(each.said.dated))}."
    term = f", fra rådet i {each.term}" if each.term else ""
    return f"{capitalised(period(each.said.dated))}{term}. {capitalised(remark_kinds(each.said.kinds))}."


def without(each: Followed) -> str:
    """The words for an answer that is not there."""
    return NO_ANSWER if each.needs_answer else NO_ANSWER_NEEDED


def _speaker(seen: Seen, each: Followed) -> str:
    if isinstance(each.said, HearingAnswer):
        return each.said.party
    return capitalised(city.council(seen.of(each.policy)))


def _has_own_words(each: Followed) -> bool:
    return isinstance(each.said, HearingAnswer) or bool(each.said.wording)


def words_of(each: Followed) -> str:
    """Its own words, unedited; the summary of a remark whose words are not filled in."""
    if isinstance(each.said, HearingAnswer):
        return each.said.wording
    return each.said.wording or each.said.summary


def _words(seen: Seen, each: Followed) -> Markup:
    if isinstance(each.said, HearingAnswer):
        return _verbatim(each.said.wording)
    own = each.said.wording
    text = _verbatim(own) if own else paragraph(each.said.summary)
    return text + paragraph(f"Kilde: {seen.source(each.policy, each.said)}", "source")


def _verbatim(words: str) -> Markup:
    """Words with their line breaks and spaces as they were written."""
    return Markup('<blockquote class="verbatim">{}</blockquote>').format(words)


def _said(seen: Seen, said: Said) -> Markup:
    covers = f" Gælder: {ended(said.covers)}" if said.covers else ""
    return Markup("<strong>{}{}.</strong> {}{}{}").format(
        _who(seen, said),
        _when(said.dated, said.known),
        said.words,
        covers,
        _source(seen.source(said.policy, said) if said.sources or said.dated else ""),
    )


def _who(seen: Seen, said: Said) -> str:
    return department_name(seen.of(said.policy), said.by) if said.by else THE_ADMINISTRATION


def _when(dated: Period | None, known: date | None) -> str:
    """The date after a name; the day it is known from where it has none."""
    if dated:
        return f", {period(dated)}"
    return f", kendt fra {day(known)}" if known else ""


def _source(words: str) -> Markup | str:
    return Markup(' <span class="source">Kilde: {}.</span>').format(words) if words else ""


def _led_to(seen: Seen, one: LedTo) -> Markup:
    return Markup("<strong>{}{}.</strong> {}{}").format(
        led_to_words(one),
        _when(one.dated, one.known),
        " ".join(_particulars(one)),
        _source(seen.cited(one.policy, one.sources)),
    )


def led_to_words(one: LedTo) -> str:
    """What it led to, by kind and name, and how far that is."""
    if one.is_change:
        return capitalised(one.title)
    state = f" ({one.state})" if one.state else ""
    return f"{RESULT_NAMES[one.result]}: {one.title}{state}"


def _particulars(one: LedTo) -> Iterator[str]:
    if one.words:
        yield ended(one.words)
    yield from _change(one)
    if one.stated_by:
        verb = "Foreslået af" if one.result is Result.TARGET else "Det oplyser"
        yield f"{verb} {one.stated_by}."
    if one.note:
        yield ended(one.note)


def _change(one: LedTo) -> Iterator[str]:
    if one.before:
        yield f"Før: »{one.before}«."
    if one.after:
        yield f"Efter: »{one.after}«."


def council_link(seen: Seen, address: str) -> Markup:
    """The way to all that the council has written."""
    return paragraph(anchor(f"Se alt, hvad {city.council(seen.shown)} skriver", address))


def columns(seen: Seen) -> tuple[Column[Followed], ...]:
    """A remark or hearing answer with what became of it."""
    return (
        Column("Politik", lambda each: each.policy),
        Column("Kode", lambda each: each.said.id),
        Column("Fra", lambda each: _speaker(seen, each)),
        Column("Dato", lambda each: period(each.said.dated)),
        Column("Rådets periode", lambda each: str(each.term) if each.term else None),
        Column("Om", lambda each: _about(seen, each)),
        Column("Overskrift", name),
        Column("Ord", words_of),
        Column("Svar", lambda each: _plain(seen, each.replies)),
        Column("Hvor langt", lambda each: capitalised(each.result.label)),
        Column("Førte til", lambda each: "; ".join(map(led_to_words, each.led_to)) or None),
        Column("Siden sagt", lambda each: _plain(seen, each.further)),
        Column("Kilde", lambda each: _own_source(seen, each)),
    )


def _plain(seen: Seen, said: Iterable[Said]) -> str | None:
    return " ".join(f"{_who(seen, one)}: {one.words}" for one in said) or None


def _own_source(seen: Seen, each: Followed) -> str | None:
    if isinstance(each.said, HearingAnswer):
        return f"Høringssvar, {each.said.party}"
    return seen.source(each.policy, each.said)


def follow_up_download(seen: Seen, found: Sequence[Followed]) -> Download:
    """The list as a file."""
    title = f"Opfølgning på {city.of_council(seen.shown)} bemærkninger"
    table = Table(title, columns(seen), list(found))
    return tables.as_file(table, seen.shown, "opfoelgning", title)
