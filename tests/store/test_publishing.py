"""Steps from draft to published, and snapshots that never change. The figures are invented."""

from __future__ import annotations

from datetime import date

import pytest

from policy.columns import Citation
from policy.periods import Period
from policy.records import Source
from store.accepted import Store
from store.history import history
from store.publishing import (
    NameTakenError,
    NotPublishedError,
    NotTheNextStepError,
    advance,
    publish,
)
from store.snapshots import snapshots
from store.states import State
from tests.store.deliveries import delivered, fleksjob

DAY = date(2026, 2, 1)


def figure(store: Store, hidden: frozenset[int] | None = None, when: int = 2025) -> float | None:
    """The figure that BUF states itself, as it is public."""
    found = [
        o.value.value
        for o in store.observe(DAY, hidden=hidden).observations
        if (o.indicator, o.stated_by, o.period) == ("fleksjob", "BUF", Period.year(when))
        and o.value
    ]
    return found[0] if found else None


def state(store: Store, version: int) -> State:
    return next(each.state for each in history(store) if each.version == version)


def test_files_of_data_are_public_at_once_and_deliveries_are_drafts(store):
    version = delivered(store, fleksjob("BUF", 270, 2025))
    assert state(store, version) is State.DRAFT
    assert {each.state for each in history(store) if each.origin == "data"} == {State.PUBLIC}
    assert figure(store) is None
    assert figure(store, frozenset()) == 270


def test_a_delivery_is_approved_presented_and_published_and_each_step_has_a_name(either_store):
    version = delivered(either_store, fleksjob("BUF", 270, 2025))
    advance(either_store, version, State.APPROVED, "Chef i BUF")
    advance(either_store, version, State.PRESENTED, "Udvalget", "Sag 7")
    made = publish(either_store, "Status februar 2026", DAY, "Koordinator")
    assert figure(either_store) == 270
    assert (made.version, made.as_of) == (version, DAY)
    assert snapshots(either_store)[1:] == (made,)
    (kept,) = [each for each in history(either_store) if each.version == version]
    assert [(step.state, step.who) for step in kept.steps] == [
        (State.DRAFT, "SOF"),
        (State.APPROVED, "Chef i BUF"),
        (State.PRESENTED, "Udvalget"),
        (State.PUBLIC, "Koordinator"),
    ]


def test_a_delivery_advances_only_after_the_one_that_it_refers_to(either_store):
    note = Source(
        id="NOTAT26",
        title="Notat",
        short_title="Notat",
        publisher="SOF",
        known_from=DAY,
        known_from_reason="Opfundet.",
    )
    first = delivered(either_store, note, department="SOF")
    citing = fleksjob("BUF", 270, 2025, sources=(Citation("NOTAT26", 1),))
    second = delivered(either_store, citing, by="BUF")
    for step in (State.APPROVED, State.PRESENTED):
        with pytest.raises(NotTheNextStepError, match=f"kun står i udgave {first}"):
            advance(either_store, second, step, "Chef i BUF")
        advance(either_store, first, step, "Chef i SOF")
        advance(either_store, second, step, "Chef i BUF")
    publish(either_store, "Status februar 2026", DAY, "Koordinator")
    assert figure(either_store) == 270


@pytest.mark.parametrize("wrong", [State.DRAFT, State.PRESENTED, State.PUBLIC])
def test_no_step_can_be_skipped(store, wrong):
    version = delivered(store, fleksjob("BUF", 270, 2025))
    with pytest.raises(NotTheNextStepError):
        advance(store, version, wrong, "Koordinator")
    assert state(store, version) is State.DRAFT


def test_a_version_that_does_not_exist_cannot_be_approved(store):
    with pytest.raises(LookupError):
        advance(store, 99, State.APPROVED, "Koordinator")


def test_publishing_a_delivery_includes_those_that_it_builds_on(store):
    first = delivered(store, fleksjob("BUF", 270, 2025))
    second = delivered(store, fleksjob("BUF", 280, 2026))
    advance(store, second, State.APPROVED, "Chef i BUF")
    assert state(store, first) is State.APPROVED


