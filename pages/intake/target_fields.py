"""The fields of a draft target, with its trial beside them at each change; delivered like any file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from metrics.drafting import tried_in
from metrics.drafts import DraftTargetStatus
from metrics.status import Status
from monitor import blank_workbooks, editions, proposals
from pages.intake import council_review, upload_session
from pages.intake.table_fields import TableFields, options
from pages.intake.upload_session import LOOK, Chosen
from pages.shell import notices
from pages.shell.labels import plain
from policy.choices import FinancingBasis
from policy.clock import today
from policy.drafting import Candidate, DraftTarget, Financing
from policy.proposals import TakenOver, taken_over
from policy.records import Indicator
from policy.tables import BY_NAME
from policy.whole_city import WHOLE_CITY
from presentation.drafting import proposals as proposal_words
from presentation.drafting import target_edits, targets
from presentation.drafting.vote_sentence import start
from presentation.html.markup import paragraph

NEW = ""
"""In place of the code of a target that is not written yet."""
TARGETS, FINANCINGS = BY_NAME["draft_targets"], BY_NAME["financings"]
FIRST = ("indicator", "value", "deadline", "baseline", "first_measured")
"""With the money, all that a first trial takes."""
MISTAKEN = "Ret felterne med fejl, så bliver måltallet prøvet igen."
COUNCILS_LABELS = {
    "measured_by": "Måles af, hvem der skal lave målingerne",
    "rationale": "Begrundelse med rådets egne ord",
}
COUNCILS_MORE = ("subject", "department", "baseline_period", "measured_how", "follows_remarks")
ELSEWHERE = ("id", "outcome", "kept_by", "kept_on", "kept_reason")
FIRST_LABELS = {
    "value": "Måltal, tallet der skal nås",
    "deadline": "Frist, fx 2030",
    "baseline": "Tallet i dag",
    "first_measured": "Første måling, fx 2027",
}
BESIDE = "ved siden af "
"""Before the code of a target that a new one is another proposal for."""
BEGUN = "target_begun"
"""By target, what was known of it when its fields were first shown."""


@dataclass(frozen=True, slots=True)
class Written:
    """What is in the fields: the target with its money, and the proposal that it takes over."""

    target: DraftTarget
    financing: tuple[Financing, ...]
    indicator: Indicator
    candidate: Candidate | None


def show(status: Status, code: str, council: str = "") -> None:
    """The fields for the target with a code, or for a new one, and its trial as they are now.

    `council` is the name of the council where it is the one that proposes: it measures what the policy
    has an indicator for, and says nothing of the money.
    """
    known = next((each for each in status.draft.targets if each.target.id == code), None)
    _remember(code, known)
    with st.container(key="fields-target"):
        written = _fields(status, code, known, council)
    if written is None:
        return
    tried = tried_in(status, written.target, written.financing, written.indicator)
    st.subheader("Prøvet, som der står nu", anchor=False)
    st.html(targets.trial_now(target_edits.with_indicator(status, written.indicator), tried))
    name = upload_session.own_name("Dit navn", "name-target") if written.candidate else None
    if st.button(plain(LOOK), type="primary", key="deliver-target"):
        if name and name.lacks("Skriv dit navn, for du tager et forslag over."):
            return
        _deliver(status, code, written, name.text if name else "", council)


def _remember(code: str, known: DraftTargetStatus | None) -> None:
    """Keep what was known when the fields were first shown, to notice what others write meanwhile."""
    begun: dict[tuple[str, int], DraftTargetStatus | None] = st.session_state.setdefault(BEGUN, {})
    begun.setdefault((code, upload_session.turn()), known)


def _fields(
    status: Status, code: str, known: DraftTargetStatus | None, council: str
) -> Written | None:
    """The fields; None while one of them cannot be read, or where there is nothing to measure."""
    record = known.target if known else None
    beside = next(
        (t.target for t in status.draft.targets if f"{BESIDE}{t.target.id}" == code), None
    )
    found = _choose_indicator(status, code, record or beside, ours=not council)
    if found is None:
        return None
    indicator, candidate = found
    form = TableFields(TARGETS, f"{code}-{indicator.id}", options(status), indicator.unit)
    form.read |= {"indicator": indicator.id, "department": WHOLE_CITY}
    presets = _presets(status, record or beside, indicator, candidate)
    if beside:
        presets = target_edits.of_variant(presets, beside)
    if council:
        return _of_council(status, form, record, indicator, {**presets, "proposed_by": council})
    for name, label in FIRST_LABELS.items():
        form.ask(name, presets.get(name), label)
    money = TableFields(FINANCINGS, form.about, form.options)
    first = known.financing[0] if known and known.financing else None
    money.ask("basis", first.basis if first else None, "Økonomi", optional=True)
    with st.expander("Flere felter: hvem, hvordan, hvorfor"):
        for each in TARGETS.fields:
            if each.name not in (*FIRST, *ELSEWHERE):
                form.ask(each.name, presets.get(each.name))
        for name in ("negotiation", "last_year"):
            money.ask(name, getattr(first, name, None))
    if form.mistaken or money.mistaken:
        st.html(paragraph(MISTAKEN))
        return None
    target = target_edits.with_baseline_left_open(_target(status, form, record), record, presets)
    return Written(target, _financing(known, money.read, target.id), indicator, candidate)


def _of_council(
    status: Status,
    form: TableFields,
    record: DraftTarget | None,
    indicator: Indicator,
    presets: Mapping[str, Any],
) -> Written | None:
    """The fields that the council writes in; what departments say of a target stays as it is."""
    form.read |= {name: presets.get(name) for name in ("proposed_by", "variant_of")}
    for name, label in (FIRST_LABELS | COUNCILS_LABELS).items():
        form.ask(name, presets.get(name), label)
    with st.expander("Flere felter: hvor, hvordan, hvad det følger"):
        for name in COUNCILS_MORE:
            form.ask(name, presets.get(name))
    if form.mistaken:
        st.html(paragraph(MISTAKEN))
        return None
    names = tuple(form.read)
    kept = {
        each.name: presets[each.name]
        for each in TARGETS.fields
        if record and each.name not in names
    }
    form.read |= kept
    target = target_edits.with_baseline_left_open(_target(status, form, record), record, presets)
    money = next((each.financing for each in status.draft.targets if each.target is record), ())
    return Written(target, money, indicator, None)


def _choose_indicator(
    status: Status, code: str, record: DraftTarget | None, *, ours: bool
) -> tuple[Indicator, Candidate | None] | None:
    """An indicator of the policy, or, with `ours`, one that the product proposes, with its candidate."""
    known = {each.indicator.id: each.indicator for each in status.indicators}
    proposed = {f"forslag-{each.id}": each for each in _proposals(status)} if ours else {}
    labels = {key: target_edits.indicator_label(each) for key, each in known.items()}
    labels |= {key: target_edits.proposal_label(each) for key, each in proposed.items()}
    if not labels:
        st.html(paragraph("Der er ingen indikatorer endnu. Skriv dem i politikkens katalog."))
        return None
    codes = sorted(labels, key=lambda each: labels[each])
    chosen = st.selectbox(
        "Hvad skal måles?",
        codes,
        index=codes.index(record.indicator) if record and record.indicator in codes else 0,
        format_func=lambda each: labels[each],
        key=f"measured-{code}-{upload_session.turn()}",
    )
    if chosen in known:
        return known[chosen], None
    candidate = proposed[chosen]
    st.html(proposal_words.proposal(status, candidate))
    indicator = _taken_over(status, candidate, "").indicator
    return (indicator, candidate) if indicator else None


def _proposals(status: Status) -> Sequence[Candidate]:
    """The product's proposals for indicators that nobody has taken over."""
    every = proposals.proposals_for(status.policy) if status.policy else ()
    return [each for each in proposal_words.offered(every, status) if each.unit]


