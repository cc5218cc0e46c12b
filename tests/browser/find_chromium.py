"""The Chromium that tests use: an installed one, or Debian's package.

Run as a program, it prints the path; with --install it fetches Debian's package where none is found.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.debian import found

COMMANDS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
MAC_APPLICATIONS = (
    "Google Chrome.app/Contents/MacOS/Google Chrome",
    "Chromium.app/Contents/MacOS/Chromium",
)
MISSING = (
    "The tests need Chromium or Google Chrome, and none was found. On Debian, install it with "
    "'sudo apt install chromium'; on macOS, install Google Chrome. One that stands elsewhere is "
    "named by the environment variable CHROMIUM."
)


class NoChromiumError(Exception):
    """No browser to test with. The message says what to install."""


def chromium() -> Path:
    """Path of a Chromium or Chrome that starts.

    Raises:
        NoChromiumError: when there is none, or the one that CHROMIUM names does not start.
    """
    named = os.environ.get("CHROMIUM")
    for candidate in [named] if named else _usual_places():
        path = shutil.which(candidate)
        if path and _starts(path):
            return Path(path)
    raise NoChromiumError(f"CHROMIUM={named} does not start." if named else MISSING)


def _usual_places() -> list[str]:
    folders = (Path("/Applications"), Path.home() / "Applications")
    return [*COMMANDS, *(str(folder / name) for folder in folders for name in MAC_APPLICATIONS)]


def _starts(path: str) -> bool:
    """Whether the program runs; Ubuntu's 'chromium-browser' may be an empty wrapper."""
    try:
        answer = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return answer.returncode == 0


if __name__ == "__main__":
    sys.exit(found(chromium, NoChromiumError, "chromium", "CHROMIUM"))
