"""The command `calendar`."""

from __future__ import annotations

import json

from commands.exits import Exit
from tests.command_line import called
from tests.web.test_calendar import fetched


def test_the_file_is_the_one_at_the_address_without_its_links(tmp_path):
    done = called("calendar", "socialudvalget", "--out", tmp_path)
    place = tmp_path / "handicappolitik-socialudvalget.ics"
    assert json.loads(done.stdout) == {
        "calendar": "socialudvalget",
        "name": "Socialudvalget",
        "file": str(place),
    }
    served = fetched("socialudvalget.ics").body.split(b"\r\n")
    assert b"SUMMARY;LANGUAGE=da:Status behandles i Socialudvalget" in served
    assert place.read_bytes().split(b"\r\n") == [
        line for line in served if not line.startswith(b"URL")
    ]


def test_the_calendars_that_there_are_are_listed():
    found = json.loads(called("calendar").stdout)["calendars"]
    assert found["oekf"] == "Økonomiforvaltningen"


def test_an_unknown_code_and_a_missing_place_are_told(tmp_path):
    unknown = called("calendar", "findes-ikke", "--out", tmp_path)
    assert (unknown.returncode, unknown.stdout) == (Exit.USAGE, "")
    assert unknown.stderr.startswith("Der er ingen kalender med koden findes-ikke. Der er: alle, ")
    assert called("calendar", "sof").stderr == "Skriv med --out, hvor filen skal ligge.\n"
