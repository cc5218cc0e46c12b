"""The answers to a search as HTML: by subject, with the words marked and a link to each."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from presentation.html import addresses, markup
from presentation.html.links import Links
from presentation.language.inflection import BY_THEMSELVES
from presentation.language.letters import marked, search_words, snippet
from presentation.language.numbers import number, tally
from presentation.language.words import capitalised, listed, lowered
from presentation.search.entries import Entry, Subject
from presentation.search.index import Answers, Index, find, nearer

FIRST_SHOWN = 5
MOST_SHOWN = 200
LONGEST_SHOWN = 60


def headline(query: str, answers: Answers) -> str:
    """The page's heading: the number of answers and the query."""
    shown = shortened(query)
    if not answers.words:
        return "Søg på alle sider"
    if not answers.count:
        return f"Ingen svar på »{shown}«"
    if answers.partly:
        return f"Intet svar har alle ordene i »{shown}«"
    return f"{number(answers.count)} svar på »{shown}«"


def announced(query: str, answers: Answers) -> Markup:
    """The number of answers, announced to screen readers."""
    return Markup('<p class="unseen" role="status">{}</p>').format(headline(query, answers))


def shortened(query: str) -> str:
    """The query, shortened to fit a heading.

    >>> shortened("ord " * 30)
    'ord ord ord ord ord ord ord ord ord ord ord ord ord ord ord …'
    """
    if len(query) <= LONGEST_SHOWN:
        return query
    return f"{query[:LONGEST_SHOWN].rstrip()} …"


def partly_found(answers: Answers) -> Markup:
    """A note that no entry has all words and those with most are shown; empty if some have all."""
    if not answers.partly:
        return Markup("")
    those = tally(answers.count, "svar har", "svar har")
    return markup.paragraph(f"{those} flest af ordene og er vist her.")


def also_found(answers: Answers) -> Markup:
    """The official words that were also searched for."""
    return markup.joined(
        markup.paragraph(
            f"»{said}« står i kilderne som {listed([f'»{word}«' for word in words])}.", "muted"
        )
        for said, words in answers.also.items()
    )


def searched(known: Index) -> Markup:
    """How to search, and the number of entries per subject."""
    counts = {subject: known.of_subject.get(subject, 0).bit_count() for subject in Subject}
    return markup.paragraph(
        "Alle ord skal findes, men gerne som del af et længere ord eller i en anden form: »job« finder "
        "også »fleksjob«, og »barnet« finder »børn«. Et ord med store bogstaver, fx BPA, findes for "
        "sig selv. Æ, ø og å kan skrives ae, oe og aa."
    ) + markup.joined(
        [
            markup.paragraph("Der søges i:"),
            markup.items(
                f"{subject.label}: {number(count)}" for subject, count in counts.items() if count
            ),
        ]
    )


def way_through(answers: Answers) -> Markup:
    """The number of answers per subject, with links down to them."""
    return Markup('<nav class="way" aria-label="Svar efter slags">{}</nav>').format(
        markup.items(
            markup.joined([markup.anchor(subject.label, f"#{subject.value}"), f" {number(count)}"])
            for subject, count in answers.counts.items()
        )
    )


def answer_list(
    answers: Answers,
    subject: Subject,
    links: Links,
    query: str,
    *,
    alone: bool,
) -> Markup:
    """The answers of one subject: the first few, or with `alone` as many as a page can hold."""
    shown = answers.best[subject][: MOST_SHOWN if alone else FIRST_SHOWN]
    lines = markup.joined(_answer(entry, answers, links) for entry in shown)
    found = Markup('<ol id="{}" class="answers start">{}</ol>').format(subject.value, lines)
    count = answers.counts[subject]
    if count == len(shown):
        return found
    if alone:
        text = f"De {number(len(shown))} bedste af {number(count)} svar er vist. Skriv flere ord for at få færre."
        return found + markup.paragraph(text, "muted")
    link = markup.anchor(
        f"Vis alle {number(count)}: {lowered(subject.label)}", links.search(query, subject.value)
    )
    return found + markup.paragraph(link)


def _answer(entry: Entry, answers: Answers, links: Links) -> Markup:
    address = links.page(entry.path, entry.anchor, entry.filters)
    return Markup(
        '<li><p>{title} <span class="muted small">{context}</span></p>'
        '<p class="small">{text}</p></li>'
    ).format(
        title=markup.anchor(marked(entry.title, answers.words), address),
        context=marked(entry.context, answers.words),
        text=snippet(entry.text, answers.words),
    )


def without_answers(known: Index, query: str, group: str | None, links: Links) -> Markup:
    """The text for a search without answers: the number of entries searched, and suggestions."""
    count = known.of_group.get(group, 0).bit_count() if group else len(known.entries)
    those = (
        f"{tally(count, 'tekst', 'tekster')}{f', der nævner målgruppen {group}' if group else ''}"
    )
    wanted = "ordet" if len(search_words(query)) == 1 else "alle ordene"
    wider = without_group(known, query, group, links)
    hints = [*_nearer_words(known, query, links), *([wider] if wider else [])]
    return markup.paragraph(f"Der er søgt i {those}. Ingen af dem har {wanted}.") + (
        markup.items(hints)
        if hints
        else markup.paragraph("Prøv et kortere ord eller et andet ord for det samme.")
    )


def _nearer_words(known: Index, query: str, links: Links) -> Iterable[Markup]:
    """For each word of the query: words spelled like it, or the number of answers to it alone."""
    written = query.split()
    for word in dict.fromkeys(written):
        folded_words = search_words(word)
        if not folded_words or (len(written) > 1 and BY_THEMSELVES.issuperset(folded_words)):
            continue
        if count := find(known, folded_words, most=0).count:
            if len(written) > 1:
                link = _search_link(f"»{word}« alene", word, links)
                yield markup.joined([link, f" har {number(count)} svar i alt."])
            continue
        near = nearer(known, folded_words[0])
        suggested = [
            _search_link(f"»{other}«", " ".join(other if w == word else w for w in written), links)
            for other in near
        ]
        if suggested:
            yield markup.joined(
                [f"»{word}« findes ikke. Mente du ", Markup(" eller ").join(suggested), "?"]
            )
        else:
            yield Markup("»{}« findes ikke, og intet ord ligner det.").format(word)


def without_group(known: Index, query: str, group: str | None, links: Links) -> Markup:
    """The number of answers without the target group, with a link; empty if there are none."""
    count = find(known, search_words(query), most=0).count if group else 0
    if not count:
        return Markup("")
    everyone = links.changed({addresses.GROUP: None})
    return markup.joined(
        [_search_link("Søg uden målgruppe", query, everyone), f": {number(count)} svar."]
    )


def _search_link(text: str, query: str, links: Links) -> Markup:
    return markup.anchor(text, links.search(query))


def other_subjects(answers: Answers, query: str, links: Links) -> Markup:
    """The subjects that have answers, for when the chosen one has none."""
    link = _search_link("Vis alle svar", query, links)
    names = listed([f"{lowered(s.label)} ({number(c)})" for s, c in answers.counts.items()])
    return markup.paragraph(markup.joined([f"{capitalised(names)} har svar. ", link, "."]))