def _taken_over(status: Status, candidate: Candidate, name: str) -> TakenOver:
    return taken_over(
        candidate,
        name,
        today(),
        [each.priority for each in status.priorities],
        [each.indicator for each in status.indicators],
    )


def _presets(
    status: Status,
    record: DraftTarget | None,
    indicator: Indicator,
    candidate: Candidate | None,
) -> Mapping[str, Any]:
    """What is in the fields at first: the target as it is, else what its indicator says."""
    if record and record.indicator == indicator.id:
        presets = {each.name: getattr(record, each.name) for each in TARGETS.fields}
    else:
        presets = {"department": WHOLE_CITY, "responsible": indicator.owner}
        presets |= target_edits.of_candidate(candidate)
        record = None
    found = next((each for each in status.indicators if each.indicator.id == indicator.id), None)
    if found and record is None:
        presets["department"] = target_edits.usual_department(found)
    blank = DraftTarget(id=NEW, indicator=indicator.id, department=presets["department"])
    newest = start(found, record or blank) if found else None
    if newest and presets.get("baseline") is None:
        presets |= {"baseline": newest.value, "baseline_period": newest.period}
    return presets


def _target(status: Status, form: TableFields, record: DraftTarget | None) -> DraftTarget:
    kept = {name: getattr(record, name) for name in ELSEWHERE} if record else {}
    values = {"id": target_edits.free_code(status, form.read), **kept, **form.read}
    return DraftTarget(**values)


def _financing(
    known: DraftTargetStatus | None, read: Mapping[str, Any], code: str
) -> tuple[Financing, ...]:
    """The money of the target: its rows by year with this basis, else one row without an amount."""
    basis: FinancingBasis | None = read["basis"]
    if basis is None:
        return ()
    said = {"basis": basis, "negotiation": read["negotiation"], "last_year": read["last_year"]}
    if known and known.financing:
        return tuple(replace(row, **said) for row in known.financing)
    return (Financing(target=code, **said),)


def _deliver(status: Status, code: str, written: Written, name: str, council: str) -> None:
    """Take up what is written for the review, unless somebody has written to the target meanwhile."""
    now = next((each for each in status.draft.targets if each.target.id == code), None)
    begun = st.session_state[BEGUN]
    place = (code, upload_session.turn())
    if now and begun[place] != now and begun[place]:
        notices.warn(target_edits.written_meanwhile(status, begun[place], now, _who(code)))
        begun[place] = now
        return
    if council:
        council_review.write(council_review.with_free_code(written.target, now), is_new=now is None)
    rows: list[object] = [written.target, *written.financing]
    if written.candidate:
        over = _taken_over(status, written.candidate, name)
        rows = [over.candidate, over.indicator, *rows]
    withdrawn = [row for row in now.financing if not written.financing] if now else []
    file = blank_workbooks.written_file(
        editions.current().records_to_write_in(today()), *rows, withdrawn=withdrawn
    )
    upload_session.take_up(Chosen(f"maaltal-{written.target.id}.xlsx", file))
    st.rerun()


def _who(code: str) -> str:
    """Who changed the target last."""
    submissions = editions.current().submissions()
    for each in submissions.all():
        changed = submissions.changes(each.version)
        if any(c.table == "draft_targets" and c.after and c.after.id == code for c in changed):
            return each.who or "en anden"
    return "en anden"
