"""The licences that a city can give its open data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence: its SPDX code, its Danish title, its text, and its entry in the EU's list of licences.

    `kind` is its type by the name in ADMS' list (http://purl.org/adms/licencetype/), `kind_words` that in Danish.
    """

    code: str
    title: str
    address: str
    eu_code: str
    kind: str
    kind_words: str

    @property
    def authority(self) -> str:
        """The licence's address in the EU's list (Publications Office, authority table *licence*)."""
        return f"http://publications.europa.eu/resource/authority/licence/{self.eu_code}"


_EVERY = (
    Licence(
        "CC-BY-4.0",
        "Creative Commons Kreditering 4.0 International",
        "https://creativecommons.org/licenses/by/4.0/",
        "CC_BY_4_0",
        "Attribution",
        "Kreditering",
    ),
    Licence(
        "CC0-1.0",
        "Creative Commons CC0 1.0 Universal",
        "https://creativecommons.org/publicdomain/zero/1.0/",
        "CC0",
        "PublicDomain",
        "Fri af ophavsret",
    ),
)
LICENCES: Mapping[str, Licence] = {each.code: each for each in _EVERY}
