"""The page about what became of remarks and hearing answers. Everything is invented."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from html import unescape

from metrics.remark_follow_up import Followed, Result, followed
from metrics.status import Status
from policy.choices import AnswerChange, EventState, RemarkKind, RemarkScope
from policy.columns import Citation
from policy.drafting import HearingAnswer
from policy.periods import Period
from policy.statuses import Shape
from presentation.language import follow_up_sentences as sentences
from presentation.status import follow_up, follow_up_picture
from tests.records import assessed, event, objective, policy, priority, remark, reply

CITY = policy(council="Byens handicapråd")
GAP, PRAISE = RemarkKind.GAP, RemarkKind.PRAISE
HEARD = HearingAnswer(
    id="HS-1",
    party="En forening",
    dated=Period.parse("2026-02-01"),
    priority="5a",
    wording="Vi siger:\n  1)  nej <til> det\n\nHilsen",
    change=AnswerChange.TEXT,
    before="nogle veje",
    after="alle veje",
)


def status(*rows: object, as_of: date = date(2025, 11, 13)) -> Status:
    return assessed(CITY, objective(5), priority("5a"), *rows, as_of=as_of)


def text(markup: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", markup))).strip()


def read(of: Status, each: Followed) -> tuple[str, str]:
    """What a card shows, and what is folded in it."""
    shown, folded = str(follow_up.card(follow_up.Seen(of, [of]), each)).split("<details>")
    return text(shown), text(folded)


def test_a_card_shows_how_far_the_answer_and_what_it_led_to_and_folds_the_rest():
    held = event("H", EventState.HELD, "2025-10-01", follows_remarks=("b",), title="Et møde")
    of = status(remark("b", GAP), reply("s", "b", dated=Period.parse("2025-09-20")), held)
    shown, folded = read(of, *followed([of]))
    assert shown == (
        "Bemærkning b Beslutning eller møde BUF, 20. september 2025. Svar. "
        "Kilde: skrevet her på siden den 20. september 2025. "
        "Beslutning eller møde: Et møde, 1. oktober 2025."
    )
    parts = (
        "Ord, dato og kilde til Bemærkning b",
        "Kom September 2025, fra rådet i 2022–2025. Mangel.",
        "Gengivet kort Gengivet kort.",
        "Kilde: indberettet direkte til denne status",  # in no document, and of no day
        "Førte til Beslutning eller møde: Et møde, 1. oktober 2025.",
    )  # fmt: skip
    assert folded == " ".join(parts)


def test_that_there_is_no_answer_is_shown_once():
    held = event("H", EventState.HELD, "2025-10-01", follows_remarks=("e",), title="Et møde")
    of = status(remark("b", GAP), remark("c", PRAISE), remark("e", GAP), held)
    gap, praise, led = (read(of, each)[0] for each in followed([of]))
    assert gap == "Bemærkning b Intet svar og intet kendt"
    assert praise == "Bemærkning c Ros, der ikke kalder på svar"
    assert led.startswith(f"Bemærkning e Beslutning eller møde {follow_up.NO_ANSWER} ")


def test_the_words_of_a_hearing_answer_are_shown_unedited_and_escaped():
    of = status(HEARD)
    (each,) = followed([of])
    shown, folded = read(of, each)
    assert "Vi siger:\n  1)  nej &lt;til&gt; det\n\nHilsen</blockquote>" in follow_up.card(
        follow_up.Seen(of, [of]), each
    )
    assert shown.endswith("Teksten er ændret. Før: »nogle veje«. Efter: »alle veje«.")
    assert "Ord for ord" in folded


def test_the_heading_has_the_councils_name_and_counts_those_that_call_for_an_answer():
    held = event("H", EventState.HELD, "2025-10-01", follows_remarks=("b",))
    of = status(remark("b", GAP), remark("c", GAP), remark("d", PRAISE), held)
    assert sentences.headline(of, followed([of])) == (
        "Opfølgning på Byens handicapråds bemærkninger: ifølge kilderne har én af de 2, der kalder på "
        "svar, ført til noget"
    )
    assert (
        sentences.headline(status(), ()) == "Ingen bemærkninger fra Byens handicapråd på denne dato"
    )
    heard = status(remark("b", GAP), HEARD)
    assert sentences.headline(heard, followed([heard])).startswith(
        "Opfølgning på høringssvar og Byens handicapråds bemærkninger: ifølge kilderne har én af de 2, "
    )
    praise = status(remark("d", PRAISE))
    assert sentences.headline(praise, followed([praise])).endswith(": ingen kalder på svar")


def test_the_counts_add_up_to_all():
    of = status(remark("b", GAP), remark("c", GAP), reply("s", "c", covers="en del"), HEARD)
    assert sentences.counts(followed([of])) == (
        "2 bemærkninger og 1 høringssvar. Én har ført til ny tekst i politikken. Én har svar, men intet "
        "mere er kendt. Én har hverken svar eller kendt opfølgning. Ét svar gælder kun en del."
    )


def test_a_council_appointed_since_is_mentioned():
    then = status(remark("b", GAP))
    assert sentences.councils(then, followed([then])) == "Bemærkningerne er fra rådet i 2022–2025."
    now = status(remark("b", GAP), as_of=date(2026, 3, 1))
    assert sentences.councils(now, followed([now])).endswith(
        "Efter hvert valg udpeges et nyt råd, nu for 2026–2029."
    )
    both = status(remark("b", GAP), remark("c", GAP, dated=Period.parse("2026-02")))
    assert sentences.councils(both, followed([both])) == (
        "1 er fra rådet i 2022–2025 og 1 er fra rådet i 2026–2029."
    )


def test_the_picture_has_one_mark_each_and_a_shape_for_each_word():
    of = status(remark("b", GAP), remark("c", GAP), remark("d", PRAISE), HEARD)
    found = followed([of])
    drawn = follow_up_picture.chart(of, found)
    assert drawn.columns == ("2023", "2024", "2025", "2026")
    assert [(row.name, [mark.count for mark in row.marks], row.words) for row in drawn.rows] == [
        ("Ny tekst i politikken", [0, 0, 0, 1], "1"),
        ("Intet svar og intet kendt", [0, 0, 2, 0], "2"),
        ("Ros, der ikke kalder på svar", [0, 0, 1, 0], "1"),
    ]
    page = str(follow_up_picture.on_page(drawn))
    picture = follow_up_picture.picture(of, [of], found)
    # One mark each, and one more beside each word on the page.
    assert page.count("shape shape-") == len(found) + len(drawn.rows)
    assert picture.svg_alone().count("<g transform") == len(found)
    assert picture.sentence == sentences.counts(found)
    assert set(follow_up_picture.SHAPES) == set(Result)
    assert len(set(follow_up_picture.SHAPES.values())) == len(Result)
    assert set(follow_up_picture.SHAPES.values()) <= set(Shape)


def test_the_source_of_the_picture_is_that_of_every_remark_and_the_hearing_answers_themselves():
    cited = (Citation("HÅP", page=3),)
    of = status(remark("b", GAP, sources=cited), remark("c", GAP, sources=cited), HEARD)
    source = follow_up_picture.picture(of, [of], followed([of])).source
    assert source == "Kilde: HÅP, side 3; høringssvarene selv."
    unsourced = status(remark("b", GAP))
    source = follow_up_picture.picture(unsourced, [unsourced], followed([unsourced])).source
    assert source == "Kilde: indberettet direkte til denne status."


def test_the_list_is_grouped_by_what_it_is_about_in_the_order_of_the_policy():
    budget = remark("bb", GAP, scope=RemarkScope.BUDGET, objective=None, budget_year=2026)
    whole = remark("bp", GAP, scope=RemarkScope.POLICY, objective=None)
    of = status(whole, budget, remark("b", GAP), HEARD, replace(HEARD, id="HS-2", priority=None))
    found = follow_up.groups(follow_up.Seen(of, [of]), followed([of]))
    assert [(heading, [each.said.id for each in group]) for heading, group in found] == [
        ("5. M5", ["b", "HS-1"]), ("Budget 2026", ["bb"]),
        ("Politikken som helhed", ["bp", "HS-2"]),
    ]  # fmt: skip


def test_the_headings_name_the_policy_where_several_are_seen():
    of = status(remark("b", GAP))
    later = assessed(
        policy(id="2027-2030", title="Den næste", start=date(2027, 1, 1), end=date(2030, 12, 31)),
        objective(5), priority("5a"), HEARD,
    )  # fmt: skip
    seen = follow_up.Seen(of, [of, later])
    headings = [heading for heading, _ in follow_up.groups(seen, followed([of, later]))]
    assert headings == ["Handicappolitik 2023-2026: 5. M5", "Den næste: 5. M5"]


def test_the_file_has_the_words_unedited():
    of = status(HEARD)
    seen = follow_up.Seen(of, [of])
    file = follow_up.follow_up_download(seen, followed([of]))
    (row,) = file.rows
    assert dict(zip(file.headings, row, strict=True))["Ord"] == HEARD.wording
