"""The entries that a search finds, their order, and their links. All texts are invented."""

from __future__ import annotations

from policy.choices import EventState, RemarkKind, ServiceLevel, UnitKind
from policy.drafting import HearingAnswer
from policy.periods import Period
from policy.records import OrganisationUnit, Service
from presentation.language.letters import search_words
from presentation.search.entries import Entry, Subject, entries
from presentation.search.index import find, index, index_of, nearer
from tests.records import (
    assessed,
    departments,
    event,
    indicator,
    initiative,
    objectives_and_priorities,
    observation,
    remark,
    reply,
)


def entry(title: str, text: str = "", subject: Subject = Subject.INITIATIVES, **fields) -> Entry:
    return Entry(subject=subject, title=title, text=text, path="indsatser", **fields)


def titles(found: list[Entry], query: str, group: str | None = None) -> list[str]:
    """The titles in the order shown to a reader."""
    answers = find(index(found), search_words(query), group)
    return [answer.title for best in answers.best.values() for answer in best]


def test_every_word_must_occur_in_title_context_or_text():
    found = [
        entry("Fleksjob", "Måltal for 2024"),
        entry("Fleksjob", "Ingen tal"),
        entry("Bostøtte", "Måltal"),
        entry("Fleksjob i alt", context="med måltal"),
    ]
    assert titles(found, "fleksjob måltal") == ["Fleksjob", "Fleksjob i alt"]


def test_danish_letters_and_their_spellings_find_each_other():
    found = [entry("Pårørende"), entry("Paaroerende")]
    assert (
        titles(found, "paaroerende")
        == titles(found, "PÅRØRENDE")
        == [
            "Pårørende",
            "Paaroerende",
        ]
    )


def test_the_best_title_comes_first_and_a_match_in_the_text_only_last():
    found = [
        entry("Ung i København", "Om job og bolig"),
        entry("Job til unge", "Om bolig"),
        entry("Fleksjob og ungebolig"),
        entry("Bolig og job"),
    ]
    # Both words begin a word; both are parts of words; one is in the title; none is.
    assert titles(found, "job bolig") == [
        "Bolig og job",
        "Fleksjob og ungebolig",
        "Job til unge",
        "Ung i København",
    ]


def test_the_subject_with_the_best_answer_comes_first():
    found = [
        entry("Noget andet", "om rengøring", Subject.INITIATIVES),
        entry("Rengøring", "hver anden uge", Subject.SERVICES),
    ]
    answers = find(index(found), search_words("rengøring"))
    assert list(answers.counts) == [Subject.SERVICES, Subject.INITIATIVES]


def test_counts_include_all_answers_even_if_only_the_best_are_shown():
    answers = find(index([entry(f"Job {n}") for n in range(9)]), search_words("job"), most=2)
    assert answers.count == 9
    assert [e.title for e in answers.best[Subject.INITIATIVES]] == ["Job 0", "Job 1"]


def test_a_followed_target_group_excludes_entries_that_do_not_name_it():
    found = [entry("Job A", target_groups=("autisme",)), entry("Job B")]
    assert titles(found, "job", "autisme") == ["Job A"]
    assert titles(found, "job", "ADHD") == []


def test_no_words_find_nothing():
    assert find(index([entry("Job")]), search_words(" § ")).count == 0


def test_a_misspelt_word_gets_the_most_similar_known_words_as_written():
    known = index([entry("Genoptræning ved erhvervet hjerneskade", "Pårørende")])
    assert nearer(known, *search_words("hjernskade")) == ["hjerneskade"]
    assert nearer(known, *search_words("paroerende"))[0] == "Pårørende"
    assert nearer(known, *search_words("xqzw")) == []


def test_an_index_is_built_once_per_status():
    status = assessed(*departments())
    assert index_of(status) is index_of(status)
    assert index_of(assessed(*departments())) is not index_of(status)


SERVICE = Service(
    id="gang",
    theme="Hjælp på farten",
    name="Gangtur",
    summary="En tur om ugen.",
    level=ServiceLevel.GUIDING,
)
COUNCIL = OrganisationUnit(
    id="byraad", name="Byens råd", kind=UnitKind.COUNCIL, department="KK", summary="For alle."
)
CENTRE = OrganisationUnit(
    id="center", name="Centret", kind=UnitKind.CENTRE, department="SOF", summary="For nogle."
)


def everything():
    return assessed(
        *departments(),
        *objectives_and_priorities(),
        indicator("fleksjob"),
        observation("fleksjob", "BUF", 2024, 274),
        initiative("I-1", title="Indsatsen"),
        remark("B-1", RemarkKind.CONCERN, title="Klassestørrelser"),
        reply("S-1", "B-1", summary="Der er otte i hver klasse."),
        HearingAnswer(
            id="HS-1", party="En forening", dated=Period.year(2026), wording="Husk ramperne."
        ),
        event("H-1", EventState.HELD, 2024, title="Høringen"),
        SERVICE,
        COUNCIL,
        CENTRE,
    )


def test_a_step_is_found_by_the_matter_that_it_belongs_to():
    entry, *_ = entries(assessed(event("H-1", EventState.EXPECTED, 2026, matter="Fælles status")))
    assert "Sag: Fælles status." in entry.text


