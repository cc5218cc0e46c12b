"""Reports, in Danish on stderr, the errors that stop a command."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from tempfile import NamedTemporaryFile

OURS = "Det er en fejl i programmet, ikke i dine tal."


class MissingFileError(Exception):
    """A file or folder given to a command does not exist. The message is Danish."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"Filen eller mappen findes ikke: {path}")


def tell(sentence: str, fault: Exception) -> None:
    """Report on stderr what was not done, and where the traceback of our bug has been written."""
    trace = "".join(traceback.format_exception(fault))
    try:
        with NamedTemporaryFile(
            "w", prefix="handicapmonitor-", suffix=".txt", delete=False, encoding="utf-8"
        ) as file:
            file.write(trace)
    except OSError:
        sys.stderr.write(f"{sentence} {OURS} Send dette til den, der driver systemet:\n{trace}")
    else:
        message = f"Send {file.name} til den, der driver systemet; dér står, hvor det gik galt."
        sys.stderr.write(f"{sentence} {OURS} {message}\n")
