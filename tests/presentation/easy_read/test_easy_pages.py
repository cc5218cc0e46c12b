"""Easy-to-read pages: short sentences without abbreviations, one number at a time, from the same status."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from metrics.status import Status
from monitor.editions import Monitor
from monitor.settings import SHIPPED_DATA
from policy.choices import Direction, EventState, RemarkKind, RemarkScope, Unit
from policy.kinds import Kind
from policy.periods import Period
from policy.quantities import Quantity
from policy.records import Department
from policy.statuses import Outcome, StatusCode
from presentation import pages
from presentation.easy_read import easy_pages, easy_words
from presentation.easy_read.easy_pages import HEADINGS, EasyPage, easy_page
from presentation.html.links import Links
from presentation.language.words import status_words
from store.accepted import Store
from tests.records import (
    assessed,
    baseline,
    departments,
    event,
    indicator,
    initiative,
    objectives_and_priorities,
    observation,
    policy,
    priority,
    remark,
    reply,
    target,
)

MOST_WORDS = 14  # "sentences stay under 15 words"
STATUS_PAGES = [
    pages.OVERVIEW,
    *(pages.objective(number) for number in range(1, 7)),
    pages.MEASURABILITY,
    pages.COUNCIL,
]
SHORT_WORDS = re.compile(
    r"(?<![\w.])(pct|mio|mia|kr|ca|fx|f\.eks|bl\.a|pr|nr|mv|m\.v|m\.m|osv|dvs|jf|evt|kl|inkl|tlf)(?![\w])|[%§]"
)
NAMES_IN_CAPITALS = {"ADHD"}  # the name that everybody uses
DATES = ["2014-01-01", "2023-06-01", "2025-09-01", "2025-11-13", "2026-11-22", "2027-06-30"]

COUNCIL_SAYS = "Hvad siger Handicaprådet?"


def every_sentence(page: EasyPage) -> Iterator[str]:
    """All sentences of a page, including its title and headings."""
    if page.title:
        yield page.title
    for part in page.parts:
        yield part.heading
        for block in part.blocks:
            yield from block.lines
            for entry in block.named:
                yield from entry


def long_words_only(sentence: str) -> bool:
    capitals = set(re.findall(r"\b[A-ZÆØÅ]{2,}\b", sentence)) - NAMES_IN_CAPITALS
    return not SHORT_WORDS.search(sentence) and not capitals


def numbers_in(sentence: str) -> int:
    """The number of numbers in a sentence; a date or a month with its year counts as one."""
    months = (
        r"(?:januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)"
    )
    dates = rf"(?:\d+\. )?{months} \d{{4}}"
    return len(re.findall(rf"{dates}|\d[\d./,]*", sentence))


def assert_easy(status: Status, group: str | None = None) -> None:
    for path in STATUS_PAGES:
        page = easy_page(status, path, group)
        for sentence in every_sentence(page):
            assert len(sentence.split()) <= MOST_WORDS, sentence
            assert long_words_only(sentence), sentence
            assert numbers_in(sentence) <= 1, sentence
            assert sentence.strip() == sentence, sentence
            assert sentence[0] == sentence[0].upper(), sentence


def texts(status: Status, path: str) -> str:
    page = easy_page(status, path)
    return " ".join(every_sentence(page))


def part(status: Status, path: str, heading: str) -> str:
    page = easy_page(status, path)
    found = next((p for p in page.parts if p.heading == heading), None)
    if found is None:
        return ""
    lines = [line for b in found.blocks for line in (*b.lines, *(s for e in b.named for s in e))]
    return " ".join(lines)


@pytest.fixture(scope="module")
def shipped(store_with_data: Path) -> Monitor:
    return Monitor(SHIPPED_DATA, Store(str(store_with_data)))


@pytest.mark.parametrize("day", DATES)
def test_every_sentence_of_the_shipped_data_is_short_and_plain(shipped, day):
    assert_easy(shipped.status(date.fromisoformat(day)))


@pytest.mark.parametrize("code", StatusCode)
def test_every_status_code_has_easy_words_and_a_heading(code):
    words = status_words(code)
    assert words
    assert code.meaning.outcome in HEADINGS
    for sentence in words:
        assert len(sentence.split()) <= MOST_WORDS
        assert long_words_only(sentence)
        assert sentence.endswith(".")


def test_no_two_status_codes_have_the_same_easy_words():
    assert len({status_words(code) for code in StatusCode}) == len(StatusCode)


def test_a_value_to_maintain_has_its_own_words():
    assert status_words(StatusCode.REACHED, Kind.HOLD) == ("Det er holdt, som det skulle.",)


@pytest.mark.parametrize("path", [page.path for page in pages.PAGES if page.introduction])
def test_an_introduction_is_short_and_plain_and_does_not_replace_the_page(path):
    page = easy_page(assessed(), path)
    assert not page.whole
    for sentence in every_sentence(page):
        assert len(sentence.split()) <= MOST_WORDS
        assert long_words_only(sentence)


def test_a_page_without_easy_words_says_so_and_is_not_replaced():
    page = easy_page(assessed(), "en-ny-side")
    assert not page.whole
    assert tuple(every_sentence(page))[1:] == easy_pages.NOT_EASY


def test_a_single_unknown_objective_is_left_to_its_page():
    assert not easy_page(assessed(policy()), pages.objective(5)).whole


def odd_figures() -> dict[str, list[object]]:
    """Statuses that do not occur in the shipped data, by the reason they are unusual."""
    level = indicator("fleksjob")
    lower = indicator("ventetid", direction=Direction.LOWER, unit=Unit.YEARS)
    money = indicator("penge", unit=Unit.DKK)
    long_name = "Antal af dem, der har fået et tilbud " + "og så endnu et og endnu et " * 8
    return {
        "nothing at all": [],
        "one department, far from its target": [
            level, target("fleksjob", "BUF", 2024, 376), observation("fleksjob", "BUF", 2024, 274),
        ],
        "a range against a range": [
            level,
            target("fleksjob", "BUF", 2024, Quantity.between(5, 6)),
            observation("fleksjob", "BUF", 2024, Quantity.between(5, 6)),
        ],
        "a bound against a bound": [
            level,
            target("fleksjob", "BUF", 2024, Quantity.at_most(25)),
            observation("fleksjob", "BUF", 2024, Quantity.at_least(24)),
        ],
        "too long a wait": [
            lower, target("ventetid", "SOF", 2024, 1), observation("ventetid", "SOF", 2024, 2.5),
        ],
        "money": [
            money, target("penge", "SOF", 2024, 22_700_000), observation("penge", "SOF", 2024, 17086.5),
        ],
        "shares": [
            indicator("tilfredse", Kind.PATH, unit=Unit.SHARE),
            baseline("tilfredse", "SOF", 2023, 0.4),
            target("tilfredse", "SOF", None, 0.6, deadline="2026-12-31"),
            observation("tilfredse", "SOF", 2025, 0.45),
        ],
        "only a printed attainment": [
            level,
            target("fleksjob", "BUF", 2022, 300),
            observation("fleksjob", "BUF", 2022, printed=0.96),
        ],
        "few persons": [
            indicator("fleksjob", few_persons=True),
            target("fleksjob", "BUF", 2024, 3), observation("fleksjob", "BUF", 2024, 2),
        ],
        "names far too long": [
            indicator("lang", name=long_name), target("lang", "BUF", 2024, 3),
            observation("lang", "BUF", 2024, 2),
        ],
        "names full of abbreviations": [
            indicator("kort", name="Fx ca. 5 pct. af SOF's mio. kr. pr. år, jf. loven mv."),
            target("kort", "BUF", 2024, 3),
        ],
        "news that never came": [
            initiative("I-1", expected="2025-Q1", expected_what="Åbning af ca. alt i SOF, BUF og KFF"),
            event("H-1", EventState.EXPECTED, "2025-H1"),
        ],
        "remarks of every kind": [
            remark("B-1", RemarkKind.PRAISE),
            remark("B-2", RemarkKind.GAP, title="71 pct. er midlertidige bevillinger, bl.a. i SOF"),
            remark("B-3", RemarkKind.GAP, title="Et emne – med tankestreg; og så meget mere, som ingen har skåret til, og som bliver ved"),
            reply("S-3", "B-3"),
            remark("B-4", RemarkKind.PROPOSAL, scope=RemarkScope.POLICY, objective=None),
        ],
    }  # fmt: skip


ODD = odd_figures()


@pytest.mark.parametrize("rows", ODD.values(), ids=ODD.keys())
@pytest.mark.parametrize("as_of", [date(2024, 6, 1), date(2025, 11, 13), date(2028, 1, 1)])
def test_every_sentence_of_an_unusual_status_is_short_and_plain(rows, as_of):
    surroundings = [policy(), *objectives_and_priorities(), *departments()]
    assert_easy(assessed(*surroundings, *rows, as_of=as_of))
    assert_easy(assessed(*departments(), *rows, as_of=as_of))


NAMED = assessed(
    Department(code="SOF", name="Socialforvaltningen"),
    Department(code="KK", name="Københavns Kommune som helhed"),
)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("71 pct. er midlertidige", ("71 procent er midlertidige.",)),
        ("71% af alle", ("71 procent af alle.",)),
        ("fx i SOF", ("For eksempel i Socialforvaltningen.",)),
        ("22,7 mio. kr.", ("22,7 millioner kroner.",)),
        ("Det koster 5 kr. Det er lidt", ("Det koster 5 kroner.", "Det er lidt.")),
        ("Er det nok? Nej.", ("Er det nok?", "Nej.")),
        ("ca. 330 pr. år, bl.a. i KK", ("Cirka 330 per år, blandt andet i hele kommunen.",)),
        ("SOFA", ("SOFA.",)),
        ("prøv nr. 2", ("Prøv nummer 2.",)),
    ],
)
def test_abbreviations_are_written_out(written, read):
    assert easy_words.sentences(written, NAMED) == read


def test_a_long_text_is_split_where_possible_and_loses_no_word():
    words = [f"ord{n}" for n in range(40)]
    pieces = easy_words.sentences(" ".join(words), NAMED)
    assert all(len(piece.split()) <= MOST_WORDS for piece in pieces)
    assert " ".join(pieces).replace(" …", "").replace(".", "").lower().split() == words


def test_a_department_known_only_by_its_abbreviation_is_not_named():
    status = assessed(*departments("SOF"))
    assert easy_words.place(status, "SOF") == "en forvaltning"
    assert easy_words.place(status, "XYZ") == "en forvaltning"


HIDING = [
    policy(),
    *objectives_and_priorities(),
    Department(code="BUF", name="Børne- og Ungdomsforvaltningen"),
    Department(code="SOF", name="Socialforvaltningen"),
    Department(code="KK", name="Københavns Kommune som helhed"),
    indicator("fleksjob"),
    target("fleksjob", "BUF", 2024, 376), observation("fleksjob", "BUF", 2024, 274),
    target("fleksjob", "SOF", 2024, 100), observation("fleksjob", "SOF", 2024, 250),
    target("fleksjob", "KK", 2024, 376 + 100), observation("fleksjob", "KK", 2024, 274 + 250),
]  # fmt: skip


def test_a_total_that_hides_a_failing_part_is_not_plainly_reached():
    status = assessed(*HIDING)
    path = pages.objective(5)
    assert "fleksjob" not in part(status, path, HEADINGS[Outcome.REACHED]).lower()
    in_part = part(status, path, HEADINGS[Outcome.REACHED_IN_PART])
    assert "Men det er ikke nået i alle forvaltninger." in in_part
    failed = part(status, path, HEADINGS[Outcome.NOT_REACHED])
    assert "Børne- og Ungdomsforvaltningen nåede ikke sit mål." in failed
    assert "Målet er 376. Tallet blev 274." in failed
    assert f"Det er {376 - 274} for lidt." in failed
    assert "det største antal af alle" in failed
    assert "Hvorfor går det sådan i Børne- og Ungdomsforvaltningen?" in texts(status, path)


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        # From 100 at the end of 2022 to 200 at the end of 2026: 160 after half of the time.
        (160, "har ikke nået sit mål endnu"),
        (Quantity.between(140, 180), "har ikke nået sit mål"),
        (110, "følger ikke planen"),
    ],
)
def test_a_part_below_its_target_before_the_deadline_is_not_called_missed(figure, words):
    rows = [
        row
        for code, value in (("SOF", figure), ("KK", 200))
        for row in (
            baseline("boliger", code, 2022, 100),
            target("boliger", code, None, 200, deadline=2026),
            observation("boliger", code, 2024, value),
        )
    ]
    status = assessed(
        policy(),
        *objectives_and_priorities(),
        *departments("SOF", "KK"),
        indicator("boliger", Kind.PATH),
        *rows,
    )
    told = part(status, pages.objective(5), HEADINGS[Outcome.NOT_REACHED])
    assert f"En forvaltning {words}." in told


def test_a_part_without_a_target_is_named_if_others_reached_theirs():
    status = assessed(
        policy(),
        *objectives_and_priorities(),
        *departments("SOF", "KK"),
        Department(code="SUF", name="Sundhedsforvaltningen"),
        indicator("pladser"),
        target("pladser", "SOF", 2024, 100),
        *(observation("pladser", code, 2024, 110) for code in ("SOF", "SUF")),
    )
    told = part(status, pages.objective(5), HEADINGS[Outcome.REACHED])
    assert "Sundhedsforvaltningen har ikke noget mål." in told


@pytest.mark.parametrize(("as_of", "must"), [("2026-12-31", "skal"), ("2027-01-01", "skulle")])
def test_a_deadline_that_has_passed_is_in_the_past_tense(as_of, must):
    status = assessed(
        policy(),
        *objectives_and_priorities(),
        indicator("pladser"),
        target("pladser", "KK", None, 100, deadline=2026),
        observation("pladser", "KK", 2024, 110),
        as_of=date.fromisoformat(as_of),
    )
    told = part(status, pages.objective(5), HEADINGS[Outcome.REACHED])
    assert f"Det {must} være nået i 2026." in told


def test_a_priority_without_a_target_is_called_unknown_and_never_a_failure():
    status = assessed(policy(), *objectives_and_priorities())
    for path in STATUS_PAGES[:-2]:
        assert part(status, path, HEADINGS[Outcome.NOT_REACHED]) == ""
        assert "ikke et tal at nå" in part(status, path, HEADINGS[Outcome.UNKNOWN])


def test_a_range_is_given_one_number_at_a_time():
    over = replace(Quantity.at_least(100), word="over")
    assert easy_words.figure_sentences("Tallet er", over, Unit.COUNT, NAMED) == (
        "Tallet er over 100.",
    )
    words = easy_words.figure_sentences("Målet er", Quantity.between(5, 6), Unit.COUNT, NAMED)
    assert words == ("Målet er mindst 5.", "Målet er højst 6.")


def test_a_count_of_few_persons_stays_hidden():
    status = assessed(
        policy(),
        *objectives_and_priorities(),
        *departments("BUF", "KK"),
        indicator("fleksjob", few_persons=True),
        target("fleksjob", "BUF", 2024, 90),
        observation("fleksjob", "BUF", 2024, 3),
    )
    told = texts(status, pages.objective(5))
    assert "Tallet blev" not in told
    assert "Tallet er skjult, så ingen kan kendes på det." in told
    assert str(90 - 3) not in told


def test_remarks_are_grouped_by_whether_they_have_an_answer():
    status = assessed(
        *objectives_and_priorities(),
        remark("B-1", RemarkKind.GAP, title="Uden svar"),
        remark("B-2", RemarkKind.GAP, title="Med svar"),
        remark("B-3", RemarkKind.PRAISE, title="Ros"),
        reply("S-2", "B-2"),
    )
    told = part(status, pages.objective(5), COUNCIL_SAYS)
    order = [
        "har en forvaltning svaret",
        "Med svar",
        "ikke noget svar",
        "Uden svar",
        "er ros",
        "Ros",
    ]
    assert all(told.index(a) < told.index(b) for a, b in pairwise(order))


def with_remarks(*others: object) -> Status:
    """Two remarks on objective 5: one about autism with an answer, one about everybody without."""
    return assessed(
        *objectives_and_priorities(),
        remark("B-1", RemarkKind.GAP, title="Om autisme", target_groups=("autisme",)),
        reply("S-1", "B-1"),
        remark("B-2", RemarkKind.GAP, title="Om alle"),
        *others,
    )


def of_group(status: Status, path: str, heading: str, group: str = "autisme") -> str:
    page = easy_page(status, path, group)
    found = [p for p in page.parts if p.heading == heading]
    lines = [
        s for p in found for b in p.blocks for s in (*b.lines, *(s for e in b.named for s in e))
    ]
    return " ".join(lines)


@pytest.mark.parametrize("path", [pages.COUNCIL, pages.objective(5)])
def test_all_remarks_are_counted_and_those_that_name_the_followed_group_listed(path):
    told = of_group(with_remarks(), path, COUNCIL_SAYS)
    assert told == (
        "Handicaprådet siger sin mening til kommunen. Rådet har skrevet to bemærkninger. "
        "Én af dem nævner autisme. Her ser du kun den. "
        "Her har en forvaltning svaret: Om autisme"
    )


def test_the_front_page_counts_all_remarks_even_if_a_group_is_followed():
    told = of_group(with_remarks(), pages.OVERVIEW, COUNCIL_SAYS)
    assert told == (
        "Handicaprådet siger sin mening til kommunen. Rådet har skrevet to bemærkninger. "
        "Én af dem nævner autisme. Her ser du kun den. Om autisme "
        "Én bemærkning i alt har ikke noget svar i dokumenterne. "
        "Se alt, hvad Handicaprådet siger."
    )


def test_all_remarks_are_counted_even_if_none_names_the_group():
    status = with_remarks()
    for path in (pages.COUNCIL, pages.objective(5)):
        assert of_group(status, path, COUNCIL_SAYS, "ADHD").endswith(
            "Rådet har skrevet to bemærkninger. Ingen af dem nævner ADHD."
        )
    alone = assessed(*objectives_and_priorities(), remark("B-1", RemarkKind.GAP))
    assert of_group(alone, pages.objective(5), COUNCIL_SAYS).endswith(
        "Rådet har skrevet én bemærkning. Den nævner ikke autisme."
    )


def test_the_text_says_so_if_all_remarks_name_the_group():
    both = [remark(f"B-{n}", RemarkKind.GAP, target_groups=("autisme",)) for n in (1, 2)]
    status = assessed(*objectives_and_priorities(), *both)
    told = of_group(status, pages.objective(5), COUNCIL_SAYS)
    assert "Rådet har skrevet to bemærkninger. Alle nævner autisme. Her er der ikke" in told


@pytest.mark.parametrize("group", [None, "autisme", "ADHD"])
@pytest.mark.parametrize("path", [pages.OVERVIEW, pages.COUNCIL, pages.objective(5)])
def test_unanswered_remarks_are_a_question_for_every_group(path, group):
    page = easy_page(with_remarks(), path, group)
    assert "Hvad svarer forvaltningerne Handicaprådet?" in list(every_sentence(page))


def test_the_shipped_remarks_are_counted_for_every_group(shipped):
    status = shipped.status(date(2025, 11, 13))
    council = of_group(status, pages.COUNCIL, COUNCIL_SAYS)
    assert "Rådet har skrevet 18 bemærkninger. Én af dem nævner autisme." in council
    first = of_group(status, pages.objective(1), COUNCIL_SAYS)
    assert "Rådet har skrevet to bemærkninger. Ingen af dem nævner autisme." in first
    for group in status.target_groups:
        assert_easy(status, group.name)


def test_a_name_is_not_a_sentence():
    # With a full stop it would read as a result, and an untrue one.
    assert easy_words.name("Kommunen opfylder måltal for fleksjob", NAMED) == (
        "Kommunen opfylder måltal for fleksjob",
    )
    assert easy_words.name("Flere skal i job. Kommunen går foran.", NAMED) == (
        "Flere skal i job.",
        "Kommunen går foran",
    )


def test_no_page_of_the_shipped_data_has_a_name_as_a_sentence(shipped):
    status = shipped.status(date(2025, 11, 13))
    names = [p.priority.short_title for p in status.priorities]
    names += [i.indicator.name for i in status.indicators]
    names += [r.remark.title for r in status.remarks] + [e.title for e in status.experiences]
    said = {s for path in STATUS_PAGES for s in every_sentence(easy_page(status, path))}
    assert not said & {f"{name}." for name in names}
    assert "Kommunen opfylder måltal for fleksjob" in said


def test_priorities_are_introduced_as_wishes_of_the_city(shipped):
    status = shipped.status(date(2025, 11, 13))
    fifth = part(status, pages.objective(5), "Hvad handler det om?")
    assert "Der er fem vigtige punkter. Kommunen ønsker: Flere borgere med handicap" in fifth
    measured = part(status, pages.MEASURABILITY, "Hvad har både tal og mål?")
    assert measured == "Kommunen ønsker: Kommunen opfylder måltal for fleksjob"


def test_only_priorities_without_a_target_are_called_unknown(shipped):
    status = shipped.status(date(2025, 11, 13))
    fifth = part(status, pages.objective(5), HEADINGS[Outcome.UNKNOWN])
    # 5d has a target, and its result is shown above on the page.
    assert fifth.startswith(
        "Fire af punkterne har ikke et tal at nå. Dokumenterne siger ikke, hvor langt kommunen er med dette: "
    )
    first = part(status, pages.objective(1), HEADINGS[Outcome.UNKNOWN])
    assert first.startswith("Punkterne har ikke et tal at nå. Dokumenterne siger ikke, hvor langt")


def test_an_earlier_result_is_not_denied(shipped):
    # On the front page of November 2025 no target is plainly reached, but 850 was in 2022.
    told = part(shipped.status(date(2025, 11, 13)), pages.OVERVIEW, HEADINGS[Outcome.REACHED])
    assert told == "Dokumenterne viser ikke, at et mål er helt nået nu."
    before = part(shipped.status(date(2025, 9, 1)), pages.OVERVIEW, HEADINGS[Outcome.REACHED])
    assert before.endswith(
        "Målet er 850. Resultatet blev 102 procent af målet. Resultatet er fra 2022."
    )


def test_the_councils_proposals_are_not_called_lessons(shipped):
    headings = [
        p.heading for p in easy_page(shipped.status(date(2025, 11, 13)), pages.COUNCIL).parts
    ]
    assert "Hvad siger Handicaprådet om politikken?" in headings
    assert not any("lært" in heading for heading in headings)


@pytest.mark.parametrize("path", STATUS_PAGES)
def test_a_page_before_the_policy_says_that_it_did_not_exist_yet(shipped, path):
    page = easy_page(shipped.status(date(2014, 1, 1)), path)
    assert list(every_sentence(page)) == [
        "Der er ikke noget at se endnu",
        "Hvad handler det om?",
        "Den politik, siden handler om, var der ikke endnu.",
        "Vælg en anden dato.",
    ]
    assert page.whole


def test_an_expected_date_without_news_becomes_a_question():
    status = assessed(
        *objectives_and_priorities(),
        initiative("I-1", expected="2025-08", expected_what="Åbning af huset", expected_by="SOF"),
    )
    asked = part(status, pages.objective(5), "Hvad kan du spørge om?")
    assert (
        "Det var ventet i august 2025. Dokumenterne fortæller kun om tiden før. Hvad skete der?"
        in asked
    )


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            (event("a", EventState.EXPECTED, "2025-11-20"),),
            ["Det er ventet den 20. november 2025:"],
        ),
        ((event("a", EventState.EXPECTED, 2027),), ["Det er ventet i 2027:"]),
        (
            (event("a", EventState.POSTPONED, "2025-12-03"),),
            ["Det er blevet udsat.", "Det er ventet den 3. december 2025:"],
        ),
    ],
)
def test_the_next_step_is_told_in_easy_words(rows, said):
    part = easy_page(assessed(*rows), pages.PROCESS).parts[-1]
    (block,) = part.blocks
    assert part.heading == "Hvad er det næste?"
    assert block.lines == ("Sådan så det ud den 13. november 2025.", *said)
    assert block.named == (("Hændelse a",),)


def test_without_a_next_step_the_easy_words_say_that_the_documents_do_not():
    put_off = event("a", EventState.POSTPONED, None)
    part = easy_page(assessed(put_off), pages.PROCESS).parts[-1]
    assert part.blocks[0].lines == ("Det siger dokumenterne ikke.",)


def test_a_step_put_off_to_a_day_that_has_passed_is_asked_about_as_put_off():
    status = assessed(*objectives_and_priorities(), event("a", EventState.POSTPONED, "2025-06-03"))
    asked = part(status, pages.OVERVIEW, "Hvad kan du spørge om?")
    assert "Det blev udsat. Det var ventet den 3. juni 2025." in asked


def test_text_from_data_is_escaped():
    status = assessed(
        *objectives_and_priorities(), priority("1c", short_title="<b>fed</b>"), *departments()
    )
    page = easy_page(status, pages.objective(1))
    assert "<b>" not in easy_pages.easy_text(page, Links())


def test_links_keep_the_readers_choices():
    page = easy_page(assessed(*objectives_and_priorities()), pages.OVERVIEW)
    html = easy_pages.easy_text(page, Links({"dato": "2025-11-13", "let": "ja"}))
    assert 'href="./maalsaetning-1?dato=2025-11-13&amp;let=ja"' in html


def test_a_period_has_no_number_except_the_year():
    assert easy_words.when(Period.parse("2025-H1")) == "første halvår 2025"
    assert easy_words.at(Period.parse("2025-10-08")) == "den 8. oktober 2025"


def test_an_answer_to_part_of_a_remark_is_not_shown_as_an_answer_to_all_of_it():
    remarks = [remark("B1", RemarkKind.GAP), remark("B2", RemarkKind.GAP)]
    status = assessed(*remarks, reply("S1", "B1", covers="Kun klasserne."), reply("S2", "B2"))
    blocks = [
        block.lines for part in easy_page(status, pages.COUNCIL).parts for block in part.blocks
    ]
    assert ("Her har en forvaltning svaret:",) in blocks
    assert ("Her har en forvaltning svaret på en del:",) in blocks
