"""The files of a published zip, and what its description says of them; each is examined before it is read."""

from __future__ import annotations

import hashlib
import json
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from loaders.guard import archive, file_kinds, opening
from loaders.guard.limits import LIMITS, MEGABYTE, Limits
from loaders.guard.personal import MOST_PERSONAL, has_personal_number, personal_number
from loaders.open_data.rows import IN_A_LINE
from policy.findings import Finding, finding
from policy.open_data import DESCRIPTION, EDITION, FORMAT, PublishedEdition
from policy.serial import read_as

CSV = ".csv"
NO_ZIP = "ikke en zip-fil"
NO_DESCRIPTION = f"ingen {DESCRIPTION} herfra"
_PERHAPS_PERSONAL = re.compile(r"(?:\d\D{0,12}){9}\d")
"""Ten digits as near each other as those of a CPR number can be written."""
_HASH = re.compile(r"[0-9a-f]{32,}")
"""The checksums of the description, which can have ten digits in a row."""

_TYPES: Mapping[str, type] = {
    "format": int,
    "as_of": str,
    "policy": str,
    "snapshot": str,
    "unpublished": bool,
    "is_part": bool,
}
"""The fields of a `PublishedEdition` in JSON; one without a value is left out."""


@dataclass(frozen=True, slots=True)
class Package:
    """A published zip: the edition, its files by path, and the description's `resources` by path."""

    file: str
    edition: PublishedEdition
    files: Mapping[str, bytes]
    resources: Mapping[str, Mapping[str, Any]]


def opened(name: str, content: bytes, limits: Limits = LIMITS) -> Package | tuple[Finding, ...]:
    """The published zip, or why it is refused."""
    file = opening.safe_name(name)
    if refused := opening.refusal(name, content, limits):
        return (refused,)
    if not content.startswith(file_kinds.ZIP):
        return (finding("open_data_not_recognised", file=file, found=NO_ZIP),)
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            if unsafe := archive.refusal(file, packed, limits):
                return (_odd(file, f"{unsafe.title} {unsafe.found}", limits),)
            files = _unpacked(packed, len(content), limits)
    except archive.UNREADABLE_ZIP:
        return (_odd(file, "en fil i den kan ikke pakkes ud", limits),)
    if files is None:
        return (_odd(file, "den bliver alt for stor, når den pakkes ud", limits),)
    if personal := tuple(_personal(file, files)):
        return personal
    return _described(file, _without_folder(files))


def changed_files(package: Package) -> Iterator[Finding]:
    """The files that are not as the description has them: missing, more, or with other bytes."""
    for path, resource in package.resources.items():
        content = package.files.get(path)
        if content is None:
            yield finding("open_data_table_missing", file=package.file, sheet=path, found=path)
        elif other := _otherwise(content, resource):
            yield finding("open_data_changed", file=package.file, sheet=path, found=other)
    for path in package.files:
        if path.endswith(CSV) and "/" not in path and path not in package.resources:
            found = f"filen er ikke nævnt i {DESCRIPTION}"
            yield finding("open_data_changed", file=package.file, sheet=path, found=found)


def _unpacked(packed: zipfile.ZipFile, size: int, limits: Limits) -> dict[str, bytes] | None:
    """Every file; None if together they are too large. No more than what is allowed is unpacked."""
    allowed = min(limits.unpacked, max(limits.small, limits.ratio * size))
    files: dict[str, bytes] = {}
    for part in packed.infolist():
        if part.is_dir():
            continue
        with packed.open(part) as stream:
            files[part.filename] = stream.read(allowed + 1)
        allowed -= len(files[part.filename])
        if allowed < 0:
            return None
    return files


def _without_folder(files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files by their published paths, also where somebody unpacked them to a folder and packed that again."""
    folders = [path.removesuffix(DESCRIPTION) for path in files if path.endswith(f"/{DESCRIPTION}")]
    if DESCRIPTION in files or len(folders) != 1 or folders[0].count("/") != 1:
        return files
    within = {path: content for path, content in files.items() if path.startswith(folders[0])}
    return {path.removeprefix(folders[0]): content for path, content in within.items()}


def _personal(file: str, files: Mapping[str, bytes]) -> Iterator[Finding]:
    """The lines with a CPR number, of all files, also those that are not read."""
    found = 0
    for path, content in files.items():
        text = _HASH.sub("", content.decode("utf-8-sig", "replace"))
        if not _PERHAPS_PERSONAL.search(text):
            continue
        for number, line in enumerate(text.split("\n"), start=1):
            if _PERHAPS_PERSONAL.search(line) and has_personal_number(line):
                yield personal_number(file, path, f"{IN_A_LINE}{number}", "i filen")
                found += 1
                if found == MOST_PERSONAL:
                    return


def _described(file: str, files: Mapping[str, bytes]) -> Package | tuple[Finding, ...]:
    """The package by its description, unless it is not ours, newer than this program or only a part."""
    try:
        described = json.loads(files[DESCRIPTION])
        stated = described[EDITION]
        number = stated["format"]
        if isinstance(number, int) and number > FORMAT:
            return (finding("open_data_newer", file=file, found=f"format {number}", known=FORMAT),)
        is_sound = all(type(value) is _TYPES.get(name) for name, value in stated.items())
        edition = read_as(PublishedEdition, stated)
        resources = {str(each["path"]): dict(each) for each in described["resources"]}
    except (AttributeError, LookupError, TypeError, ValueError, RecursionError):
        is_sound = False
    if not is_sound:
        return (finding("open_data_not_recognised", file=file, found=NO_DESCRIPTION),)
    if edition.is_part:
        return (finding("open_data_part", file=file, found=str(described.get("title", ""))),)
    return Package(file, edition, files, resources)


def _otherwise(content: bytes, resource: Mapping[str, Any]) -> str:
    """In words, how a file's bytes differ from what the description says; empty if they do not."""
    size, stated = resource.get("bytes"), resource.get("hash")
    if size is not None and size != len(content):
        return f"{len(content)} byte, og der skulle være {size}"
    if not isinstance(stated, str):
        return ""
    method, _, digest = stated.rpartition(":")
    if method != "sha256" or hashlib.sha256(content).hexdigest() != digest:
        return "en anden kontrolsum"
    return ""


def _odd(file: str, found: str, limits: Limits) -> Finding:
    return finding(
        "open_data_packed",
        file=file,
        found=found,
        parts=limits.parts,
        limit=limits.unpacked // MEGABYTE,
    )
