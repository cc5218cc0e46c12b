"""The doors: every address that the web server answers, and who gets in. Declared once.

`web/guard.py` decides by this table, `docs/doors.md` shows it, and a test asks the running server row by
row. What has no row of its own is closed (Streamlit's inner addresses) or treated as a page.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from policy.actors import Actor, Right
from presentation import pages
from signin.settings import CALLBACK
from web import shell, sign_in, staying


class Who(Enum):
    """Who gets in by a door."""

    EVERYONE = "alle"
    """Needs no session, since nothing is told: files of the program, health, and the way to sign in."""
    READERS = "læsere"
    """Everyone where anonymous people may read, else whoever has signed in."""
    HERS = "den, siden er vist for"
    """Whoever an open page of hers has told the address, which is random."""
    NOBODY = "ingen"


class Kind(Enum):
    """What asks at a door; it decides how a refusal is said."""

    PAGE = auto()
    FILE = auto()
    SOCKET = auto()


class Answer(Enum):
    """What somebody gets at a door."""

    IN = "ind"
    SIGN_IN = "log ind"
    """A page: redirected to sign-in, with a way back. A file: 401. A websocket: closed with 4401."""
    FORBIDDEN = "403"
    NOT_FOUND = "404"


@dataclass(frozen=True, slots=True)
class Door:
    """A row of the table.

    `path` is below the site's own; one that ends with a slash or hyphen is for all that begins so.
    `needs` are rights of which a person needs one.
    """

    path: str
    who: Who
    what: str
    kind: Kind = Kind.FILE
    needs: frozenset[Right] = frozenset()

    @property
    def is_beginning(self) -> bool:
        """Whether it is for every path that begins so."""
        return self.path != "/" and self.path.endswith(("/", "-"))


def _page(page: pages.Page) -> Door:
    path = f"/{page.path}-" if page.per_objective else f"/{page.path}"
    return Door(path, Who.READERS, f"Siden {page.title}", Kind.PAGE, page.needs)


SENDING = pages.DELIVERING | {Right.BEGIN_POLICY}
"""The rights of those whose pages take files."""
OWN = (
    Door(f"/{shell.STYLE}", Who.EVERYONE, "Vores stil"),
    *(Door(f"/{name}", Who.EVERYONE, "Vores script") for name in shell.SCRIPTS),
    Door("/sundhed", Who.EVERYONE, "Om data kan læses"),
    Door("/sundhed/lever", Who.EVERYONE, "Om serveren lever"),
    Door("/sundhed/klar", Who.EVERYONE, "Om serveren tager imod besøg"),
    Door(sign_in.SIGN_IN, Who.EVERYONE, "Vejen til login"),
    Door(CALLBACK, Who.EVERYONE, "Svaret fra login-tjenesten"),
    Door(sign_in.SIGN_OUT, Who.EVERYONE, "Log ud"),
    Door(staying.PATH, Who.EVERYONE, "Hvor længe man endnu er logget ind"),
    Door("/nyt", Who.READERS, "Om der er kommet noget nyt til en åben side"),
    Door("/kalender/", Who.READERS, "Kalendere til kalenderprogrammer"),
    Door("/data/", Who.READERS, "Åbne data, og feeds med det, der er ændret"),
    Door("/robots.txt", Who.EVERYONE, "Hvad søgemaskiner må se"),
    Door("/indlejr/", Who.READERS, "Ét billede for sig selv, som andre hjemmesider kan vise"),
)
STREAMLITS = (
    Door("/static/", Who.EVERYONE, "Programmets scripts, skrifter og stil"),
    Door("/favicon.png", Who.EVERYONE, "Ikonet i fanebladet"),
    Door("/_stcore/health", Who.EVERYONE, "Om Streamlit er startet"),
    Door("/_stcore/host-config", Who.EVERYONE, "Indstillinger til browseren"),
    Door(f"/{shell.STREAM}", Who.READERS, "Forbindelsen, som siderne vises over", Kind.SOCKET),
    Door("/component/", Who.READERS, "Komponenters filer"),
    Door("/_stcore/bidi-components/", Who.READERS, "Komponenters filer"),
    Door("/media/", Who.HERS, "Filer til hentning og billeder"),
    Door(f"/{shell.UPLOAD}", Who.HERS, "Filer, der sendes ind", needs=SENDING),
    Door("/_stcore/metrics", Who.NOBODY, "Streamlits egne målinger"),
    Door("/_stcore/agent/", Who.NOBODY, "Streamlits indgang for programmer"),
    Door("/_stcore/script-health-check", Who.NOBODY, "Streamlits prøvekørsel"),
    Door("/auth/login", Who.NOBODY, "Streamlits eget login"),
    Door("/auth/logout", Who.NOBODY, "Streamlits eget login"),
    Door("/oauth2callback", Who.NOBODY, "Streamlits eget login"),
    Door("/_stcore/", Who.NOBODY, "Alt andet af Streamlits indre"),
)
PAGES = tuple(map(_page, pages.PAGES))
DOORS = (*OWN, *STREAMLITS, *PAGES)
_BY_PATH = {door.path: door for door in DOORS if not door.is_beginning}
_BEGINNINGS = tuple(door for door in DOORS if door.is_beginning)
ELSEWHERE = Door("…", Who.READERS, "Enhver anden adresse: siden findes ikke", Kind.PAGE)
"""Streamlit answers an unknown address with its page, which then says that there is no such page."""


def at(path: str) -> Door:
    """The door of a path below the site's own.

    >>> at("/media/abc.pdf").who, at("/_stcore/noget-nyt").who, at("/soeg").what
    (<Who.HERS: 'den, siden er vist for'>, <Who.NOBODY: 'ingen'>, 'Siden Søg')
    """
    if exactly := _BY_PATH.get(path):
        return exactly
    return next((door for door in _BEGINNINGS if path.startswith(door.path)), ELSEWHERE)


def answer(door: Door, person: Actor, *, may_read: bool, told: bool) -> Answer:
    """What a person gets at a door.

    `may_read` is whether she may see what is public, and `told` whether an open page of hers has been
    told the address.
    """
    match door.who:
        case Who.EVERYONE:
            return Answer.IN
        case Who.NOBODY:
            return Answer.NOT_FOUND
    if not may_read:
        return Answer.SIGN_IN
    if door.needs and not any(map(person.may, door.needs)):
        return Answer.FORBIDDEN if person.account else Answer.SIGN_IN
    return Answer.NOT_FOUND if door.who is Who.HERS and not told else Answer.IN