def test_each_answer_links_to_its_place():
    ways = {e.title: (e.path, e.anchor, dict(e.filters)) for e in entries(everything())}
    assert ways["5. Målsætning 5"] == ("maalsaetning-5", "", {})
    assert ways["5d 5d"] == ("maalsaetning-5", "5d", {})
    assert ways["Fleksjob"] == ("tal-og-maaltal", "fleksjob", {})
    assert ways["Indsatsen"] == ("indsatser", "I-1", {})
    assert ways["Klassestørrelser"] == ("handicapraadet", "B-1", {})
    assert ways["Høringssvar HS-1 fra En forening"] == ("opfoelgning", "HS-1", {})
    assert ways["Høringen"] == ("politisk-behandling", "H-1", {})
    assert ways["Gangtur"] == ("hjaelp-og-serviceniveau", "gang", {"tema": "hjaelp-paa-farten"})
    assert ways["Centret"] == ("hjaelp-og-serviceniveau", "enhed-center", {})
    assert ways["Byens råd"] == ("handicapraadet", "", {})
    assert ways["BUF"] == ("forvaltninger", "", {"forvaltning": "BUF"})
    assert "KK" not in ways


def test_a_remark_is_found_by_the_words_of_its_answer():
    found = find(index_of(everything()), search_words("otte klasse"))
    assert [e.anchor for e in found.best[Subject.REMARKS]] == ["B-1"]


def test_a_hearing_answer_is_found_by_its_words():
    found = find(index_of(everything()), search_words("ramperne"))
    assert [e.anchor for e in found.best[Subject.HEARING_ANSWERS]] == ["HS-1"]


def test_an_indicator_is_found_by_its_figure():
    found = find(index_of(everything()), search_words("274"))
    assert [e.anchor for e in found.best[Subject.INDICATORS]] == ["fleksjob"]


def test_a_word_in_capitals_is_found_only_as_a_whole_word_if_there_is_one():
    found = [entry("Vejledning", "Hjælp til jobparate"), entry("BPA-ordning"), entry("BPA")]
    assert titles(found, "BPA") == ["BPA-ordning", "BPA"]
    assert titles(found, "bpa") == ["BPA-ordning", "BPA", "Vejledning"]
    assert titles([found[0]], "BPA") == ["Vejledning"]


def test_the_forms_of_a_word_find_the_same_entries():
    found = [
        entry("Fleksjob"), entry("Et fleksjobbet område"), entry("Fleksjobordningen"),
        entry("Hjælpemidler"), entry("Hjælpemiddel"), entry("Midlertidigt ophold"),
        entry("Plejebørn"), entry("Et barn"), entry("Børnehaver"),
        entry("Autismehus"), entry("Tre huse"),
    ]  # fmt: skip
    for forms, count in {
        "fleksjob fleksjobbet fleksjobbene fleksjobs": 3,
        "hjælpemiddel hjælpemidlet hjælpemidlerne": 2,
        "barn barnet børn børnene børns": 3,
        "hus huset husene": 2,
    }.items():
        assert {form: len(titles(found, form)) for form in forms.split()} == dict.fromkeys(
            forms.split(), count
        )


def test_the_word_as_written_comes_before_its_other_forms():
    found = [entry("A", "Hjælpere"), entry("B", "Støtte og hjælp"), entry("C", "En hjælper")]
    assert titles(found, "hjælper")[0] == "C"


def test_the_best_partial_match_is_shown_if_no_entry_has_all_words():
    found = [entry("Job"), entry("Bolig"), entry("Job og bolig"), entry("Ferie")]
    answers = find(index(found), search_words("job, bolig og kunst"))
    assert answers.partly
    assert [e.title for e in answers.best[Subject.INITIATIVES]] == ["Job og bolig"]
    assert not find(index(found), search_words("job bolig")).partly
    assert find(index(found), search_words("kunst xqzw")).count == 0


def test_small_words_need_not_occur():
    found = [entry("Ledsager", "ferie")]
    answers = find(index(found), search_words("Kan jeg få en ledsager med på ferie?"))
    assert answers.count == 1
    assert titles([entry("Fra 2024"), entry("2025")], "fra") == ["Fra 2024"]


def test_an_everyday_word_finds_the_official_one_and_says_so():
    found = [entry("Frist for klage"), entry("Ferie")]
    answers = find(index(found), search_words("deadline"))
    assert [e.title for e in answers.best[Subject.INITIATIVES]] == ["Frist for klage"]
    assert answers.also == {"deadline": ("frist",)}


def test_an_everyday_expression_of_several_words_is_recognised_among_others():
    found = [entry("Madservice", "i august"), entry("Mad"), entry("Ude i august")]
    assert titles(found, "mad udefra i august")[0] == "Madservice"


def test_a_query_of_five_thousand_characters_is_answered():
    for query in ("xqzw" * 1250, "ord " * 1250, "§" * 5000, "(" * 5000, "A" * 5000):
        assert find(index([entry("Job")]), search_words(query)).count == 0
