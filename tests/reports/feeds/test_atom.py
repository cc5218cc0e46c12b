"""The feeds as Atom: by the musts of RFC 4287, and as a reader's program reads them. Invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from xml.etree import ElementTree as ET

import feedparser
import pytest

from policy.licences import LICENCES
from presentation.feeds import entry_html, feeds
from presentation.feeds.feeds import FeedOf
from presentation.feeds.publications import told
from presentation.html.site import Site
from reports.feeds import atom
from tests.presentation.feeds.made_up import SECOND, Made, made, publications
from tests.records import assessed, indicator, initiative, observation

SITE = Site("https://by.example/handicap", {"politik": "2023-2026"})
NAMES = {"": "http://www.w3.org/2005/Atom"}
OF_5 = feeds.of_objective(5, "M5")
NOTHING_YET = replace(publications()[0], key="ingen", status=lambda: assessed(*SECOND))
FEEDS = {
    "alle": (feeds.EVERYTHING, publications()),
    "målsætning 5": (OF_5, publications()),
    "intet endnu": (feeds.EVERYTHING, (NOTHING_YET,)),
}


def written(feed: FeedOf, shown: Sequence[Made] | None = None) -> bytes:
    return atom.of(feed, told(shown or publications()), SITE)


@pytest.fixture(params=FEEDS.values(), ids=FEEDS)
def root(request) -> ET.Element:
    return ET.fromstring(written(*request.param))


def one(parent: ET.Element, name: str) -> str:
    (found,) = parent.findall(name, NAMES)
    assert found.text
    return found.text


def links(parent: ET.Element, relation: str) -> list[str]:
    return [
        each.attrib["href"]
        for each in parent.findall("link", NAMES)
        if each.attrib["rel"] == relation
    ]


def test_what_a_feed_must_have_it_has_once(root):  # 4.1.1
    for name in ("id", "title", "updated", "subtitle"):
        one(root, name)
    assert one(root, "author/name") == "Lilleby Kommune"
    assert [*map(len, (links(root, "self"), links(root, "alternate")))] == [1, 1]


def test_what_an_entry_must_have_it_has_once(root):  # 4.1.2
    for entry in root.findall("entry", NAMES):
        published, updated = (
            datetime.fromisoformat(one(entry, name)) for name in ("published", "updated")
        )
        assert published <= updated <= datetime.fromisoformat(one(root, "updated"))
        assert one(entry, "title")
        assert one(entry, "content")
        assert len(links(entry, "alternate")) == 1


def test_no_two_things_have_the_same_id(root):  # 4.2.6
    ids = [one(root, "id"), *(one(entry, "id") for entry in root.findall("entry", NAMES))]
    assert len(set(ids)) == len(ids)
    assert all(each.startswith("urn:uuid:") for each in ids)


def test_an_entry_is_the_same_in_both_of_its_feeds():
    everything, own = (ET.fromstring(written(feed)) for feed in (feeds.EVERYTHING, OF_5))
    of_all = {one(e, "id"): ET.tostring(e) for e in everything.findall("entry", NAMES)}
    mine = {one(e, "id"): ET.tostring(e) for e in own.findall("entry", NAMES)}
    assert len(mine) == 2  # »Efterår« and »Vinter«
    assert mine.items() <= of_all.items()
    assert one(own, "id") != one(everything, "id")


def test_a_feed_stays_byte_for_byte_when_something_else_is_published():
    first_two = publications()[:2]
    assert written(OF_5, first_two) == written(OF_5)  # »Forår« concerns objective 1
    assert written(feeds.EVERYTHING, first_two) != written(feeds.EVERYTHING)


def test_a_feed_reader_reads_it():
    read = feedparser.parse(written(feeds.EVERYTHING))
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"
    assert read.feed.language == "da"
    assert read.feed.title == "Alle ændringer – Status på handicappolitikken"
    assert read.feed.author == "Lilleby Kommune"
    assert "de 50 nyeste offentliggørelser" in read.feed.subtitle
    assert [tuple(each.published_parsed[:3]) for each in read.entries] == [
        (2026, 3, 20), *[(2026, 1, 10)] * 2, *[(2025, 10, 1)] * 3
    ]  # fmt: skip
    winter = read.entries[1]
    assert winter.link == (
        "https://by.example/handicap/maalsaetning-5?politik=2023-2026&oejebliksbillede=Vinter"
    )
    assert [(tag.term, tag.label) for tag in winter.tags][:2] == [
        ("maalsaetning-5", "Målsætning 5, M5"),
        ("status", "Ændret status"),
    ]
    (content,) = winter.content
    assert content.type == "text/html"
    page = (
        "https://by.example/handicap/tal-og-maaltal?politik=2023-2026&amp;oejebliksbillede=Vinter"
    )
    assert (
        f'<li><a href="{page}#fleksjob">Fleksjob, BUF: 380 i 2024 mod et måltal på 376; før 370.</a>'
        " Kilde: STATUS, side 17.</li>"
    ) in content.value
    gone = content.value.partition("<h3>Ikke længere med</h3>")[2]
    assert "oejebliksbillede=Efter%C3%A5r#I2" in gone  # where it was


def test_what_concerns_no_objective_leads_to_the_comparison_of_the_two():
    (whole,) = (
        e for e in feedparser.parse(written(feeds.EVERYTHING)).entries if "helhed" in e.title
    )
    assert whole.link.endswith("/aendringer?politik=2023-2026&fra=Efter%C3%A5r&til=Vinter")


def test_words_from_the_data_are_words_and_never_markup():
    odd = initiative("I9", title="<b>Støj</b> & \x0b ]]> uro", objective=5)
    shown = (*publications()[:2], made("Forår", publications()[2].at, *SECOND, odd))
    read = feedparser.parse(atom.of(OF_5, told(shown), SITE))
    assert not read.bozo
    assert "&lt;b&gt;Støj&lt;/b&gt; &amp;   ]]&gt; uro (SOF)." in read.entries[0].content[0].value
    assert ET.fromstring(atom.of(OF_5, told(shown), SITE)) is not None


def test_an_entry_names_so_many_changes_of_a_kind_and_counts_the_rest(monkeypatch):
    monkeypatch.setattr(entry_html, "MOST_LINES", 2)
    more = (initiative(f"N{number}") for number in range(5))
    shown = (*publications()[:2], made("Forår", publications()[2].at, *SECOND, *more))
    (entry, *_) = feedparser.parse(atom.of(OF_5, told(shown), SITE)).entries
    assert entry.content[0].value.count("<li>") == 2
    assert "Tre ændringer mere står på siden Ændringer." in entry.content[0].value


def test_a_count_of_few_persons_is_in_no_entry():
    few = indicator("faa", few_persons=True)
    before = made(
        "Efterår", publications()[0].at, *SECOND, few, observation("faa", "SOF", 2024, 20)
    )
    now = made("Vinter", publications()[1].at, *SECOND, few, observation("faa", "SOF", 2024, 3))
    assert "skjult (få personer)" in (text := atom.of(OF_5, told((before, now)), SITE).decode())
    assert "20 i 2024" not in text
    assert "3 i 2024" not in text


def test_a_licence_is_told_only_where_the_city_has_chosen_one():
    licence = LICENCES["CC-BY-4.0"]
    read = feedparser.parse(atom.of(OF_5, told(publications()), SITE, licence))
    assert read.feed.rights == licence.title
    assert licence.address in {each.href for each in read.feed.links if each.rel == "license"}
    assert "rights" not in feedparser.parse(written(OF_5)).feed
