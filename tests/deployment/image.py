"""What an image of the dashboard holds and how it is started, as deploy/Dockerfile says."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

from tests.deployment.lock import ROOT

DOCKERFILE = (ROOT / "deploy" / "Dockerfile").read_text(encoding="utf-8")
IGNORED = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()


def instruction(name: str) -> list[str]:
    """What stands after each instruction of that name, with continued lines as one."""
    joined = DOCKERFILE.replace("\\\n", " ")
    return [
        " ".join(found.split()) for found in re.findall(rf"^\s*{name} (.*)", joined, re.MULTILINE)
    ]


def program(name: str) -> list[str]:
    """The program and its arguments of the last instruction of that name."""
    written = instruction(name)[-1]
    return json.loads(written[written.index("[") :])


def is_in_image(path: str) -> bool:
    """Whether .dockerignore lets a file in; as with Docker, the last pattern that fits decides."""
    parts = PurePosixPath(path).parts
    ways = ["/".join(parts[: end + 1]) for end in range(len(parts))]
    let_in = True
    for line in IGNORED:
        pattern = line.removeprefix("!")
        if pattern and not pattern.startswith("#") and any(_fits(way, pattern) for way in ways):
            let_in = line.startswith("!")
    return let_in


def _fits(way: str, pattern: str) -> bool:
    if pattern.startswith("**/"):
        return PurePosixPath(way).name == pattern.removeprefix("**/")
    return way.count("/") == pattern.count("/") and fnmatch(way, pattern)


def unpacked(folder: Path) -> Path:
    """The tree that the image has, in a folder; nothing in it can be written to but `var`."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    for name in filter(None, listed.split("\0")):
        if is_in_image(name) and (ROOT / name).is_file():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, target)
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o555 if path.is_dir() else 0o444)
    folder.chmod(0o755)
    (folder / "var").mkdir()
    folder.chmod(0o555)
    return folder
