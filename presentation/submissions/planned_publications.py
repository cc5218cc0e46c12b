"""Planned publications in words: when what happens by itself, what stops it, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from markupsafe import Markup

from policy import moments
from policy.clock import HERE
from presentation.html import markup
from presentation.html.links import Links
from presentation.language import numbers
from presentation.language.words import listed
from store.plans import Plan

ABOUT = (
    "Det sker af sig selv, også når ingen er her. Det, der bliver forelagt senere, kommer ikke med. "
    "Er siden ude af drift på det tidspunkt, sker det, når den kører igen, og så står det her. "
    "Øjebliksbilledet er set per den dag, det sker. Indtil da kan enhver, der må offentliggøre, rette "
    "og fortryde planen, også når den, der lavede den, ikke længere er koordinator."
)
DAY_UNREAD = "Skriv dag, måned og år, fx 1. marts 2027."
HOUR_MISSING = "Skriv timer og minutter, fx 8.00 eller 13.30."
HOUR_UNREAD = "»{}« er ikke et klokkeslæt. Skriv timer og minutter, fx 8.00 eller 13.30."


def when(at: datetime) -> str:
    """The moment of a plan in words, with the day of the week, and with a word where the clock shows it twice.

    >>> from datetime import UTC
    >>> when(datetime(2027, 3, 1, 7, tzinfo=UTC))
    'mandag den 1. marts 2027 klokken 8.00'
    >>> when(datetime(2026, 10, 25, 0, 30, tzinfo=UTC))
    'søndag den 25. oktober 2026 klokken 2.30, den første af de to gange den nat'
    """
    here = at.astimezone(HERE)
    words = f"{numbers.weekday(here.date())} klokken {here.hour}.{here:%M}"
    twice = moments.moment(here.date(), here.time()).twice
    return f"{words}, den første af de to gange den nat" if twice else words


def skipped(asked: date, hour: str, next_: datetime) -> str:
    """Why a time cannot be chosen: the clock is put forward past it.

    >>> skipped(date(2027, 3, 28), "2.30", datetime(2027, 3, 28, 3))
    'Klokken 2.30 findes ikke den 28. marts 2027, for da stilles uret frem til sommertid. Skriv 3.00 eller senere.'
    """
    return (
        f"Klokken {hour} findes ikke den {numbers.day(asked)}, for da stilles uret frem til sommertid. "
        f"Skriv {next_.hour}.{next_:%M} eller senere."
    )


def versions(of: Iterable[int]) -> str:
    """Some versions in running text.

    >>> versions([9]), versions([10, 8])
    ('udgave 9', 'udgave 8 og 10')
    """
    return f"udgave {listed([str(each) for each in sorted(of)])}"


def _linked(of: Iterable[int], links: Links) -> Markup:
    """The same, each a link to what it changes."""
    parts = [markup.anchor(f"udgave {each}", links.submission(each)) for each in sorted(of)]
    first, last = parts[:-1], parts[-1:]
    return Markup(" og ").join([*([Markup(", ").join(first)] if first else []), *last])


def sentence(plan: Plan, links: Links) -> Markup:
    """What happens by itself, when, and who planned it."""
    return Markup("»{}« bliver offentligt {}. Med er {}. Planlagt af {} {}.").format(
        plan.name,
        when(plan.at),
        _linked(plan.versions, links),
        plan.who,
        moments.words(datetime.fromisoformat(plan.made)),
    )


def stopped(obstacle: str) -> str:
    """A warning that an open plan cannot be carried out as it is."""
    return f"Planen kan ikke gennemføres, som den er. {obstacle} Ret planen, eller fortryd den."


def not_along(later: Iterable[int], plans: Sequence[Plan]) -> str:
    """What has been presented since and is in no plan, and how to get it along; else empty."""
    left = sorted(later)
    if not (left and plans):
        return ""
    is_one = len(left) == 1
    named = plans[0] if len(plans) == 1 else None
    mend = (
        f"Skal {'den' if is_one else 'de'} med, så ret planen »{named.name}« herunder."
        if named
        else f"Skal {'den' if is_one else 'de'} med i en af planerne, så ret den plan herunder."
    )
    return (
        f"{'Udgave' if is_one else 'Udgaverne'} {listed([str(each) for each in left])} er forelagt, men er "
        f"ikke med i en plan. {mend} Ellers kan {'den' if is_one else 'de'} gøres offentlig{'' if is_one else 'e'} "
        "nu eller planlægges for sig."
    )


def failed(plan: Plan) -> Markup:
    """That a plan was not carried out, why, and what to do, with the way there on the page."""
    return Markup(
        "»{}« blev ikke offentligt, som planlagt til {}. {} Intet er offentliggjort. Planlæg igen, eller "
        "gør det offentligt nu, under {}."
    ).format(plan.name, when(plan.at), plan.why, markup.anchor("På vej til offentligheden", "#vej"))


def latest(plan: Plan) -> str:
    """What became of the plan that was carried out last."""
    return f"Sidste plan, der blev gennemført: »{plan.name}«. {plan.why}"


def made(plan: Plan) -> str:
    """The message after planning."""
    return f"»{plan.name}« er planlagt og bliver offentligt af sig selv {when(plan.at)}."


def withdrawn(plan: Plan) -> str:
    """The message after taking a plan back."""
    return f"Planen »{plan.name}« er fortrudt. Det, der var med, er stadig forelagt og ikke offentligt."


def anew(of: Iterable[int]) -> str:
    """What is in a plan once it is changed."""
    return f"Retter du planen, er {versions(of)} med."
