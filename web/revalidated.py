"""Answers that whoever asks may keep, and asks each time whether they are still the newest."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response

HEADERS = {"Cache-Control": "private, no-cache", "Content-Language": "da"}
"""A kept copy may only be shown after it has been asked whether it is still the newest."""


def tag(content: bytes) -> str:
    """The name of this very content."""
    return f'W/"{sha256(content).hexdigest()[:32]}"'


def answer(
    request: Request, content: bytes, made: str, media_type: str, headers: Mapping[str, str]
) -> Response:
    """The content with its tag `made`; 304 to whoever has it already."""
    sent = {**HEADERS, "ETag": made, **headers}
    if has(request.headers, made):
        return Response(status_code=304, headers=sent)
    return Response(content, headers=sent, media_type=media_type)


def has(asked: Headers, made: str) -> bool:
    """Whether whoever asks with these headers has the newest; compared weakly, as RFC 9110 says (13.1.2)."""
    told = asked.get("if-none-match", "")
    tags = {each.strip().removeprefix("W/") for each in told.split(",")}
    return "*" in tags or made.removeprefix("W/") in tags
