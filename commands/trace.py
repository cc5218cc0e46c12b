"""`trace`: follows figures to the cells of the kept files that have them."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from commands import as_json, choosing, dates
from commands.exits import Exit
from metrics.status import Status
from monitor import editions
from monitor.tracing import Tracer, Wanted
from policy import clock, json_values
from policy.periods import Period
from policy.spelling import suggestion
from presentation.submissions import traces
from store.tracing import KeptCell, Trace

HELP = "Spor tal til den celle i den gemte fil, de er læst fra"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("indicator", metavar="INDICATOR", help="indikatorens kode, fx fleksjob")
    parser.add_argument(
        "--department", metavar="CODE", help="kun tal for den forvaltning, ved dens forkortelse"
    )
    parser.add_argument("--period", type=_period, metavar="PERIOD", help="kun periodens, fx 2024")
    parser.add_argument("--area", metavar="CODE", help="kun områdets offentlige tal, fx 101")
    parser.add_argument("--group", metavar="TEKST", help="kun gruppens offentlige tal")
    parser.add_argument("--json", action="store_true", help="JSON i stedet for tekst")
    dates.seen_from(parser)
    choosing.policy(parser)


def run(options: argparse.Namespace) -> Exit:
    if message := dates.contradiction(options):
        return _wrong(message)
    monitor = editions.current()
    edition = monitor.edition(clock.today(), options.as_of, snapshot=options.snapshot)
    status = edition.status
    known = [indicator.indicator.id for indicator in status.indicators]
    if options.indicator not in known:
        near = suggestion(options.indicator, known)
        return _wrong(f"Indikatoren »{options.indicator}« findes ikke. {near}".strip())
    wanted = Wanted(
        options.indicator, options.department, options.period, options.area, options.group
    )
    found = Tracer(monitor.store, status, edition.hidden).traces(wanted)
    if not found:
        return _wrong(f"Indikatoren »{options.indicator}« har ingen tal, der passer til valgene.")
    if options.json:
        as_json.written({"traces": [_document(trace) for trace in found]})
    else:
        _write(status, found)
    return Exit.FINE


def _write(status: Status, found: tuple[Trace, ...]) -> None:
    for trace in found:
        for line in traces.lines(status, trace):
            print(line)


def _wrong(message: str) -> Exit:
    sys.stderr.write(f"{message}\n")
    return Exit.USAGE


def _period(text: str) -> Period:
    try:
        return Period.parse(text)
    except ValueError:
        message = f"Perioden »{text}« kan ikke læses. Skriv fx 2024."
        raise argparse.ArgumentTypeError(message) from None


def _document(trace: Trace) -> dict[str, Any]:
    """A trace with the keys that other programs rely on. Shares are 0-1."""
    public, extract = trace.public, trace.extract
    return {
        "indicator": trace.indicator.id,
        "measure": trace.measure.value,
        "department": trace.department,
        "period": json_values.simple(trace.period),
        "area": public.area if public else None,
        "group": public.group if public else None,
        **json_values.quantity(trace.value),
        "hidden": trace.hidden,
        "missing": public.missing.value if public and public.missing else None,
        "mark": public.mark if public else None,
        "cell": _cell(trace.cell) if trace.cell else None,
        "sources": [json_values.citation(place) for place in trace.sources],
        "attribution": extract.attribution if extract else None,
        "found_at": public.found_at if public else None,
        "fetched": json_values.simple(trace.fetched),
        "parts": [_document(part) for part in trace.parts],
    }


def _cell(cell: KeptCell) -> dict[str, Any]:
    submission = cell.submission
    return {
        "file": submission.file_name,
        "sha256": submission.sha256,
        "version": submission.version,
        "who": submission.who,
        "at": submission.at,
        "sheet": cell.sheet,
        "cell": cell.cell,
        "content": cell.content,
        "lost": cell.lost.value if cell.lost else None,
    }
