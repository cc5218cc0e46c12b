"""The council's remarks as marks: one each, by subject, with the shape of how far it has come."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from markupsafe import Markup

from metrics.remark_follow_up import Followed, Result, followed
from metrics.status import RemarkStatus, Status
from presentation import pages
from presentation.charts.marks import GridMark, MarkGrid, MarkRow
from presentation.html import addresses, markup
from presentation.html.links import Links
from presentation.language import city, numbers
from presentation.language.sentences import seen_from
from presentation.language.sources import in_order, origin
from presentation.language.words import capitalised, listed
from presentation.pictures.picture import Picture
from presentation.status import follow_up_picture
from presentation.status.remarks import Subject, subjects

KEY = "bemaerkninger-efter-emne"
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


def picture(status: Status, found: Sequence[Followed]) -> Picture | None:
    """All remarks by subject as a picture to take along; None without any."""
    if not status.remarks:
        return None
    results = _results(status, found)
    every = list(subjects(status, status.remarks))
    told = (f"{each.name}: {_words(each, results)}." for each in every)
    sources = dict.fromkeys(c for each in status.remarks for c in each.remark.sources)
    return Picture(
        KEY,
        MarkGrid(
            f"{city.of_council(status)} bemærkninger efter emne",
            tuple(_marks(each, results) for each in every),
        ),
        " ".join((CAPTION, *told)),
        f"Kilde: {origin(in_order(sources), status.sources)}.",
        seen_from(status),
    )


def _marks(subject: Subject, results: Mapping[str, Result]) -> MarkRow:
    found = (results[each.remark.id] for each in subject.remarks)
    marks = (
        GridMark("", result.label, follow_up_picture.SHAPES[result], written=False)
        for result in found
    )
    return MarkRow(subject.name, tuple(marks), numbers.number(len(subject.remarks)))


def _results(status: Status, found: Sequence[Followed]) -> Mapping[str, Result]:
    """How far each remark of the policy shown has come, by its code.

    One that continues a remark of an earlier policy counts there; here it has what its own policy knows.
    """
    policy = status.policy.id if status.policy else ""
    own = {each.said.id: each.result for each in followed((status,))}
    return own | {each.said.id: each.result for each in found if each.policy == policy}


def _row(subject: Subject, results: Mapping[str, Result], *, linked: bool) -> Markup:
    return Markup(
        '<li>{name}<span class="marks" aria-hidden="true">{marks}</span>'
        '<span class="unseen">: {words}</span></li>'
    ).format(
        name=markup.anchor(subject.name, f"#{subject.place}") if linked else subject.name,
        marks=markup.joined(
            follow_up_picture.shape(results[each.remark.id]) for each in subject.remarks
        ),
        words=_words(subject, results),
    )


def _words(subject: Subject, results: Mapping[str, Result]) -> str:
    """How far the remarks on a subject have come, in words."""
    counts = Counter(results[each.remark.id] for each in subject.remarks)
    return listed(
        [f"{numbers.number(counts[each])} {each.label}" for each in Result if counts[each]]
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
