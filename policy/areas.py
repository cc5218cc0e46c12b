"""The areas of public statistics: the whole country, its regions and its municipalities."""

from __future__ import annotations

from dataclasses import dataclass

from policy.choices import Choice


class AreaKind(Choice):
    """What an area is."""

    COUNTRY = "country", "hele landet"
    REGION = "region", "region"
    MUNICIPALITY = "municipality", "kommune"
    OUTSIDE = "outside", "uden for kommunerne"


@dataclass(frozen=True, slots=True)
class Area:
    """An area with its official three-digit code.

    `region` is the code of the region that it is in. `population` is the number of inhabitants on 1 January
    of `population_year`; both are None where the number is not known from two sources.
    """

    code: str
    name: str
    kind: AreaKind
    region: str | None = None
    population: int | None = None
    population_year: int | None = None
