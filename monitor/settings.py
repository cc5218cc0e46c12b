"""The settings from environment variables, each with its default."""

from __future__ import annotations

import os
import re
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from policy.choices import Circle
from policy.licences import LICENCES, Licence
from store.faults import StoreError
from store.patience import Patience

POLICY_VARIABLE = "HANDICAPMONITOR_POLICY"
DATA_FOLDER_VARIABLE = "HANDICAPMONITOR_DATA"
STORE_VARIABLE = "HANDICAPMONITOR_STORE"
DATABASE_VARIABLE = "DATABASE_URL"
DATABASE_FILE_VARIABLE = "DATABASE_URL_FILE"
BACKUPS_VARIABLE = "HANDICAPMONITOR_BACKUPS"
MEASURES_VARIABLE = "HANDICAPMONITOR_MEASURES"
DRAFTS_VARIABLE = "HANDICAPMONITOR_DRAFTS"
CONTACT_VARIABLE = "HANDICAPMONITOR_CONTACT"
STATEMENT_VARIABLE = "HANDICAPMONITOR_STATEMENT_URL"
HOSTS_VARIABLE = "HANDICAPMONITOR_HOSTS"
EMBEDDING_VARIABLE = "HANDICAPMONITOR_EMBEDDED_BY"
LICENCE_VARIABLE = "HANDICAPMONITOR_LICENCE"
LOG_VARIABLE = "HANDICAPMONITOR_LOG"
SIGN_IN_VARIABLE = "HANDICAPMONITOR_SIGN_IN"
CONNECT_VARIABLE = "HANDICAPMONITOR_CONNECT_SECONDS"
ANSWER_VARIABLE = "HANDICAPMONITOR_ANSWER_SECONDS"
WAIT_VARIABLE = "HANDICAPMONITOR_WAIT_SECONDS"
DRAIN_VARIABLE = "HANDICAPMONITOR_DRAIN_SECONDS"

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
"""The shipped policies, each a folder of workbooks named as its code."""
SHIPPED_DATA = DATA / "2023-2026"
STORE = ROOT / "var"
JSON = "json"
SITE = re.compile(
    r"(?P<scheme>https?://)?(?P<host>(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]{1,5})?)/?",
    re.IGNORECASE,
)
"""A site by its host name, or `*.` before it for all names below it."""
LONGEST_SECONDS = 3600
CIRCLES = {
    "egen": Circle.OWN,
    "medvirkende": Circle.CONTRIBUTING,
    "raadet": Circle.COUNCIL,
}
"""The circles that an installation can be for, by the word for each in the setting."""


def data_folder() -> Path:
    """The folder of the first policy's workbooks, whose store the others are beside."""
    return own_data_folder() or SHIPPED_DATA


def own_data_folder() -> Path | None:
    """The folder of workbooks that replaces the shipped policies; None if not set."""
    named = os.environ.get(DATA_FOLDER_VARIABLE)
    return Path(named) if named else None


def default_policy() -> str | None:
    """The code of the policy that is shown where the address names none; None if not set."""
    return os.environ.get(POLICY_VARIABLE, "").strip() or None


def circle() -> Circle:
    """The circle that this installation is for; everyone if not set. Raises `StoreError`."""
    written = os.environ.get(DRAFTS_VARIABLE, "").strip()
    if written and written not in CIRCLES:
        raise StoreError(
            f"Indstillingen {DRAFTS_VARIABLE} skal være {', '.join(CIRCLES)} eller tom. "
            f"Der står »{written}«."
        )
    return CIRCLES.get(written, Circle.EVERYONE)


def store_place() -> str:
    """Where accepted submissions are kept: a folder, or the address of a PostgreSQL database.

    HANDICAPMONITOR_STORE takes precedence over DATABASE_URL, and that over a file with the address.
    By default a different folder of workbooks has a different store, so that trying one never
    writes in the history of the shipped data. Raises `StoreError`.
    """
    named = os.environ.get(STORE_VARIABLE) or os.environ.get(DATABASE_VARIABLE)
    if named := named or _database_in_file():
        return named
    data = data_folder().resolve()
    if data == SHIPPED_DATA:
        return str(STORE)
    return str(STORE / f"{data.name}-{sha256(str(data).encode()).hexdigest()[:8]}")


def _database_in_file() -> str | None:
    """The address in the file that the setting names, which keeps its password out of the environment."""
    named = os.environ.get(DATABASE_FILE_VARIABLE, "").strip()
    if not named:
        return None
    try:
        address = Path(named).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(
            f"Filen i indstillingen {DATABASE_FILE_VARIABLE} kan ikke læses: {named}. "
            "Den skal indeholde databasens adresse."
        ) from error
    if "://" not in address:
        raise StoreError(
            f"Filen i indstillingen {DATABASE_FILE_VARIABLE} skal indeholde databasens adresse, "
            f"fx postgresql://bruger:kode@vært/navn. Det gør {named} ikke."
        )
    return address


