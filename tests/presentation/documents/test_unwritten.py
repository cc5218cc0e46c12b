"""Setting apart what nobody has written from what a document says."""

from __future__ import annotations

from presentation.blocks import Blank, Paragraph, ParagraphKind
from presentation.documents import unwritten

PRICE = Blank("prisen")
LABEL, WORDS = Paragraph("Økonomi", ParagraphKind.LABEL), Paragraph("Det koster 3 kr.")


def test_a_blank_is_no_block_of_its_section_and_is_kept_beside_it():
    made = unwritten.section("Sag", 1, (WORDS, PRICE))
    assert (made.blocks, made.blanks) == ((WORDS,), (PRICE,))


def test_a_label_goes_with_the_blanks_that_it_leads_to_and_stays_over_words():
    assert unwritten.section("Sag", 1, (WORDS, LABEL, PRICE)).blocks == (WORDS,)
    assert unwritten.section("Sag", 1, (LABEL, PRICE, LABEL, WORDS)).blocks == (LABEL, WORDS)
    assert unwritten.section("Sag", 1, (LABEL, PRICE, WORDS)).blocks == (LABEL, WORDS)


def test_a_section_of_blanks_alone_is_left_out_and_listed_as_that_unless_one_below_it_has_words():
    chapter = unwritten.section("Kapitel", 1, (PRICE,))
    below = unwritten.section("Afsnit", 2, (WORDS,))
    after = unwritten.section("Næste", 1, (WORDS, PRICE))
    assert unwritten.left([chapter, after]) == (after,)
    assert unwritten.left([chapter, below]) == (chapter, below)
    told = [(each.section, each.left_out) for each in unwritten.listed([chapter, after])]
    assert told == [("Kapitel", True), ("Næste", False)]
