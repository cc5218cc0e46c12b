"""The findings of workbooks in `data/`, worded for the person who corrects them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from policy.findings import Finding
from presentation.html import markup
from presentation.language.numbers import counted
from presentation.language.words import capitalised

SHOWN = 20


def problem_list(problems: Mapping[str, Sequence[Finding]]) -> Markup:
    """The findings of each workbook that was not accepted in full, folded under its name."""
    books = capitalised(counted(len(problems), "arbejdsbog", "arbejdsbøger"))
    message = f"{books} har fejl, så noget på siderne kan mangle eller være ældre."
    return markup.paragraph(message) + markup.joined(
        markup.unfolded(f"{file}: {len(findings)} fejl", _entries(findings))
        for file, findings in problems.items()
    )


def _entries(findings: Sequence[Finding]) -> Markup:
    entries = [finding_words(finding) for finding in findings[:SHOWN]]
    if len(findings) > SHOWN:
        entries.append(Markup("og {} flere").format(len(findings) - SHOWN))
    return markup.items(entries)


def finding_words(finding: Finding) -> Markup:
    """One finding: its place, what was found, what was expected, and what to do."""
    place = ", ".join(
        text
        for text in (
            f"ark {finding.sheet}" if finding.sheet else "",
            f"celle {finding.cell}" if finding.cell else "",
        )
        if text
    )
    return Markup("<strong>{}</strong> {}{} {} {}").format(
        f"{place}:" if place else "",
        f"{finding.title} ",
        f"Fundet: {finding.found}." if finding.found else "",
        f"Ventet: {finding.expected}" if finding.expected else "",
        finding.fix,
    )
