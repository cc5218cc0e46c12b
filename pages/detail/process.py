"""Politisk behandling: what comes next, the matters' ways, steps without news, decisions and hearings."""

from datetime import date

import streamlit as st
from markupsafe import Markup

from metrics.status import Status
from metrics.wheel import within_a_year
from monitor import persons
from pages.shell import deadlines, downloads, frame, pictures, site, view
from pages.shell.choices import choice
from pages.shell.labels import plain
from policy import clock
from policy.actors import Right
from policy.choices import EventKind
from presentation.charts.svg.shapes import NARROW
from presentation.drafting import overview
from presentation.html import addresses
from presentation.html.markup import joined, paragraph, unfolded
from presentation.language import city
from presentation.language.words import capitalised
from presentation.status import next_step, passage, process, process_timeline
from presentation.status.target_groups import concerning
from presentation.wheel import calendar_links, delivering, no_deadline, owed, owing

ROOM_FOR_NAMES = 840
"""The width of the timeline, in pixels, in which most steps are named in one line."""


def _ways(status: Status, shown: set[str], today: date) -> None:
    """Each matter's way through the bodies, and the way of a policy that is drafted here, folded once decided."""
    if ways := passage.ways(status, shown):
        st.header(plain(passage.HEADING), anchor=False)
        st.html(ways)
    if not status.draft.steps:
        return
    if status.draft.is_draft(today):
        st.header(plain(passage.DRAFT_HEADING), anchor=False)
        st.html(overview.way(status))
    else:
        st.html(unfolded(passage.DRAFT_HEADING, overview.way(status), "theme"))


current = view.current()
status = current.status
today = clock.today()
wheel = deadlines.seen(current)
now = deadlines.now(current)
duties = within_a_year(wheel)
frame.begin(current, next_step.headline(status, now))

in_short = owing.in_short(wheel, owing.owing(wheel, duties)) if duties else ""
told = [paragraph(each) for each in (next_step.today(status, now), in_short) if each]
st.html(joined([paragraph(process.lead(status), "lead"), *told]))
go_to = st.empty()
if picture := process_timeline.timeline(status):
    pictures.show(picture, widths=(ROOM_FOR_NAMES, NARROW))
_ways(status, {event.id for event in concerning(status.events, current.group)}, today)
with st.container(key="filters", horizontal=True):
    kind = choice(
        "Slags",
        addresses.KIND,
        {k.value: capitalised(city.event_kind(status, k)) for k in EventKind},
    )
    who = choice(
        "Hvem",
        addresses.DEPARTMENT,
        {d.code: d.name for d in process.named_departments(status)} | owing.owners(wheel, duties),
    )

chosen = [
    event
    for event in concerning(status.events, current.group)
    if kind in (None, event.kind) and (who is None or process.is_of(event, who))
]
everything = len(chosen) == len(status.events)
count = "" if everything else f"Viser {len(chosen)} af {len(status.events)} trin."
st.html(Markup('<p class="small" role="status">{}</p>').format(count))

st.html(owed.PLACE)
st.header(plain(owed.HEADING), anchor=False)
if current.easy:
    st.html(owed.in_easy_words(wheel, duties))
if duties:
    of_owner = owing.owing(wheel, duties, {who} if who else None)
    st.html(
        owed.section(wheel, of_owner, who, today, current.links)
        + owed.seen_from(wheel, status, public=not current.edition.working)
    )
    downloads.offer(owed.owed_download(wheel, of_owner))
else:
    delivers = persons.may(Right.DELIVER_ALL)
    templates = delivering.rules_template(current.links) if delivers else None
    st.html(no_deadline.no_deadlines(wheel, templates))

if not chosen:
    st.html(
        paragraph(
            "Intet trin i kilderne passer til alle valgene. Sæt et af dem til Alle, "
            "eller vis alle målgrupper. Kilderne nævner ikke forvaltning eller målgruppe ved alle trin."
        )
    )
sections = list(process.sections(status, chosen, now))
has_passed = any(each.heading == process.PASSED for each in sections)
later = {process.PASSED: process.PASSED_ANCHOR} if has_passed else {}
go_to.html(owed.go_to(later | {calendar_links.HEADING: calendar_links.ANCHOR}))
for section in (each for each in sections if each.in_sight or not everything):
    if section.heading == process.PASSED:
        st.html(process.PASSED_PLACE)
    st.header(plain(section.heading), anchor=False)
    if section.heading == process.PASSED:
        st.html(process.questions(status, section, current.links, others=everything))
    else:
        st.html(process.step_list(status, section, current.links))
rest = [each for each in sections if everything and not each.in_sight]
if rest:
    st.header(plain(process.OTHERS), anchor=False)
    st.html(joined(process.folded(status, each, current.links) for each in rest))

if chosen:
    downloads.offer(process.event_download(status, chosen))

st.html(calendar_links.PLACE)
st.header(plain(calendar_links.HEADING), anchor=False)
st.html(
    calendar_links.links_to(wheel, who, current.links, site.address(), is_closed=site.is_closed())
)
frame.end(current)
