"""Five tasks done with Orca in a real Chromium with real keys, with a transcript of the speech.

    python -m tests.listening.orca [TASK ...]

It is not a test: it needs a separate desktop, whose missing parts are reported, and a person who reads
the transcripts in docs/listening as a listener. It fails where a task's answer is not heard.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from loaders.templates.workbooks import workbook
from monitor.settings import DRAFTS_VARIABLE, STORE_VARIABLE
from policy.drafting import DraftTarget
from policy.periods import Period
from policy.quantities import Quantity
from policy.tables import DRAFT, WORKBOOKS, Records
from tests.browser.find_chromium import NoChromiumError, chromium
from tests.browser.server import ROOT, running_app
from tests.listening.desk import Desk, NotReadyError, desk

if TYPE_CHECKING:
    from collections.abc import Iterator

TRANSCRIPTS = ROOT / "docs" / "listening"
DRAFT_CODE = "2027-2030"
TARGET = DraftTarget(
    id="fleksjob-2030",
    indicator="fleksjob",
    department="KK",
    value=Quantity.exact(1100),
    deadline=Period.year(2030),
    first_measured=Period.year(2027),
)
"""Invented, as an example to try."""
OPENED = "the page opens"
MOST_PRESSES = 40


class NotHeardError(Exception):
    """The words that a step waits for were not heard. The message has the words heard instead."""


@dataclass(frozen=True, slots=True)
class Step:
    """A key, pressed until the speech since the first press has `until`."""

    key: str
    until: str


@dataclass(frozen=True, slots=True)
class Task:
    """A question that a reader wants answered, beginning on the front page or at another address."""

    name: str
    question: str
    steps: tuple[Step, ...]
    begins: str = ""


@dataclass(frozen=True, slots=True)
class Press:
    """A key, and the speech before the next key."""

    key: str
    heard: tuple[str, ...]


TASKS = (
    Task(
        "fleksjob",
        "Why is the total of fleksjob not plain good news?",
        (
            Step("h", "Værd at spørge om"),
            Step("Down", "et måltal på 376"),
            Step("shift+k", "Ansatte i fleksjob"),
            Step("Return", "5d Kommunen opfylder måltal"),
            Step("Down", "står ikke i kilderne"),
            Step("t", "tabel med"),
            Step("Down", "Ikke nået"),
        ),
    ),
    Task(
        "council",
        "What did the council say about objective 4, and was it answered?",
        (
            Step("h", "Målsætningerne"),
            Step("k", "4. Børn og unge"),
            Step("Return", "Færdig med at indlæse Målsætning 4"),
            Step("2", "Handicaprådets bemærkninger"),
            Step("3", "Sene tilbud, fravær og klassestørrelser"),
            Step("Down", "hvis der kommer flere elever"),
        ),
    ),
    Task(
        "target",
        "What does a higher target for fleksjob change in its trial?",
        (
            Step("h", "Ét måltal i udkastet"),
            Step("Tab", "Skriv i udkastet"),
            Step("Return", "retur"),
            Step("Tab", "Måltal, tallet der skal nås"),
            Step("ctrl+a", "ctrl a"),
            Step("1", "1"),
            Step("2", "2"),
            Step("0", "0"),
            Step("0", "0"),
            Step("Tab", "mindst 1.200"),
        ),
        begins=f"/udkast?politik={DRAFT_CODE}&maaltal={TARGET.id}",
    ),
    Task(
        "committees",
        "How far has the status come through the committees, and why is nothing owed by a day?",
        (
            Step("h", "Sagens vej gennem udvalgene"),
            Step("Down", "Ventet den 13. november"),
            Step("2", "Hvem skylder hvad, og hvornår?"),
            Step("Down", "i arket Årshjul"),
        ),
        begins="/politisk-behandling",
    ),
    Task(
        "remark",
        "How does the council write a remark, and what is it told of a field that is left empty?",
        (
            Step("2", "Skriv som Handicaprådet"),
            Step("Tab", "Emne, så bemærkningen kan findes igen"),
            Step("b", "b"),
            Step("u", "u"),
            Step("s", "s"),
            Step("Tab", "Rådets egne ord"),
            Step("Tab", "Se, hvad det vil ændre"),
            Step("Return", "Vælg"),
        ),
        begins="/bemaerkninger-og-svar",
    ),
)


def presses(desk: Desk, task: Task) -> Iterator[Press]:
    """Do a task on the page that is being opened.

    Raises:
        NotHeardError: when a step's words are not heard in `MOST_PRESSES` presses of its key.
    """
    yield Press(OPENED, tuple(desk.said(first=60, quiet=8)))
    for step in task.steps:
        so_far: list[str] = []
        while step.until not in " ".join(so_far):
            if len(so_far) >= MOST_PRESSES:
                raise NotHeardError(f"“{step.until}” was not heard by {step.key}, but: {so_far}")
            desk.press(step.key)
            heard = tuple(desk.said(first=10, quiet=5 if step.key == "Return" else 1.5))
            so_far.append(" ".join(heard))
            yield Press(step.key, heard)


def transcript(task: Task, done: list[Press], versions: list[str]) -> str:
    """The speech, with one row per key press.

    >>> task = Task("title", "What is the title?", ())
    >>> done = [Press(OPENED, ("Overblik",)), Press("h", ("h", "Børn | unge"))]
    >>> print(transcript(task, done, ["Orca 43.1"]))
    # What is the title?
    <BLANKLINE>
    Written by `python -m tests.listening.orca`. Orca 43.1. Keys pressed: 1.
    <BLANKLINE>
    | key | heard |
    |---|---|
    | *the page opens* | Overblik |
    | `h` | h / Børn \\| unge |
    <BLANKLINE>
    """
    listened = f"{'. '.join(versions)}. Keys pressed: {len(done) - 1}."
    head = (
        f"# {task.question}",
        "",
        f"Written by `python -m tests.listening.orca`. {listened}",
        "",
        "| key | heard |",
        "|---|---|",
    )
    rows = (f"| {_key(press.key)} | {_cell(press.heard)} |" for press in done)
    return "\n".join((*head, *rows, ""))


def _key(key: str) -> str:
    return f"*{key}*" if key == OPENED else f"`{key}`"


def _cell(heard: tuple[str, ...]) -> str:
    return " / ".join(heard).replace("|", r"\|")


def _versions() -> list[str]:
    """The software that was used, and the day."""
    orca, browser, voice = (
        subprocess.run([program, "--version"], capture_output=True, text=True, check=True).stdout
        for program in ("orca", chromium(), "espeak-ng")
    )
    return [
        f"Orca {orca.split()[-1]} in Danish",
        " ".join(browser.split()[:2]),
        f"The voice of a desktop: espeak-ng {voice.split()[3]}",
        f"{datetime.now(UTC):%Y-%m-%d}",
    ]


def drafted(folder: Path) -> Path:
    """A store with a draft in it: a copy of the shipped policy, with one target."""
    store = folder / "store"
    file = folder / "udkast.xlsx"
    file.write_bytes(workbook(WORKBOOKS[DRAFT], Records(draft_targets=(TARGET,))))
    copied = ("policy", "new", DRAFT_CODE, "--from", "2023-2026", "--title", "Handicappolitik")
    years = ("--start", "2027-01-01", "--end", "2030-12-31")
    for command in ((*copied, *years), ("ingest", str(file), "--policy", DRAFT_CODE)):
        subprocess.run(
            [sys.executable, "cli.py", *command],
            cwd=ROOT,
            env={**os.environ, STORE_VARIABLE: str(store)},
            check=True,
            capture_output=True,
        )
    return store


def main() -> int:
    """Do each task and write its transcript; 1 where something is missing or was not heard."""
    os.environ[DRAFTS_VARIABLE] = "egen"
    chosen = [task for task in TASKS if task.name in sys.argv[1:]] or TASKS
    try:
        for task in chosen:
            with (
                tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder,
                running_app(store=drafted(Path(folder)) if task.begins else None) as address,
                desk(Path(folder)) as ready,
                ready.open(f"{address}{task.begins}"),
            ):
                done = list(presses(ready, task))
            TRANSCRIPTS.mkdir(exist_ok=True)
            file = TRANSCRIPTS / f"{task.name}.md"
            file.write_text(transcript(task, done, _versions()), encoding="utf-8")
            print(f"{file.relative_to(ROOT)}: {len(done) - 1} keys")
    except (NoChromiumError, NotReadyError, NotHeardError) as failed:
        print(failed, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
