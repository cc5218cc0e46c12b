"""The inflected forms of a Danish word find each other."""

from __future__ import annotations

import pytest

from presentation.language.inflection import form_key, is_form, other_forms, roots
from presentation.language.letters import folded

FORMS = """
    indsats indsatsen indsatser indsatserne indsatsernes indsatsens
    plads pladsen pladser pladserne
    uddannelse uddannelsen uddannelser uddannelserne
    tilgængelig tilgængeligt tilgængelige
    tilgængelighed tilgængeligheden tilgængelighedens
    fleksjob fleksjobbet fleksjobbene fleksjobs
    forvaltning forvaltningen forvaltninger forvaltningerne forvaltningernes
    måltal måltallet måltallene måltallets
    handicapråd handicaprådet handicaprådets handicaprådene
    hjælpemiddel hjælpemidler hjælpemidlet hjælpemidlerne
    center centret centre centrene centrets centeret
    borger borgere borgeren borgerne borgernes borgerens
    måned måneder måneden månederne
    år året årene årets
    by byen byer byens byerne
    kommune kommunen kommuner kommunens kommunerne
    politik politikken politikker politikkens
    kørsel kørslen kørsler
    artikel artikler artiklen
    museum museer museet
    sikker sikre sikkert
    åben åbne
    ansat ansatte ansattes
    budget budgettet budgetter
    hjem hjemmet hjemmene
    støtte støtten støtter støttet
    bolig boliger boligen boligerne
    sygdom sygdomme sygdommen
    psykisk psykiske
    regel regler reglen reglerne
    bus busser bussen busserne
    model modeller modellen
    nummer numre nummeret
    svær svært svære
    social socialt sociale
    blind blinde blindt
    døv døve døvt
    hus huset huse husene
    tilbud tilbuddet tilbuddene tilbuds
    hjælper hjælpere hjælperen hjælperne
    frist frister fristen fristerne
    elevator elevatorer elevatoren
    cykel cyklen cykler
    teater teatre teatret
    ydelse ydelsen ydelser ydelserne
    kørestol kørestole kørestolen
    glæde glæder glæden
    læge lægen læger lægerne
    krav kravet kravene
    udvalg udvalget udvalgene udvalgets
"""


@pytest.mark.parametrize("forms", [line.split() for line in FORMS.split("\n") if line.strip()])
def test_the_forms_of_a_word_share_one_key(forms):
    assert len({form_key(folded(form)) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "another"),
    [
        ("politik", "politi"),
        ("handicap", "handling"),
        ("borger", "borgmester"),
        ("sport", "spor"),
        ("uden", "ud"),
        ("siden", "side"),
        ("inden", "ind"),
        ("råd", "år"),
        ("83", "8"),
    ],
)
def test_two_different_words_have_different_keys(one, another):
    assert form_key(folded(one)) != form_key(folded(another))


@pytest.mark.parametrize(
    ("said", "others"),
    [
        ("barn", ["barn", "boern"]),
        ("børnene", ["barn", "boern"]),
        ("plejebarnets", ["plejebarn", "plejeboern"]),
        ("mænd", ["mand", "maend"]),
        ("kurserne", ["kursus", "kurser"]),
        ("voksne", ["voksen", "voksne"]),
        ("bil", []),
    ],
)
def test_irregular_forms_are_known(said, others):
    assert list(other_forms(folded(said))) == others


def test_only_an_inflectional_ending_makes_a_form():
    assert is_form("jobbet", "job")
    assert is_form("huset", "hus")
    assert not is_form("jobcenter", "job")
    assert not is_form("programmer", "ram")


def test_a_small_word_has_no_root():
    assert list(roots("inden")) == []
    assert list(roots("center")) == []