def test_a_draft_never_hides_a_public_figure(either_store):
    public = delivered(either_store, fleksjob("BUF", 270, 2025))
    advance(either_store, public, State.APPROVED, "Chef")
    advance(either_store, public, State.PRESENTED, "Udvalget")
    publish(either_store, "Status", DAY, "Koordinator")
    delivered(either_store, fleksjob("BUF", 280, 2025))
    delivered(either_store, fleksjob("BUF", 290, 2026))
    assert (figure(either_store), figure(either_store, when=2026)) == (270, None)
    assert (figure(either_store, frozenset()), figure(either_store, frozenset(), 2026)) == (
        280,
        290,
    )


def test_a_snapshot_is_unchanged_when_an_older_draft_is_published_later(store):
    draft = delivered(store, fleksjob("BUF", 270, 2025))
    made = publish(store, "Status uden BUF", DAY, "Koordinator")
    advance(store, draft, State.APPROVED, "Chef")
    advance(store, draft, State.PRESENTED, "Udvalget")
    publish(store, "Status med BUF", DAY, "Koordinator")
    assert figure(store) == 270
    assert figure(store, store.hidden(made.version, made.log)) is None


def test_the_name_of_a_snapshot_can_be_used_once(store):
    publish(store, "Status", DAY, "Koordinator")
    with pytest.raises(NameTakenError):
        publish(store, "Status", DAY, "Koordinator")
    assert [each.name for each in snapshots(store)] == ["Status oktober 2025", "Status"]


@pytest.mark.parametrize("name", ["Status oktober 2025", " status  Oktober 2025"])
def test_the_name_of_a_snapshot_in_the_catalogue_cannot_be_used_again(store, name):
    with pytest.raises(NameTakenError):
        publish(store, name, DAY, "Koordinator")
    assert len(snapshots(store)) == 1


def test_a_snapshot_cannot_be_named_as_the_working_edition(store):
    with pytest.raises(NameTakenError):
        publish(store, "Arbejdsudgave", DAY, "Koordinator")


def test_no_snapshot_can_be_made_of_a_day_before_the_policy(store):
    with pytest.raises(NotPublishedError, match="før politikken"):
        publish(store, "Status", date(2022, 12, 31), "Koordinator")
    publish(store, "Status", date(2023, 1, 1), "Koordinator")


@pytest.mark.parametrize("unnamed", ["", "   ", "\u00a0", "\u200b", "Anna\u202e"])
def test_no_step_is_taken_without_a_visible_name(store, unnamed):
    version = delivered(store, fleksjob("BUF", 270, 2025))
    for name, who in ((unnamed, "Koordinator"), ("Status", unnamed)):
        with pytest.raises(NotPublishedError, match="intet navn"):
            publish(store, name, DAY, who)
    with pytest.raises(NotTheNextStepError, match="intet navn"):
        advance(store, version, State.APPROVED, unnamed)
    assert len(snapshots(store)) == 1


@pytest.mark.parametrize("same", ["status  FORÅR", " Status forår ", "Status\nforår"])
def test_names_that_differ_only_in_case_and_spaces_are_the_same(store, same):
    assert publish(store, "Status  forår ", DAY, "Koordinator").name == "Status forår"
    with pytest.raises(NameTakenError):
        publish(store, same, DAY, "Koordinator")


def test_a_submission_that_was_not_listed_for_the_user_is_not_published(either_store):
    seen = delivered(either_store, fleksjob("BUF", 270, 2025))
    other = delivered(either_store, fleksjob("SUF", 270, 2025), by="SUF")
    for version in (seen, other):
        advance(either_store, version, State.APPROVED, "Chef")
        advance(either_store, version, State.PRESENTED, "Udvalget")
    with pytest.raises(NotPublishedError, match="blevet en anden imens"):
        publish(either_store, "Status", DAY, "Koordinator", frozenset({seen}))
    publish(either_store, "Status", DAY, "Koordinator", frozenset({seen, other}))
    with pytest.raises(NotPublishedError, match=f"Udgave {seen}, {other} er gjort offentlig imens"):
        publish(either_store, "En til", DAY, "En anden", frozenset({seen, other}))
    assert len(snapshots(either_store)) == 2
