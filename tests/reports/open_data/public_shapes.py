"""Holds the catalogue, and our own shapes, against the public shapes of DCAT-AP-DK.

    python -m tests.reports.open_data.public_shapes FILE.ttl [FILE.ttl ...]

The public shapes are Digitaliseringsstyrelsen's: https://github.com/digst/DCAT-AP-DK, in the folder
`validation` of a release, normal and strict. They are not kept here, so whoever has fetched them names the
files. It says what they report of the catalogue, and what they ask that `dcat_ap_dk.ttl` does not.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pyshacl
from rdflib import RDF, SH, Graph, Literal, Node

from tests.reports.open_data.catalogues import OUR_SHAPES, catalogues

AS_STATED = (SH["class"], SH.datatype, SH.pattern)
"""What is asked of a value, and has one way of saying it."""
NODE_KINDS = {SH.Literal: {SH.Literal}, SH.BlankNodeOrIRI: {SH.BlankNodeOrIRI, SH.IRI}}
"""The kinds of node that are at least as strict as one."""


def reported(catalogue: Graph, shapes: Graph) -> list[str]:
    """What a validator reports of a catalogue, warnings too."""
    _, report, _ = pyshacl.validate(catalogue, shacl_graph=shapes)
    return sorted(
        f"{report.value(each, SH.focusNode)} {report.value(each, SH.resultPath)} "
        f"{report.value(each, SH.value)}: {report.value(each, SH.resultMessage)}"
        for each in report.subjects(RDF.type, SH.ValidationResult)
    )


def not_asked(theirs: Graph, ours: Graph, catalogue: Graph) -> Iterator[str]:
    """What others' shapes ask of the catalogue's classes, and ours do not.

    Only of the properties that the catalogue has or must have: of the others nothing is tried.
    """
    used = set(catalogue.predicates())
    for kind in sorted(set(catalogue.objects(None, RDF.type))):
        mine = dict(properties(ours, kind))
        for path, wanted in properties(theirs, kind):
            must = theirs.value(wanted, SH.minCount)
            for what in _lacking((theirs, wanted), (ours, mine.get(path))):
                if path in used or must:
                    yield f"{kind} {path}: {what}"


def properties(shapes: Graph, kind: Node) -> Iterator[tuple[Node, Node]]:
    """The properties of a class that shapes ask something of, each with what is asked."""
    for shape in shapes.subjects(SH.targetClass, kind):
        for wanted in shapes.objects(shape, SH.property):
            yield shapes.value(wanted, SH.path), wanted


def _lacking(theirs: tuple[Graph, Node], ours: tuple[Graph, Node | None]) -> Iterator[str]:
    """What one property asks and another does not."""
    (shapes, wanted), (own_shapes, own) = theirs, ours
    if own is None:
        yield "nothing"
        return
    for what in AS_STATED:
        for value in shapes.objects(wanted, what):
            if value not in set(own_shapes.objects(own, what)):
                yield f"{what} {value}"
    for kind in shapes.objects(wanted, SH.nodeKind):
        if own_shapes.value(own, SH.nodeKind) not in NODE_KINDS.get(kind, {kind}):
            yield f"{SH.nodeKind} {kind}"
    least, most = (_number(shapes, wanted, each) for each in (SH.minCount, SH.maxCount))
    own_least, own_most = (_number(own_shapes, own, each) for each in (SH.minCount, SH.maxCount))
    if (least or 0) > (own_least or 0):
        yield f"{SH.minCount} {least}"
    if most is not None and (own_most is None or own_most > most):
        yield f"{SH.maxCount} {most}"


def _number(shapes: Graph, wanted: Node, what: Node) -> int | None:
    found = shapes.value(wanted, what)
    return int(found) if isinstance(found, Literal) else None


def main(files: list[str]) -> int:
    made, ours = catalogues(), Graph().parse(OUR_SHAPES)
    lines = []
    for file in files:
        theirs = Graph().parse(Path(file))
        for name, catalogue in made.items():
            lines += [f"{file}, {name}: {each}" for each in reported(catalogue, theirs)]
        lines += [f"{file} asks: {each}" for each in not_asked(theirs, ours, made["site"])]
    sys.stdout.write("".join(f"{line}\n" for line in lines) or "Nothing to report.\n")
    return 1 if lines or not files else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