def backups_folder() -> Path | None:
    """The folder for the backups of a timer, whose age is watched; None if not set."""
    named = os.environ.get(BACKUPS_VARIABLE, "").strip()
    return Path(named) if named else None


class Address(NamedTuple):
    """Where a server listens."""

    host: str
    port: int


def measures_address() -> Address | None:
    """Where this server tells its measures, apart from the site; None if not set. Raises `StoreError`."""
    written = os.environ.get(MEASURES_VARIABLE, "").strip()
    if not written:
        return None
    host, _, port = written.rpartition(":")
    if not (host and port.isascii() and port.isdigit() and 0 < int(port[:6]) < 65536):
        raise StoreError(
            f"Indstillingen {MEASURES_VARIABLE} skal være en adresse og en port, fx 127.0.0.1:9101. "
            f"Der står »{written}«."
        )
    return Address(host.strip("[]"), int(port))


def kept_copies() -> Path:
    """The folder for copies that the product makes by itself: beside the store, or where backups are."""
    place = store_place()
    return backups_folder() or STORE if "://" in place else Path(place)


def patience() -> Patience:
    """The time limits of the store. Raises `StoreError` for a value that is no number of seconds."""
    usual = Patience()
    return Patience(
        connecting=_seconds(CONNECT_VARIABLE, usual.connecting),
        answering=_seconds(ANSWER_VARIABLE, usual.answering),
        writing=_seconds(WAIT_VARIABLE, usual.writing),
    )


def drain_seconds() -> int:
    """How long a server that is told to end still serves, for the proxy to notice.

    Raises `StoreError` for a value that is no number of seconds.
    """
    return _seconds(DRAIN_VARIABLE, 0, least=0)


def _seconds(variable: str, usual: int, least: int = 1) -> int:
    written = os.environ.get(variable, "").strip() or str(usual)
    if not (written.isascii() and written.isdigit() and least <= int(written) <= LONGEST_SECONDS):
        raise StoreError(
            f"Indstillingen {variable} skal være et helt antal sekunder fra {least} til "
            f"{LONGEST_SECONDS}, fx {usual}. Der står »{written}«."
        )
    return int(written)


def log_form() -> str:
    """How the server's log is written: `JSON`, or empty for text. Raises `StoreError`."""
    written = os.environ.get(LOG_VARIABLE, "").strip()
    if written not in ("", JSON):
        raise StoreError(
            f"Indstillingen {LOG_VARIABLE} skal være {JSON} eller tom. Der står »{written}«."
        )
    return written


def sign_in_file() -> Path | None:
    """The file that says how people sign in and which roles they get; None if nobody signs in."""
    named = os.environ.get(SIGN_IN_VARIABLE, "").strip()
    return Path(named) if named else None


def signs_in() -> bool:
    """Whether people sign in on this installation."""
    return sign_in_file() is not None


def contact() -> str | None:
    """Whom readers can write to about the site: a mail address or a text; None if not set."""
    return os.environ.get(CONTACT_VARIABLE, "").strip() or None


def statement_address() -> str | None:
    """The address of the city's official accessibility statement; None if not set.

    Anything that is not a web address counts as not set, because it becomes a link.
    """
    address = os.environ.get(STATEMENT_VARIABLE, "").strip()
    return address if address.startswith(("https://", "http://")) else None


def licence() -> Licence | None:
    """What others may do with the figures; None if nobody has decided. Raises `StoreError`."""
    written = os.environ.get(LICENCE_VARIABLE, "").strip()
    if written and written not in LICENCES:
        raise StoreError(
            f"Indstillingen {LICENCE_VARIABLE} skal være {' eller '.join(LICENCES)}, eller tom. "
            f"Der står »{written}«."
        )
    return LICENCES.get(written)


def embedding_sites() -> list[str]:
    """The sites that may show a picture in a frame, as browsers are told. Raises `StoreError`.

    They are by https, unless the setting says otherwise.
    """
    return [f"{site['scheme'] or 'https://'}{site['host']}".lower() for site in _sites()]


def embedding_hosts() -> list[str]:
    """The names of those sites, as readers are told. Raises `StoreError`."""
    return [site["host"].lower() for site in _sites()]


def _sites() -> list[re.Match[str]]:
    written = os.environ.get(EMBEDDING_VARIABLE, "").replace(",", " ").split()
    found = [(each, SITE.fullmatch(each)) for each in written]
    if wrong := [each for each, site in found if site is None]:
        raise StoreError(
            f"Indstillingen {EMBEDDING_VARIABLE} skal være navne på hjemmesider med komma imellem, fx "
            f"www.example.dk eller *.example.dk. Der står »{wrong[0]}«."
        )
    return [site for _, site in found if site]


def host_names() -> list[str]:
    """The host names of the site besides this machine's own, as written in the setting."""
    return os.environ.get(HOSTS_VARIABLE, "").replace(",", " ").split()
