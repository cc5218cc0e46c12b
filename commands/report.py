"""`report`: writes the status as a document, the same as from the page *Statusrapport*."""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from commands import as_json, choosing, dates, faults
from commands.exits import Exit
from metrics.status import Status
from monitor import editions, settings
from policy import clock
from policy.choices import ProposalStep, Recommended
from policy.whole_city import WHOLE_CITY
from presentation.blocks import Behind, Selection
from presentation.documents import recommendation
from presentation.documents.selection import narrowed_to
from reports.formats import FORMATS, FormatError, file_name, made, offered, why_not

HELP = "Skriv status som dokument: " + ", ".join(FORMATS)
ALL = "all"
SINCE_IS_LATER = "Dagen i --since ligger efter den dag, status ses fra."


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "format", choices=[*FORMATS, ALL], metavar="FORMAT", help=f"{', '.join(FORMATS)} eller all"
    )
    parser.add_argument(
        "--out", type=Path, required=True, metavar="PATH", help="fil, eller mappe til alle formater"
    )
    dates.seen_from(parser)
    parser.add_argument(
        "--objective", type=int, action="append", default=[], metavar="N", help="kun målsætning N"
    )
    parser.add_argument(
        "--department", action="append", default=[], metavar="KODE", help="kun forvaltningen KODE"
    )
    parser.add_argument(
        "--since",
        type=dates.day_or_name,
        metavar="YYYY-MM-DD|NAVN",
        help="vis ændringer siden det øjebliksbillede, eller siden det, der var offentliggjort den dag",
    )
    parser.add_argument(
        "--step",
        metavar="KODE",
        help=f"hvem indstillingen er til: {', '.join(ProposalStep)}",
    )
    parser.add_argument(
        "--recommend",
        action="append",
        default=[],
        metavar="KODE",
        help=f"hvad der indstilles, en eller flere: {', '.join(Recommended)}",
    )
    choosing.policy(parser)


def run(options: argparse.Namespace) -> Exit:
    if message := dates.contradiction(options):
        sys.stderr.write(f"{message}\n")
        return Exit.USAGE
    today = clock.today()
    monitor = editions.current()
    edition = monitor.edition(today, options.as_of, snapshot=options.snapshot)
    status = edition.status
    selection = _selection(options)
    unknown = (
        _unknown(status, options)
        or _not_made(status, options)
        or _not_recommended(status, selection)
    )
    if unknown:
        sys.stderr.write(f"{unknown}\n")
        return Exit.USAGE
    since = monitor.earlier(edition, options.since) if options.since else None
    if since and since.as_of > status.as_of:
        sys.stderr.write(f"{SINCE_IS_LATER}\n")
        return Exit.USAGE
    selection = replace(
        selection,
        compare_with=since,
        unpublished=edition.unpublished,
        licence=settings.licence(),
        contact=settings.contact(),
        behind=Behind(
            partial(monitor.public_records, edition),
            partial(monitor.kept_on, edition),
            partial(monitor.public_cells, edition),
        ),
    )
    names = offered(status) if options.format == ALL else (options.format,)
    done = _write(
        status, selection, {name: _place(status, selection, options, name) for name in names}
    )
    as_json.written(
        {
            "as_of": status.as_of.isoformat(),
            "version": status.version,
            "snapshot": status.snapshot,
            "files": done,
        }
    )
    if len(done) < len(names):
        return Exit.OWN_FAULT
    return Exit.FINDINGS if edition.problems else Exit.FINE


def _selection(options: argparse.Namespace) -> Selection:
    """What the options select of a status."""
    return Selection(
        objectives=tuple(sorted(set(options.objective))),
        departments=tuple(sorted(set(options.department))),
        recommended=tuple(each for each in Recommended if each in options.recommend),
        step=next((each for each in ProposalStep if each == options.step), None),
    )


def _not_recommended(status: Status, selection: Selection) -> str:
    """A Danish message on what cannot be recommended of the status, or an empty string."""
    possible = recommendation.offered(narrowed_to(status, selection), selection)
    wrong = [each for each in selection.recommended if each not in possible]
    if not wrong:
        return ""
    known = (
        f"Mulige: {', '.join(possible)}."
        if possible
        else "Udkastets trin siger, hvad der indstilles."
    )
    return f"»{wrong[0]}« kan ikke indstilles her. {known}"


def _unknown(status: Status, options: argparse.Namespace) -> str:
    """A Danish message on a choice that does not exist, or an empty string."""
    numbers = {objective.objective.number for objective in status.objectives}
    codes = {department.code for department in status.departments} - {WHOLE_CITY}
    for number in options.objective:
        if number not in numbers:
            return f"Målsætning {number} findes ikke per {status.as_of.isoformat()}."
    for code in options.department:
        if code not in codes:
            return f"Forvaltningen {code} findes ikke. Kendte: {', '.join(sorted(codes))}."
    for code in options.recommend:
        if code not in list(Recommended):
            return f"Det kan ikke indstilles: {code}. Kendte: {', '.join(Recommended)}."
    if options.step and options.step not in list(ProposalStep):
        return f"Trinnet {options.step} findes ikke. Kendte: {', '.join(ProposalStep)}."
    if isinstance(options.since, date) and options.since > status.as_of:
        return SINCE_IS_LATER
    return ""


def _not_made(status: Status, options: argparse.Namespace) -> str:
    return "" if options.format == ALL else why_not(options.format, status)


def _place(status: Status, selection: Selection, options: argparse.Namespace, name: str) -> Path:
    out: Path = options.out
    return (
        out / file_name(name, status, selection) if options.format == ALL or out.is_dir() else out
    )


def _write(status: Status, selection: Selection, places: dict[str, Path]) -> dict[str, str]:
    """The files written, by format; a failing format is reported and the others are still made."""
    done = {}
    for name, path in places.items():
        try:
            content = made(name, status, selection)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except FormatError as fault:
            faults.tell(str(fault), fault)
        except OSError:
            message = f"{FORMATS[name].label} kunne ikke gemmes i {path}."
            sys.stderr.write(f"{message} Se, om der er plads, og om du må skrive dér.\n")
        else:
            done[name] = str(path)
    return done
