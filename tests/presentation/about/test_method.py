from __future__ import annotations

from datetime import date

from metrics.status import Status
from policy.bands import Bands
from policy.choices import Language
from policy.records import Source
from presentation.about.method import bands_source, rules, source_table, words_table
from presentation.documents.status_document import status_document
from tests.records import assessed, indicator, observation, policy


def test_a_title_in_a_foreign_language_is_marked_with_its_language():
    known = {"publisher": "EU", "known_from": date(2024, 1, 1)}
    table = source_table(
        assessed(
            Source(id="A", title="Hjælp", short_title="A", **known),
            Source(id="B", title="Help", short_title="B", language=Language.ENGLISH, **known),
        )
    )
    assert '<span lang="en">Help</span> (på engelsk)' in table
    assert table.count("lang=") == 1


def test_without_a_policy_the_bands_are_the_defaults():
    assert assessed().bands == assessed(policy()).bands == Bands()
    assert "A mindst 90 procent: Næsten nået." in rules(Bands())


USUAL = ("90", "95", "60", "0,6", "ti procent")


def test_the_default_bands_appear_in_rules_words_and_sources():
    told = method_of(assessed(policy()))
    assert all(band in told for band in USUAL)


def test_a_policys_own_bands_appear_everywhere_and_no_others_do():
    own = policy(near_from=0.7, on_track_from=0.85, too_slow_from=0.55)
    told = method_of(assessed(own, indicator("tal"), observation("tal", "SOF", 2024, 9)))
    assert not [band for band in USUAL if band in told]
    assert "A mindst 70 procent: Næsten nået." in told
    assert "Målopfyldelsen er mindst 70 procent" in told
    assert "Mellem 55 og 85 procent" in told
    assert "Politikken har selv sat grænsen for Næsten nået til 70 procent." in told


def method_of(status: Status) -> str:
    """The text about bands on the method page and in the status document."""
    document = status_document(status)
    return "".join(
        (
            rules(status.bands),
            words_table(status.bands),
            bands_source(status.policy),
            repr([section for section in document.sections if section.title == "Metode"]),
        )
    )


def test_the_limit_for_hiding_few_persons_is_shown_only_if_there_is_a_policy():
    assert "skjules fra 1 til 6, og med dem" in bands_source(policy(few_persons_limit=6))
    assert "skjules" not in bands_source(None)
