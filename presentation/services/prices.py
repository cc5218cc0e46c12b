"""The price of a service, or the amount paid out, in words: what it covers and its year."""

from __future__ import annotations

from policy.choices import ServiceLevel, Unit
from policy.records import Service
from presentation.language.numbers import quantity
from presentation.language.words import capitalised

PAID_OUT = {"tilskud": "Tilskud", "vederlag": "Vederlag"}
"""Amounts that are paid to the citizen, by the word in `price_covers` that shows it."""

YEAR_NOT_PRINTED = "uden årstal"


def amount_name(service: Service) -> str:
    """The name of the amount: a price, a ceiling on prices, or an amount paid out."""
    if paid_out := _paid_out(service):
        return paid_out
    is_ceiling = service.level is ServiceLevel.NATIONAL and service.price and service.price.size
    return "Loft" if is_ceiling else "Pris"


def _paid_out(service: Service) -> str | None:
    covers = (service.price_covers or "").casefold()
    return next((name for word, name in PAID_OUT.items() if word in covers), None)


def price_words(service: Service) -> str:
    """The amount with what it covers, and its year where it differs from the row's."""
    if not service.price:
        return ""
    amount = amount_words(service)
    is_price = not _paid_out(service)
    covers = f"{' for' if is_price and amount != 'gratis' else ':'} {service.price_covers}"
    year = f" ({service.price_year})" if service.price_year else ""
    text = f"{amount}{covers if service.price_covers else ''}{year}"
    return capitalised(text if is_price else f"{text}. Ikke en pris.")


def amount_words(service: Service) -> str:
    """The amount alone; a price of 0 is free of charge."""
    if service.price is None:
        return "ikke oplyst"
    if not _paid_out(service) and service.price.value == 0:
        return "gratis"
    return quantity(service.price, Unit.DKK)


def amount_year(service: Service) -> str:
    """The year of the amount, or "uden årstal" where the source prints none."""
    year = service.price_year or service.year
    return str(year) if year else YEAR_NOT_PRINTED
