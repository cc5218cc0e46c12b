"""The words for missing news: why the sources are silent, without blame."""

from __future__ import annotations

from markupsafe import Markup

from policy.choices import Silence
from policy.statuses import StatusCode
from presentation.html.markup import mark

LOOKS = {
    Silence.SOURCES_OLDER: StatusCode.NO_DATA,
    Silence.NOT_MENTIONED: StatusCode.UNCERTAIN,
    Silence.NO_NEWS: StatusCode.NO_NEWS,
}
"""The status whose shape and tone mark each kind of silence."""

SENTENCES = {
    Silence.SOURCES_OLDER: (
        "Kilderne er ældre end datoen: De, der følger op, er fra før og kan ikke sige, om det er sket."
    ),
    Silence.NOT_MENTIONED: (
        "Ikke omtalt i senere kilder: De giver kun eksempler, så det kan godt være sket."
    ),
    Silence.NO_NEWS: "Opfølgning mangler: En senere kilde skulle have nævnt det.",
}

OF_COMMITMENTS = {
    **{silence: silence.label for silence in Silence},
    Silence.SOURCES_OLDER: "Ingen senere kilde følger op",
}
"""The words for a commitment, which has no date."""


def silence_mark(silence: Silence, text: str | Markup | None = None) -> Markup:
    """The mark of a silence with its label, or with `text` instead."""
    return mark(LOOKS[silence], text if text is not None else silence.label)
