"""What a publication changed, as the entries of the feeds. Invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

from presentation.feeds import feeds, publications
from presentation.feeds.publications import Entry, Publication, told
from presentation.submissions.changes_since import ChangeOf
from tests.presentation.feeds import made_up
from tests.presentation.feeds.made_up import Made
from tests.records import assessed

AUTUMN, WINTER, SPRING = made_up.publications()


def entries(*shown: Made) -> list[tuple[str, Entry]]:
    """The entries of all publications, each with its publication's name."""
    return [(each.name, entry) for each, entry in told(shown).of(feeds.EVERYTHING)]


def entry_of(objective: int | None) -> Entry:
    return next(
        e for name, e in entries(AUTUMN, WINTER) if name == "Vinter" and e.objective == objective
    )


def test_a_publication_has_an_entry_for_each_objective_that_it_changed_and_one_for_the_rest():
    assert [(name, each.objective) for name, each in entries(AUTUMN, WINTER, SPRING)] == [
        ("Forår", 1),
        *(("Vinter", 5), ("Vinter", None)),
        *(("Efterår", 1), ("Efterår", 4), ("Efterår", 5)),
    ]


@pytest.mark.parametrize(
    ("kind", "text"),
    {
        ChangeOf.STATUS: "Fleksjob: Nået (2024), før næsten nået (2024).",
        ChangeOf.CORRECTED_FIGURE: "Fleksjob, BUF: 380 i 2024 mod et måltal på 376; før 370.",
        ChangeOf.CHANGED_TARGET: "Praktik, SOF: 40 i 2024 mod et måltal på 60; før 40 mod et måltal på 47.",
        ChangeOf.NEW_FIGURE: "Venteliste, SOF: 12 i 2024.",
        ChangeOf.AIM: "Prioritering 5e, 5e: ny.",
        ChangeOf.NEW_INITIATIVE: "Indsats I3 (SOF).",
        ChangeOf.CHANGED_INITIATIVE: "Indsats I1: nu gennemført (før planlagt).",
        ChangeOf.REMARK: "Bemærkning B1 (september 2025).",
        ChangeOf.REPLY: "Bemærkning B1: svar fra BUF.",
        ChangeOf.STEP_HELD: "Hændelse H1 (5. november 2025).",
        ChangeOf.OTHER_STEP: "Hændelse H2: ventet den 4. februar 2026.",
        ChangeOf.TEXT: "»Næste skridt« om målsætning 5: M5.",
        ChangeOf.GONE: "Indsats: Indsats I2.",
    }.items(),
)
def test_a_change_of_each_kind_is_told_with_its_source_and_its_category(kind, text):
    entry = entry_of(None if kind in (ChangeOf.STEP_HELD, ChangeOf.OTHER_STEP) else 5)
    (change,) = (each for each in entry.changes if each.kind is kind)
    assert change.text == text
    assert bool(change.source) == (kind is not ChangeOf.GONE)
    assert kind in {each.code for each in entry.categories}


def test_every_kind_of_change_is_tried():
    tried = {each.kind for number in (5, None) for each in entry_of(number).changes}
    assert tried == set(ChangeOf)


def test_a_title_says_which_status_changed_and_how_much_else():
    assert entry_of(5).title == (
        "Målsætning 5, M5. Fleksjob: Nået (2024), før næsten nået (2024). Ét rettet tal, ét ændret "
        "måltal, ét nyt tal eller måltal, én målsætning eller prioritering, én ny indsats, én ændret "
        "indsats, én bemærkning, ét svar, én tekst og én udgået oplysning."
    )
    (spring, *_) = entries(AUTUMN, WINTER, SPRING)
    assert spring[1].title == "Målsætning 1, M1. Nyt tal eller måltal: Ramper, BUF: 7 i 2025."


def test_the_first_publication_says_how_each_objective_stands_and_lists_no_changes():
    first = entries(AUTUMN)[-1][1]
    assert first.title == "Målsætning 5, M5: offentliggjort for første gang"
    assert first.says[0] == "»Efterår« er offentliggjort. Den viser status per 1. oktober 2025."
    assert first.changes == ()


def test_a_publication_that_changed_nothing_says_so_once():
    again = made_up.made("Vinter igen", SPRING.at, *made_up.SECOND)
    (found,) = (each for name, each in entries(AUTUMN, WINTER, again) if name == "Vinter igen")
    assert found.title == "Politikken som helhed: ingen ændringer"


def test_a_status_that_is_no_publication_has_feeds_and_no_entries():
    unpublished = replace(WINTER, key="udkast", status=lambda: assessed(*made_up.FIRST))
    found = told([unpublished])
    assert [each.code for each in found.feeds] == [
        "aendringer", *("maalsaetning-1", "maalsaetning-4", "maalsaetning-5")
    ]  # fmt: skip
    assert list(found.of(feeds.EVERYTHING)) == []


def test_an_objective_that_is_gone_keeps_its_feed_and_name():
    def without_4(rows):
        return [each for each in rows if getattr(each, "number", None) != 4]

    gone = made_up.made("Uden 4", SPRING.at, *without_4(made_up.SECOND))
    found = told([AUTUMN, WINTER, gone])
    feed = feeds.among(found.feeds, "maalsaetning-4")
    assert feed is not None
    titles = [entry.title for _, entry in found.of(feed)]
    assert titles[0] == "Målsætning 4, M4. Udgået oplysning: Målsætning 4, M4."


def test_what_another_publication_brings_changes_no_earlier_entry():
    def ids(*shown: Made) -> dict[str, tuple[Publication, Entry]]:
        return {p.id_of(e): (p, e) for p, e in told(shown).of(feeds.EVERYTHING)}

    before, after = ids(AUTUMN, WINTER), ids(AUTUMN, WINTER, SPRING)
    assert len(after) == len(before) + 1 == 6
    assert {key: after[key] for key in before} == before


def test_only_the_newest_publications_are_told_and_each_is_compared_with_the_one_before(
    monkeypatch,
):
    monkeypatch.setattr(publications, "MOST_PUBLICATIONS", 2)
    found = told([AUTUMN, WINTER, SPRING])
    assert [(each.name, each.before) for each in found.publications] == [
        ("Forår", "Vinter"),
        ("Vinter", "Efterår"),
    ]
