"""Why no source reports what became of something expected (R15.1 and R15.2)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from policy.choices import FollowUp, Silence
from policy.records import Source


def silence(sources: Iterable[Source], day: date) -> Silence:
    """Why none of the known `sources` reports on what was expected by `day`.

    Only a follow-up source whose coverage reaches the day can be silent. If such a source is meant
    to be complete, news is missing; if it only gives examples, it may have left the matter out.
    """
    later = {
        source.follow_up
        for source in sources
        if source.follow_up and source.reports_until and source.reports_until >= day
    }
    if FollowUp.FULL in later:
        return Silence.NO_NEWS
    return Silence.NOT_MENTIONED if later else Silence.SOURCES_OLDER
