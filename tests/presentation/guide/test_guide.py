"""The guide as a page. The texts are invented, but for those of the file itself."""

from __future__ import annotations

from presentation.guide import on_page
from presentation.guide.chapters import chapters, chapters_of
from presentation.html.links import Links

TEXT = """\
# Vejledning

## Læs

**Overblik** svarer først. Rådet hedder Handicaprådet.

Se også *Søg* og *Vælg dato*.

### Gå i dybden

1. Et skridt med `kode`
2. <script>alert(1)</script>

| rolle | kan |
|---|---|
| læser | læse |

## Skriv

Kort.
"""
LINKS = Links({"dato": "2025-11-13"})


def drawn(number: int = 0) -> str:
    return str(on_page.chapter(chapters_of(TEXT)[number], LINKS, "Rådet i Byen"))


def test_what_a_chapter_says_first_is_in_sight_and_the_rest_is_folded():
    first = drawn().partition("<details")[0]
    assert "svarer først" in first
    assert "Se også" not in first
    assert "<details" not in drawn(1)
    assert drawn().count("<summary>") == 2  # the rest of the chapter, and its one section


def test_the_name_of_a_page_leads_to_the_page_and_other_marked_words_do_not():
    assert '<a href="./?dato=2025-11-13"><strong>Overblik</strong></a>' in drawn()
    assert '<a href="./soeg?dato=2025-11-13"><em>Søg</em></a>' in drawn()
    assert "<em>Vælg dato</em>" in drawn()


def test_the_council_has_the_name_that_the_city_gives_it():
    assert "Rådet hedder Rådet i Byen." in drawn()
    assert "Handicaprådet" not in drawn()


def test_html_in_the_text_is_shown_as_text():
    assert "&lt;script&gt;" in drawn()
    assert "<script" not in drawn()


def test_a_table_has_its_section_as_caption_and_the_scope_of_its_headings():
    assert '<caption class="unseen">Gå i dybden</caption>' in drawn()
    assert 'data-label="Kan"' in drawn()


def test_every_chapter_and_section_of_the_file_is_shown_with_an_address_of_its_own():
    parts = [part for each in chapters() for part in (each.opening, *each.sections)]
    text = (on_page.chapter(each, LINKS, "Rådet") for each in chapters())
    shown = "".join(text)
    assert len({part.anchor for part in parts}) == len(parts) > 20
    for part in parts:
        assert f'id="{part.anchor}"' in shown
