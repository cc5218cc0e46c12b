"""The page docs/doors.md, made from the table of doors: `python -m tests.doors`."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from monitor.persons import ANONYMOUS, WITHOUT_SIGN_IN
from policy.actors import Actor, Role
from web import doors
from web.doors import Answer, Door, Who

PAGE = Path(__file__).resolve().parents[1] / "docs" / "doors.md"
ROLES = (Role.READER, Role.DEPARTMENT, Role.COUNCIL, Role.COORDINATOR, Role.AUDITOR)
"""The roles that somebody can sign in with."""
EVERY_DOOR = (*doors.DOORS, doors.ELSEWHERE)


class Asker(NamedTuple):
    """Somebody at the doors: what the table calls her, who she is, and whether she may read."""

    name: str
    person: Actor
    may_read: bool = True


def signed_in(role: Role) -> Actor:
    return Actor("Anne", frozenset({role}), account="anne")


ASKERS = (
    Asker("installation uden login", WITHOUT_SIGN_IN),
    Asker("ikke logget ind, åben læsning", ANONYMOUS),
    Asker("ikke logget ind, lukket læsning", ANONYMOUS, may_read=False),
    *(Asker(role.label, signed_in(role)) for role in ROLES),
)
HEAD = """\
# The doors

*Every address that the server answers, and who gets in.* `web/doors.py` declares it, `web/guard.py` decides
by it before anything else, and a test asks a running server for every cell. `python -m tests.doors` writes
this page. An address without a row of its own is closed if it is one of Streamlit's inner ones, and is
otherwise answered as a page: there is no such page.

| in a cell | a page is answered with | a file | the websocket |
|---|---|---|---|
| ind | what was asked for | the same | it stays open |
| log ind | 303 to sign-in, with the way back | 401 | accepted, then closed with 4401 |
| 403 | a page that says whom it is for | 403 | – |
| 404 | – | 404 | – |

*Den, siden er vist for*: only an open page of the same person has been told the address, which cannot be
guessed; everybody else gets 404.

"""


def answer(door: Door, asker: Asker) -> Answer:
    """What somebody gets at a door that she may use, as far as her rights go."""
    return doors.answer(door, asker.person, may_read=asker.may_read, told=True)


def page() -> str:
    """The text of the page."""
    columns = ["dør", "hvad", "hvem", *(asker.name for asker in ASKERS)]
    rows = [columns, ["---"] * len(columns), *(_row(door) for door in EVERY_DOOR)]
    return HEAD + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _row(door: Door) -> list[str]:
    path = f"`{door.path}…`" if door.is_beginning else f"`{door.path}`"
    answers = [answer(door, asker).value for asker in ASKERS]
    if door.who is Who.HERS:
        answers = [f"({each})" if each == Answer.IN.value else each for each in answers]
    return [path, door.what, door.who.value, *answers]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
