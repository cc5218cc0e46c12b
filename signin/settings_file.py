"""Reads the settings file of sign-in, and says everything that is wrong in it at once."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policy.actors import Role
from policy.spelling import suggestion
from signin.settings_keys import REQUIRED, SECRETS, TABLES, MendError

_TOML_LINE = re.compile(r"\(at (?:line (\d+), column \d+|end of document)\)")

Values = Mapping[str, Any]


class SignInSettingsError(Exception):
    """A settings file that cannot be used. The message is Danish: one line for each fault."""


@dataclass(frozen=True, slots=True)
class Filled:
    """What a file says, checked; a table that is not there is None."""

    top: Values
    session: Values
    rules: tuple[Values, ...]
    provider: Values | None
    proxy: Values | None


def filled(file: Path) -> Filled:
    """What the file says, with the client's secret, wherever it is kept, as `client_secret`.

    Raises:
        SignInSettingsError: for everything that is wrong in it at once.
    """
    reading = _Reading(file)
    answer = reading.everything()
    if reading.faults:
        raise SignInSettingsError("\n".join(reading.faults))
    return answer


class _Reading:
    """One reading of a file, which collects what is wrong."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self._found: list[tuple[int, str]] = []
        try:
            self.text = file.read_text(encoding="utf-8-sig")
            self.written = tomllib.loads(self.text)
        except OSError as fault:
            raise SignInSettingsError(
                f"Filen med adgang kan ikke læses: {file} ({fault.strerror})."
            ) from fault
        except UnicodeDecodeError as fault:
            raise SignInSettingsError(
                f"{file}: Filen er ikke gemt som UTF-8. Gem den igen som UTF-8."
            ) from fault
        except tomllib.TOMLDecodeError as fault:
            raise SignInSettingsError(self._unreadable(fault)) from fault

    @property
    def faults(self) -> list[str]:
        """What is wrong, in the order of the file's lines."""
        return [text for _, text in sorted(self._found, key=lambda found: found[0])]

    def everything(self) -> Filled:
        known = [key.name for key in TABLES[""]] + [name for name in TABLES if name]
        for name in self.written:
            if name not in known:
                self._fault(f"»{name}« kendes ikke. {suggestion(name, known)}", "", key=name)
        rules = self._many("rolle")
        provider, proxy = self._one("udbyder"), self._one("proxy")
        if provider is None and proxy is None and not {"udbyder", "proxy"} & set(self.written):
            self._fault("[udbyder] mangler: den siger, hvor der logges ind.")
        if not self.written.get("rolle"):
            self._fault("Der er ingen [[rolle]], så ingen ville kunne indberette. Skriv mindst en.")
        for number, rule in enumerate(rules):
            self._check_departments(rule, number)
        return Filled(
            self._table("", {k: v for k, v in self.written.items() if k not in TABLES}),
            self._one("session") or self._table("session", {}),
            tuple(rules),
            self._with_secret(provider) if provider is not None else None,
            proxy,
        )

    def _one(self, name: str) -> dict[str, Any] | None:
        written = self.written.get(name)
        if written is None:
            return None
        if not isinstance(written, dict):
            self._fault(f"Skriv [{name}] på en linje for sig, med én klamme om.", name)
            return None
        return self._table(name, written)

    def _many(self, name: str) -> list[dict[str, Any]]:
        written = self.written.get(name, [])
        if not isinstance(written, list) or not all(isinstance(each, dict) for each in written):
            self._fault(f"Skriv [[{name}]] på en linje for sig, med to klammer om.", name)
            return []
        return [self._table(name, each, number) for number, each in enumerate(written)]

    def _table(self, name: str, written: Values, number: int = 0) -> dict[str, Any]:
        """The values of a table by key; a value that is wrong becomes a fault, and is left out."""
        known = {key.name: key for key in TABLES[name]}
        for each in written if name else ():
            if each not in known:
                self._fault(f"»{each}« kendes ikke. {suggestion(each, known)}", name, number, each)
        values: dict[str, Any] = {}
        for key in known.values():
            if key.name in written:
                try:
                    values[key.name] = key.read(written[key.name])
                except MendError as mend:
                    shown = "" if key.secret else f"Der står »{written[key.name]}«. "
                    self._fault(f"{key.name}: {shown}{mend}", name, number, key.name)
            elif key.default is REQUIRED:
                self._fault(f"{key.name} mangler.", name, number)
            else:
                values[key.name] = key.default
        return values

    def _check_departments(self, rule: Values, number: int) -> None:
        role, departments = rule.get("rolle"), rule.get("forvaltninger")
        if role is Role.DEPARTMENT and departments == frozenset():
            self._fault(
                'Rollen forvaltning skal have forvaltninger, fx forvaltninger = ["SOF"].',
                "rolle",
                number,
            )
        elif role not in (None, Role.DEPARTMENT) and departments:
            self._fault(
                f"Rollen {role} har ikke forvaltninger. Slet linjen, eller skriv en [[rolle]] mere.",
                "rolle",
                number,
                "forvaltninger",
            )

    def _with_secret(self, provider: dict[str, Any]) -> dict[str, Any]:
        named = [name for name in SECRETS if provider.get(name)]
        if len(named) != 1:
            self._fault(f"Skriv netop en af {', '.join(SECRETS)}. Der er {len(named)}.", "udbyder")
            return provider
        (name,) = named
        secret = provider[name]
        if name == "client_secret_miljoe":
            secret = os.environ.get(secret, "").strip()
            empty = f"Miljøvariablen {provider[name]} er tom eller findes ikke."
        elif name == "client_secret_fil":
            secret, empty = self._in_file(secret)
        if not secret:
            self._fault(f"{name}: {empty}", "udbyder", key=name)
        return {**provider, "client_secret": secret}

    def _in_file(self, name: str) -> tuple[str, str]:
        """The secret that a file holds, and what to say where there is none."""
        path = self.file.parent / name
        try:
            return path.read_text(encoding="utf-8").strip(), f"Filen {path} er tom."
        except (OSError, UnicodeDecodeError) as fault:
            return "", f"Filen {path} kan ikke læses ({getattr(fault, 'strerror', 'ikke tekst')})."

    def _fault(self, text: str, table: str = "", number: int = 0, key: str = "") -> None:
        line = _line_of(self.text, table, number, key)
        where = f"[[{table}]] " if table == "rolle" else f"[{table}] " if table else ""
        at = f", linje {line}" if line else ""
        self._found.append((line or 0, f"{self.file}{at}: {where}{text}"))

    def _unreadable(self, fault: tomllib.TOMLDecodeError) -> str:
        """Danish for a file that is not TOML; the library's English words say what it met."""
        place = _TOML_LINE.search(str(fault))
        line = place[1] if place and place[1] else str(len(self.text.splitlines()))
        reason = _TOML_LINE.sub("", str(fault)).strip()
        return (
            f"{self.file}, linje {line}: Linjen kan ikke læses som TOML ({reason}). Se efter et "
            "anførselstegn, en klamme eller et lighedstegn, der mangler."
        )


def _line_of(text: str, table: str, number: int, key: str) -> int | None:
    """The line on which a key stands, or else its table begins; None where neither is found."""
    begins = None
    for line, (inside, count, written) in _keys(text):
        if inside == table and count == number:
            begins = begins or line
            if written == key:
                return line
    return begins if table else None


def _keys(text: str) -> Iterator[tuple[int, tuple[str, int, str]]]:
    """Each line that begins a table or has a key: its number, the table, which of them, the key."""
    table, seen = "", {"": 0}
    for line, written in enumerate(text.splitlines(), 1):
        if header := re.match(r"\s*\[\[?\s*\"?([\w-]+)\"?\s*\]", written):
            table = header[1]
            seen[table] = seen.get(table, -1) + 1
            yield line, (table, seen[table], "")
        elif key := re.match(r"\s*\"?([\w-]+)\"?\s*=", written):
            yield line, (table, seen[table], key[1])
