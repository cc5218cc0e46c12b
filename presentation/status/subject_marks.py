"""The council's remarks as marks: one each, by subject, with the shape of how far it has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from metrics.remark_follow_up import Followed, Result, followed
from metrics.status import RemarkStatus, Status
from presentation import pages
from presentation.html import addresses, markup
from presentation.html.links import Links
from presentation.language import numbers
from presentation.language.words import capitalised, listed
from presentation.status import follow_up_picture
from presentation.status.remarks import Subject, subjects

CAPTION = "Hvert mærke er én bemærkning. Formen viser, hvor langt den er nået."


def on_page(
    status: Status, found: Sequence[Followed], listed_below: Sequence[RemarkStatus], links: Links
) -> Markup:
    """All remarks by subject, with links to those listed below, and what the shapes mean; may be empty."""
    if not status.remarks:
        return Markup("")
    results = _results(status, found)
    places = {each.place for each in subjects(status, listed_below)}
    rows = [
        _row(each, results, linked=each.place in places)
        for each in subjects(status, status.remarks)
    ]
    return Markup(
        '<p class="marks-caption">{}</p><ul class="subject-marks" role="list">{}</ul>'
        '<ul class="subject-marks key" role="list">{}</ul>'
    ).format(CAPTION, markup.joined(rows), markup.joined(_key(results, links)))


def _results(status: Status, found: Sequence[Followed]) -> Mapping[str, Result]:
    """How far each remark of the policy shown has come, by its code.

    One that continues a remark of an earlier policy counts there; here it has what its own policy knows.
    """
    policy = status.policy.id if status.policy else ""
    own = {each.said.id: each.result for each in followed((status,))}
    return own | {each.said.id: each.result for each in found if each.policy == policy}


def _row(subject: Subject, results: Mapping[str, Result], *, linked: bool) -> Markup:
    counts = Counter(results[each.remark.id] for each in subject.remarks)
    return Markup(
        '<li>{name}<span class="marks" aria-hidden="true">{marks}</span>'
        '<span class="unseen">: {words}</span></li>'
    ).format(
        name=markup.anchor(subject.name, f"#{subject.place}") if linked else subject.name,
        marks=markup.joined(
            follow_up_picture.shape(results[each.remark.id]) for each in subject.remarks
        ),
        words=listed(
            [f"{numbers.number(counts[each])} {each.label}" for each in Result if counts[each]]
        ),
    )


def _key(results: Mapping[str, Result], links: Links) -> list[Markup]:
    """Each shape with its words and how many have it; leads to what became of them."""
    counts = Counter(results.values())
    return [
        Markup("<li>{}{}: {}</li>").format(
            follow_up_picture.shape(result),
            markup.anchor(
                capitalised(result.label),
                links.page(pages.FOLLOW_UP, choices={addresses.RESULT: result.value}),
            ),
            numbers.number(counts[result]),
        )
        for result in Result
        if counts[result]
    ]
