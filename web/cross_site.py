"""What the scripts of other sites may read: what anyone on the internet may."""

from __future__ import annotations

from starlette.requests import Request

from monitor import settings
from policy.choices import Circle
from store.faults import StoreError
from web import known


def by_anyone(request: Request) -> bool:
    """Whether anyone on the internet may read this, and scripts of other sites therefore too.

    Where the installation is for a narrower circle, a reader's browser must not fetch it for a site
    outside; whoever has signed in is asked to do it without. Nobody may where the setting cannot be read.
    """
    try:
        return known.PERSON not in request.scope and settings.circle() is Circle.EVERYONE
    except StoreError:
        return False


def allowed(*, by_anyone: bool) -> dict[str, str]:
    """The header by which scripts of other sites may read an answer."""
    return {"Access-Control-Allow-Origin": "*"} if by_anyone else {}
