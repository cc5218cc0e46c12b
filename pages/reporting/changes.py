"""Ændringer: the snapshots, a comparison of two snapshots or dates, and every submission."""

from datetime import date

import streamlit as st
from markupsafe import Markup

from metrics.comparison import changed_figures, changed_statuses
from metrics.status import Status
from monitor import editions, persons, settings
from monitor.sight import SEEING
from monitor.submissions import may_have_few_persons
from monitor.tracing import Wanted
from pages.intake import receipt, undoing
from pages.shell import account, downloads, following, frame, view
from pages.shell.choices import choice
from pages.shell.labels import plain
from policy import clock
from policy.spelling import parsed_date
from presentation import pages
from presentation.feeds import feeds
from presentation.html import addresses
from presentation.html.markup import paragraph
from presentation.status import timepoints
from presentation.submissions import delivery_report, history, traces
from store.history import Submission

BY_ALL = "" if settings.signs_in() else "Uden login er det alle."
FEW_PERSONS = (
    "Den oprindelige fil kan have tal om få personer og kan derfor ikke hentes her. "
    "Forvaltningen, der har indberettet den, har den."
)

submissions = editions.current().submissions()
received = submissions.all()
today = clock.today()
current = view.current()
status = current.status
frame.begin(current, history.headline(received))
made = current.edition.made
asked_for = []
for name in (addresses.FROM, addresses.TO):
    written = st.query_params.get(name, "")
    if chosen := timepoints.asked(written, made, parsed_date(written)):
        st.query_params[name] = chosen
        asked_for.append(chosen)
working = persons.may(*SEEING)
points = timepoints.timepoints(made, status.sources, today, asked_for, working=working)


def seen(chosen: str) -> Status:
    """The status of a snapshot by name, or of a date."""
    monitor = editions.current()
    if any(each.name == chosen for each in made):
        return monitor.edition(today, snapshot=chosen).status
    return monitor.edition(today, date.fromisoformat(chosen)).status


def show_file(submission: Submission, everything: Status) -> None:
    """The file of a submission as delivered, or why it cannot be fetched."""
    if may_have_few_persons(submission, everything):
        st.html(paragraph(FEW_PERSONS))
    elif submission.has_file:
        st.html(paragraph(f"Filen er for dem, der må godkende. {BY_ALL}".strip(), "muted"))
        downloads.button(
            "Hent den oprindelige fil",
            lambda: submissions.original(submission.version) or b"",
            submission.file_name,
            downloads.XLSX,
        )
    elif submission.undoes is None:
        st.html(paragraph("Den oprindelige fil er fjernet."))


st.html(
    paragraph(
        "Intet, der er godkendt, går tabt. Her ser du hver indberetning, hvad den ændrede, og "
        "hvordan status så ud på en tidligere dato.",
        "lead",
    )
)
following.show(current, feeds.feeds(status))

st.header("Se det hele fra en anden dato", anchor=False)
st.html(
    paragraph("Datoen følger med, når du går fra side til side.", "muted")
    + history.snapshot_links(
        timepoints.named(made, today, working=working), pages.OVERVIEW, current.links
    )
)

st.header("Sammenlign to øjebliksbilleder eller datoer", anchor=False)
with st.container(key="filters", horizontal=True):
    first = choice("Fra", addresses.FROM, points, timepoints.NOTHING)
    last = choice("Til", addresses.TO, points, timepoints.NOTHING)
if first and last:
    before, after = seen(first), seen(last)
    headings = [timepoints.heading(side, made) for side in (first, last)]
    verdicts = changed_statuses(before, after)
    figures = changed_figures(before, after)
    st.html(Markup('<p role="status">{}</p>').format(timepoints.verdict_sentence(verdicts)))
    if verdicts:
        st.html(delivery_report.status_tables(verdicts, *headings))
    if figures:
        st.html(history.figure_table(after, figures, *headings))
        downloads.offer(history.figure_download(after, figures))
    else:
        st.html(paragraph(history.figure_sentence(figures)))
else:
    st.html(paragraph("Vælg to for at se, hvad der er anderledes."))

st.html('<div id="spor"></div>')
st.header("Spor et tal", anchor=False)
st.html(
    paragraph(
        "Vælg et tal for at se den fil og den celle, det er læst fra, og hvad der står i cellen.",
        "muted",
    )
)
traced = choice(
    "Tal",
    addresses.TRACE,
    {i.indicator.id: i.indicator.name for i in status.indicators},
    "Vælg et tal",
)
if traced:
    own_area = status.policy.municipality if status.policy else None
    areas = traces.areas(status, traced)
    area = choice("Offentlige tal for", addresses.TRACE_AREA, areas, "Kommunen") if areas else None
    tracer = editions.current().tracer(current.edition)
    found = tracer.of_figures(Wanted(traced))
    if areas:
        found += tracer.of_public_figures(Wanted(traced, area=area or own_area))
    if found:
        st.html(traces.table(status, found, current.links))
    else:
        st.html(paragraph("Der er ingen tal at spore."))

st.header("Alle indberetninger", anchor=False)
st.html(
    paragraph("Vælg et nummer for at se, hvad udgaven ændrede.", "muted")
    + history.submission_table(received, current.links)
)

st.html('<div id="udgave"></div>')
undoing.show_message()
by_version = {str(each.version): each for each in received}
asked = choice(
    "Udgave",
    addresses.SUBMISSION,
    {version: history.choice_of(each) for version, each in by_version.items()},
    "Vælg en udgave",
)
if asked:
    submission = by_version[asked]
    everything = editions.current().received(today)
    indicators = {each.indicator.id: each.indicator for each in everything.indicators}
    changes = submissions.changes(submission.version)
    st.header(plain(f"Hvad udgave {asked} ændrede"), anchor=False)
    st.html(
        history.facts(submission)
        + paragraph(delivery_report.change_sentence(changes))
        + delivery_report.change_tables(changes, indicators, unfold=len(changes) < 20)
    )
    downloads.offer(
        delivery_report.change_extract(everything, f"udgave-{asked}", changes, indicators)
    )
    receipt.show(everything, submission.version)
    if submissions.may_handle(submission):
        show_file(submission, everything)
        st.html("<h3>Tag en fejl tilbage</h3>")
        account.say_who_acts(current)
        undoing.show(submissions, submission, indicators)
        same = submissions.about_the_same(submission.version)
        if otherwise := history.taking_back(submission, same, current.links):
            st.html(otherwise)

frame.end(current)
