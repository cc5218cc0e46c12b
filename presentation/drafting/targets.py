"""Each draft target by ear: its sentence, whether it can be computed, its trial, and who disagrees."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from metrics.drafts import DraftTargetStatus
from metrics.status import Status
from metrics.trial.checks import Check, CheckSeverity
from policy.choices import Outcome
from policy.statuses import Shape, Tone
from policy.whole_city import WHOLE_CITY
from presentation import tables
from presentation.drafting import check_sentences
from presentation.drafting.vote_sentence import bounded, vote_sentence
from presentation.html import addresses
from presentation.html.links import Links
from presentation.html.markup import anchor, facts, items, joined, paragraph, unfolded
from presentation.language import city, numbers
from presentation.language.department_names import department_name
from presentation.language.words import ended, listed
from presentation.pages import DRAFT
from presentation.tables import Column, Table

CAN_BE_COMPUTED, CANNOT_BE_COMPUTED = "Kan opgøres", "Kan ikke opgøres endnu"
NOTHING_TO_KNOW = "Prøven har ingen forbehold."
SEVERITIES = (CheckSeverity.STOPS, CheckSeverity.WARNS, CheckSeverity.FINE)


def name(status: Status, each: DraftTargetStatus) -> str:
    """The heading of a target: what is measured, where, and whose variant it is."""
    department = each.target.department
    place = "" if department == WHOLE_CITY else f", {department_name(status, department)}"
    by = f", forslag fra {each.target.proposed_by}" if _has_variants(status, each) else ""
    return f"{each.indicator.name}{place}{by}"


def _has_variants(status: Status, each: DraftTargetStatus) -> bool:
    mine = each.target.variant_of or each.target.id
    return bool(each.target.proposed_by) and any(
        mine in (other.target.variant_of, other.target.id)
        for other in status.draft.targets
        if other is not each
    )


def worst(trial: Sequence[Check]) -> Check | None:
    """The first check that stops the target, else the first that warns."""
    serious = [check for check in trial if check.severity is not CheckSeverity.FINE]
    return min(serious, key=lambda check: SEVERITIES.index(check.severity), default=None)


def beginning(status: Status, each: DraftTargetStatus) -> Markup:
    """What is heard first: the sentence that can be voted on, whether it can be computed, the worst check."""
    found = worst(each.trial)
    told = _with_mend(status, each, found) if found else NOTHING_TO_KNOW
    return joined(
        [
            paragraph(vote_sentence(status, each), "vote"),
            paragraph(verdict(each), "statusline"),
            paragraph(told),
            kept(each),
        ]
    )


def verdict(each: DraftTargetStatus) -> Markup:
    """Whether it can be computed, as a shape with its words; and what became of it."""
    if each.can_be_computed:
        shown = _signed(Tone.REACHED, Shape.DISC, CAN_BE_COMPUTED)
    else:
        shown = _signed(Tone.FAILING, Shape.DIAMOND, CANNOT_BE_COMPUTED)
    if each.target.outcome is Outcome.PROPOSED:
        return shown
    return shown + Markup('<span class="tag">{}</span>').format(each.target.outcome.label)


def _signed(tone: Tone, shape: Shape, words: str) -> Markup:
    return Markup(
        '<span class="status tone-{}"><span class="shape shape-{}" aria-hidden="true"></span>'
        "<span>{}</span></span>"
    ).format(tone, shape, words)


def kept(each: DraftTargetStatus) -> Markup:
    """Who takes it along although it cannot be computed, when and why; empty where nobody does."""
    target = each.target
    if not target.kept_by:
        return Markup("")
    when = f", {numbers.day(target.kept_on)}" if target.kept_on else ""
    reason = f", fordi {target.kept_reason}" if target.kept_reason else ""
    return paragraph(ended(f"Medtages uanset: {target.kept_by}{when}{reason}"))


def objections(each: DraftTargetStatus) -> Markup:
    """The words of those who disagree, unedited."""
    return joined(
        Markup(
            '<p><strong>{} er uenigt, {}:</strong></p><blockquote class="verbatim">{}</blockquote>'
        ).format(objection.by, numbers.day(objection.dated), objection.wording)
        for objection in each.objections
    )


def about(status: Status, each: DraftTargetStatus) -> Markup:
    """Why it is proposed and by whom, what it answers, and where it belongs."""
    return facts(_facts(status, each))


def _facts(status: Status, each: DraftTargetStatus) -> Iterator[tuple[str, str]]:
    target = each.target
    if target.proposed_by:
        yield "Foreslået af", ended(target.proposed_by)
    if target.rationale:
        yield "Begrundelse", ended(target.rationale)
    if follows := [*_remarks(status, each), *_answers(status, each)]:
        yield "Svarer på", ended(listed(follows))
    if target.belongs_in:
        yield "Hører hjemme i", ended(target.belongs_in.label)


def _remarks(status: Status, each: DraftTargetStatus) -> Iterator[str]:
    titles = {remark.remark.id: remark.remark.title for remark in status.remarks}
    for code in each.target.follows_remarks:
        yield f"{city.of_council(status)} bemærkning {titles.get(code, code)}"


def _answers(status: Status, each: DraftTargetStatus) -> Iterator[str]:
    parties = {answer.id: answer.party for answer in status.draft.answers}
    for code in each.target.follows_answers:
        yield f"høringssvar fra {parties.get(code, code)}"


def rest(status: Status, each: DraftTargetStatus) -> Markup:
    """Every check but the first told: those to know first, then those that are fine, folded."""
    first = worst(each.trial)
    more = [check for check in each.trial if check is not first]
    serious = [check for check in more if check.severity is not CheckSeverity.FINE]
    fine = [check for check in more if check.severity is CheckSeverity.FINE]
    parts = [checks(status, each, serious)] if serious else []
    if fine:
        count = numbers.tally(len(fine), "prøve uden forbehold", "prøver uden forbehold")
        parts.append(unfolded(count, checks(status, each, fine)))
    return joined(parts)


def checks(status: Status, each: DraftTargetStatus, found: Iterable[Check]) -> Markup:
    """A list of checks: what each is about, what it says, and what would mend it."""
    return items([_check(status, each, check) for check in found], "checks")


def _check(status: Status, each: DraftTargetStatus, check: Check) -> Markup:
    return Markup("<strong>{}.</strong> {}").format(
        check_sentences.heading(check.code), _with_mend(status, each, check)
    )


def _with_mend(status: Status, each: DraftTargetStatus, check: Check) -> str:
    """What a check says, and what would mend it."""
    said = [check_sentences.sentence(check, each, status), check_sentences.mend(check)]
    return " ".join(ended(sentence) for sentence in said if sentence)


def edit_link(each: DraftTargetStatus, links: Links) -> Markup:
    """The link to the fields with this target in them."""
    address = links.page(DRAFT, "skriv", {addresses.DRAFT_TARGET: each.target.id})
    return paragraph(anchor(f"Ret måltallet for {each.indicator.name}", address))


def trial_now(status: Status, each: DraftTargetStatus) -> Markup:
    """The trial of what is in the fields; a screen reader announces it when it changes."""
    stops = [check for check in each.trial if check.severity is CheckSeverity.STOPS]
    warns = [check for check in each.trial if check.severity is CheckSeverity.WARNS]
    return joined(
        [
            Markup('<div role="status">{}{}</div>').format(
                paragraph(verdict(each), "statusline"), paragraph(vote_sentence(status, each))
            ),
            checks(status, each, [*stops, *warns])
            if stops or warns
            else paragraph(NOTHING_TO_KNOW),
        ]
    )


def variants(group: Sequence[DraftTargetStatus]) -> Markup:
    """Variants of one target beside each other, in the order in which they were written."""
    columns: tuple[Column[DraftTargetStatus], ...] = (
        Column("Forslag fra", lambda each: each.target.proposed_by or "ikke oplyst"),
        Column("Måltal", _aim, numeric=True),
        Column("Frist", _period, numeric=True),
        Column("Opgøres", _verdict_words),
        Column("Udfald", lambda each: each.target.outcome.label),
    )
    caption = f"Varianter af måltallet for {group[0].indicator.name}"
    return tables.on_page(Table(caption, columns, list(group)), "stack", caption_shown=True)


def _aim(each: DraftTargetStatus) -> str:
    return bounded(each.target.value, each) if each.target.value else "ikke sat"


def _period(each: DraftTargetStatus) -> str:
    return numbers.period(each.target.deadline) if each.target.deadline else "ikke sat"


def _verdict_words(each: DraftTargetStatus) -> str:
    return CAN_BE_COMPUTED if each.can_be_computed else CANNOT_BE_COMPUTED


def groups(status: Status) -> tuple[tuple[DraftTargetStatus, ...], ...]:
    """The targets that are not dropped, each with its variants after it."""
    found: dict[str, list[DraftTargetStatus]] = {}
    for each in status.draft.targets:
        found.setdefault(each.target.variant_of or each.target.id, []).append(each)
    standing = (tuple(one for one in group if not one.is_dropped) for group in found.values())
    return tuple(group for group in standing if group)


def dropped(status: Status) -> Markup:
    """The targets that were turned down, folded; empty where none was."""
    rejected = [each for each in status.draft.targets if each.is_dropped]
    if not rejected:
        return Markup("")
    count = numbers.tally(len(rejected), "forslag er forkastet", "forslag er forkastet")
    return unfolded(count, items([vote_sentence(status, each) for each in rejected]))
