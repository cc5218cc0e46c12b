"""Programs that the tests need, installed from Debian where no password is required."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable


def found(
    find: Callable[[], object], missing: type[Exception], packages: str, named_by: str
) -> int:
    """Print the path of a program; with `--install`, first install its packages where it is missing.

    For `python -m`; returns the exit code. Several packages have spaces between them. `named_by` is the
    variable that names the program; a program named by it is never replaced.
    """
    try:
        try:
            print(find())
        except missing:
            if "--install" not in sys.argv[1:] or named_by in os.environ:
                raise
            _install(*packages.split())
            print(find())
    except missing as absent:
        print(absent, file=sys.stderr)
        return 1
    return 0


def _install(*packages: str) -> None:
    if not shutil.which("apt-get"):
        return
    root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    if root and not shutil.which("sudo"):
        return
    apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet", "--yes"]
    print(f"Installing Debian's {' '.join(packages)}", file=sys.stderr)
    for step in (["update"], ["install", "--no-install-recommends", *packages]):
        subprocess.run([*apt, *step], stdout=sys.stderr, check=False)
