"""What it means that no source tells what became of something (R15.1 and R15.2)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from policy.choices import FollowUp, Silence
from policy.records import Source


def silence(sources: Iterable[Source], day: date) -> Silence:
    """Why `sources`, those known, tell nothing of what was expected by `day`.

    Only a source that follows up can be silent: it must tell so far that it reaches the day. One
    that is to tell of everything makes news missing; one that gives examples may leave it out.
    """
    later = {
        source.follow_up
        for source in sources
        if source.follow_up and source.tells_to and source.tells_to >= day
    }
    if FollowUp.FULL in later:
        return Silence.NO_NEWS
    return Silence.NOT_MENTIONED if later else Silence.SOURCES_OLDER
