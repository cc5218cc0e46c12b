"""A separate desktop for one listening session: display, bus, window manager, voice and Orca."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.find_chromium import chromium

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGES = {
    "orca": "orca",
    "Xvfb": "xvfb",
    "openbox": "openbox",
    "speech-dispatcher": "speech-dispatcher",
    "xdotool": "xdotool",
    "dbus-daemon": "dbus",
    "dbus-send": "dbus-bin",
    "localedef": "libc-bin",
    "espeak-ng": "espeak-ng",
}
"""Each required program, and the Debian package that has it."""
DANISH = Path("/usr/share/i18n/locales/da_DK")
ACCESSIBILITY_BUS = Path("/usr/share/dbus-1/services/org.a11y.Bus.service")
FLAGS = (
    "--no-sandbox",
    "--force-renderer-accessibility",
    "--disable-gpu",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-features=Translate",
    "--lang=da",
    "--start-maximized",
)
# Only the accessibility service: a desktop's portals would mount a folder.
BUS = """<busconfig>
<type>session</type>
<listen>unix:dir={folder}</listen>
<servicedir>{services}</servicedir>
<policy context="default">
<allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/>
<allow own="*"/>
</policy>
</busconfig>
"""
VOICE = Path(__file__).with_name("voice.py")
PATIENCE_SECONDS = 60


class NotReadyError(Exception):
    """Something required is missing or did not start. The message says what to do."""


def missing() -> list[str]:
    """Debian packages that are required and missing."""
    packages = [package for program, package in PACKAGES.items() if not shutil.which(program)]
    if not DANISH.exists():
        packages.append("locales")
    if not ACCESSIBILITY_BUS.exists():
        packages.append("at-spi2-core")
    return packages


class Desk:
    """A running desktop: `open` a page, `press` a key, and read the messages `said` since the last call."""

    def __init__(self, environment: dict[str, str], folder: Path) -> None:
        self.environment = environment
        self._folder = folder
        self._written = folder / "said"
        self._read = 0

    @contextmanager
    def open(self, address: str) -> Iterator[None]:
        """Open an address in a separate Chromium, and close it afterwards."""
        profile = self._folder / f"chromium-{time.monotonic_ns()}"
        command = [str(chromium()), *FLAGS, f"--user-data-dir={profile}", address]
        with _running(command, self.environment, self._folder / "chromium.log"):
            yield

    def press(self, key: str) -> None:
        """Press a key by its name in X, such as `h`, `Down` or `shift+h`."""
        subprocess.run(["xdotool", "key", key], env=self.environment, check=True)

    def said(self, *, first: float, quiet: float) -> list[str]:
        """The messages that the voice was asked to say since the last call.

        Waits at most `first` seconds for the first message, and until none came for `quiet`.
        """
        until = time.monotonic() + first
        length = self._length()
        while time.monotonic() < until:
            time.sleep(0.1)
            if self._length() != length:
                length = self._length()
                until = time.monotonic() + quiet
            elif length > self._read:
                until = min(until, time.monotonic() + quiet)
        written = self._written.read_bytes()[self._read : length]
        self._read = length
        return written.decode("utf-8").splitlines()

    def _length(self) -> int:
        return self._written.stat().st_size if self._written.exists() else 0


@contextmanager
def desk(folder: Path) -> Iterator[Desk]:
    """Start everything except the browser, with its files and settings in `folder`.

    Raises:
        NotReadyError: when a package is missing, or a program does not start.
    """
    absent = missing()
    if absent:
        raise NotReadyError(
            "A listening needs more of Debian's packages. Install them with "
            f"'sudo apt install {' '.join(absent)}'."
        )
    with ExitStack() as stack:
        environment = _environment(folder)
        environment["DISPLAY"] = _display(stack, environment)
        environment["DBUS_SESSION_BUS_ADDRESS"] = _bus(stack, environment, folder)
        stack.enter_context(_running(["openbox"], environment, folder / "openbox.log"))
        _switch_accessibility_on(environment)
        _voice(stack, environment, folder)
        # Not --replace, which would end the screen reader of the person who runs this.
        stack.enter_context(_running(["orca"], environment, folder / "orca.log"))
        started = Desk(environment, folder)
        if not started.said(first=PATIENCE_SECONDS, quiet=3):
            raise NotReadyError(f"Orca said nothing: {(folder / 'orca.log').read_text()}")
        yield started


def _environment(folder: Path) -> dict[str, str]:
    locales = folder / "locales"
    locales.mkdir()
    compiled = ["localedef", "-i", "da_DK", "-f", "UTF-8", str(locales / "da_DK.UTF-8")]
    subprocess.run(compiled, check=True, capture_output=True)
    runtime = folder / "run"
    runtime.mkdir(mode=0o700)
    return {
        **{key: value for key, value in os.environ.items() if not key.startswith("LC_")},
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(runtime),
        "LOCPATH": str(locales),
        "LANG": "da_DK.UTF-8",
        "LANGUAGE": "da",
        "TZ": "Europe/Copenhagen",
        "ACCESSIBILITY_ENABLED": "1",  # Chromium checks it before it asks the bus
        "SPEECHD_ADDRESS": f"unix_socket:{runtime / 'voice'}",
    }


def _display(stack: ExitStack, environment: dict[str, str]) -> str:
    command = ["Xvfb", "-displayfd", "1", "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    return f":{_first_line(stack, command, environment)}"


def _bus(stack: ExitStack, environment: dict[str, str], folder: Path) -> str:
    services = folder / "services"
    services.mkdir()
    shutil.copy(ACCESSIBILITY_BUS, services)
    settings = folder / "bus.conf"
    settings.write_text(BUS.format(folder=folder / "run", services=services), encoding="utf-8")
    command = ["dbus-daemon", f"--config-file={settings}", "--nofork", "--print-address=1"]
    return _first_line(stack, command, environment)


def _first_line(stack: ExitStack, command: list[str], environment: dict[str, str]) -> str:
    """The line that a program prints when it is ready; it ends with the stack."""
    program = subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    stack.callback(_end, program)
    line = program.stdout.readline().strip()
    if not line:
        raise NotReadyError(f"{command[0]} did not start.")
    return line


def _switch_accessibility_on(environment: dict[str, str]) -> None:
    for name in ("IsEnabled", "ScreenReaderEnabled"):
        subprocess.run(
            ["dbus-send", "--session", "--print-reply", "--dest=org.a11y.Bus", "/org/a11y/bus",
             "org.freedesktop.DBus.Properties.Set", "string:org.a11y.Status", f"string:{name}",
             "variant:boolean:true"],
            env=environment, check=True, capture_output=True,
        )  # fmt: skip


def _voice(stack: ExitStack, environment: dict[str, str], folder: Path) -> None:
    module = folder / "voice"
    module.write_text(f'#!/bin/sh\nexec python3 "{VOICE}" "{folder / "said"}"\n')
    module.chmod(0o755)
    settings = folder / "speechd"
    settings.mkdir()
    (settings / "modules").mkdir()
    (settings / "modules" / "voice.conf").touch()
    (settings / "speechd.conf").write_text(
        f'AddModule "voice" "{module}" "voice.conf"\n'
        'DefaultModule voice\nDefaultLanguage "da"\nLogLevel 3\n'
        f'LogDir "{folder}"\nTimeout 0\n'
    )
    command = [
        *("speech-dispatcher", "--run-single", "--config-dir", str(settings)),
        *("--communication-method", "unix_socket", "--socket-path", str(folder / "run" / "voice")),
        *("--pid-file", str(folder / "run" / "voice.pid")),
    ]
    stack.enter_context(_running(command, environment, folder / "speechd.log"))
    _wait_for(folder / "run" / "voice")


def _wait_for(path: Path) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not path.exists():
        if time.monotonic() > deadline:
            raise NotReadyError(f"speech-dispatcher did not start: {path} is not there.")
        time.sleep(0.1)


@contextmanager
def _running(command: list[str], environment: dict[str, str], log: Path) -> Iterator[None]:
    with log.open("ab") as written:
        program = subprocess.Popen(command, env=environment, stdout=written, stderr=written)
        try:
            yield
        finally:
            _end(program)


def _end(program: subprocess.Popen) -> None:
    program.terminate()
    try:
        program.wait(timeout=10)
    except subprocess.TimeoutExpired:
        program.kill()
        program.wait()
