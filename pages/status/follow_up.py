"""Opfølgning på bemærkninger: what became of every remark and hearing answer, as a picture and a list."""

import streamlit as st
from markupsafe import Markup

from metrics.remark_follow_up import Followed, Result, followed
from pages.shell import beside, downloads, frame, pictures, view
from pages.shell.choices import choice
from policy.drafting import HearingAnswer
from presentation import pages
from presentation.html import addresses
from presentation.html.markup import paragraph
from presentation.language import follow_up_sentences as sentences
from presentation.language.sources import not_read
from presentation.language.words import capitalised
from presentation.pictures import on_page
from presentation.status import follow_up, follow_up_picture
from presentation.status.target_groups import nothing_found

current = view.current()
status = current.status


def is_chosen(each: Followed, about: str | None, result: str | None) -> bool:
    """Whether the reader's choices take it in; a hearing answer names no target group."""
    groups = () if isinstance(each.said, HearingAnswer) else each.said.target_groups
    return (
        about in (None, str(each.objective))
        and result in (None, each.result)
        and current.group in (None, *groups)
    )


def show_picture() -> None:
    drawn = follow_up_picture.picture(status, statuses, found)
    table = follow_up_picture.on_page(follow_up_picture.chart(status, found))
    st.html(on_page.place(drawn) + table)
    pictures.offer(drawn)


statuses = beside.statuses(current)
found = followed(statuses)
seen = follow_up.Seen(status, statuses)
frame.begin(current, sentences.headline(status, found))
if found:
    show_picture()
    st.html(
        paragraph(sentences.counts(found))
        + paragraph(f"{sentences.councils(status, found)} {not_read(status)}".strip())
        + follow_up.council_link(seen, current.links.page(pages.COUNCIL))
    )
with st.container(key="filters", horizontal=True):
    about = choice(
        "Målsætning",
        addresses.OBJECTIVE,
        {
            str(o.objective.number): f"{o.objective.number}. {o.objective.short_title}"
            for o in status.objectives
        },
    )
    result = choice(
        "Hvor langt", addresses.RESULT, {each.value: capitalised(each.label) for each in Result}
    )
chosen = [each for each in found if is_chosen(each, about, result)]
st.html(
    Markup('<p class="muted" role="status">Viser {} af {}.</p>').format(
        len(chosen), sentences.subject(found) or "0 bemærkninger"
    )
)
if found and not chosen:
    nothing = "Ingen bemærkning passer til alle valgene. Sæt et af dem til Alle."
    st.html(paragraph(nothing_found(nothing, current.group)))
if chosen:
    st.html(follow_up.on_page(seen, chosen))
downloads.offer(follow_up.follow_up_download(seen, chosen))
frame.end(current)
