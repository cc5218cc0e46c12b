"""Why a number is missing where a published table has a column for one."""

from __future__ import annotations

from typing import Self

from policy.choices import Choice


class Absence(Choice):
    """The cause of an empty number; none of them says that anybody failed."""

    meaning: str

    def __new__(cls, code: str, label: str, meaning: str) -> Self:
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        member.accepted = ()
        member.meaning = meaning
        return member

    HIDDEN = (
        "hidden",
        "skjult",
        "Tallet er skjult, fordi det handler om få personer eller kan røbe et tal, der gør.",
    )
    IN_ENDS = (
        "in_ends",
        "interval eller grænse",
        "Kilden har et interval eller en grænse. Enderne står i kolonnerne for laveste og højeste.",
    )
    ONLY_ATTAINMENT = (
        "only_attainment",
        "kun målopfyldelsen er trykt",
        "Kilden skriver målopfyldelsen, men ikke tallet.",
    )
    NOT_REPORTED = (
        "not_reported",
        "ikke indberettet",
        "Tallet ventes for perioden, og ingen har indberettet det på statusdatoen.",
    )
    CLOSED = (
        "closed",
        "perioden er lukket",
        "Perioden er lukket med navn og begrundelse, uden at tallet er indberettet.",
    )
    NO_FIGURE = (
        "no_figure",
        "intet tal i kilderne",
        "Der er et måltal eller et trin, men kilderne har intet tal for det.",
    )
    NO_TARGET = ("no_target", "intet måltal i kilderne", "Kilderne har intet måltal for tallet.")
    SEVERAL_TARGETS = (
        "several_targets",
        "flere måltal",
        "Flere har oplyst hver sit måltal. De står i kolonnen for flere måltal.",
    )
    NOT_IN_NUMBERS = (
        "not_in_numbers",
        "lovet uden et tal",
        "Det, der er lovet, er noget, der skal gøres, og er ikke et tal.",
    )
    NO_BASELINE = (
        "no_baseline",
        "intet udgangspunkt",
        "Kilderne har ikke ét udgangspunkt, som tallet kan måles fra.",
    )
    NOT_RELEVANT = (
        "not_relevant",
        "ikke relevant",
        "Der kan ikke være et tal her, fordi tallet ikke bedømmes på den måde.",
    )
    NOT_COMPUTABLE = (
        "not_computable",
        "kan ikke regnes ud",
        "Tal og måltal giver ikke en andel, fx fordi ingen retning er oplyst, eller et af dem er nul.",
    )
