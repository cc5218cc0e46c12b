"""The frame of every page: styles, the date seen from, heading, notices, and the closing line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import streamlit as st
from markupsafe import Markup

from metrics.status import Status
from monitor import circles, editions, persons
from monitor.editions import Edition
from monitor.sight import SEEING
from pages.shell import account, fields, notices, sharing
from pages.shell.labels import plain
from pages.shell.view import View
from policy import clock
from policy.actors import Right
from policy.spelling import parsed_date, unread_date
from presentation import pages
from presentation.drafting import policy_list
from presentation.drafting.policy_list import Listed
from presentation.easy_read import easy_pages
from presentation.glossary import on_page
from presentation.html import addresses, markup
from presentation.html.links import Links
from presentation.language import city
from presentation.language.age import age, since
from presentation.language.numbers import day
from presentation.language.sentences import newest_figures, seen_from
from presentation.language.sources import built_on
from presentation.search import words_on_pages
from presentation.search.field import search_field
from presentation.status.target_groups import chosen_in_easy_words
from presentation.submissions.problems import problem_list
from store.snapshots import WORKING

AS_PRESENTED = (
    "Siden er til forelæggelse: Den viser det, alle vil se, når det, der er forelagt, bliver "
    "offentligt. Kladder er ikke med."
)


def begin(current: View, title: str, name: str | None = None) -> None:
    """Set the page up under its heading `title`; `name` is the tab's title, by default the menu's.

    In easy words the easy text replaces the page, or precedes it if it is only an introduction.
    """
    in_easy_words = _easy_page(current)
    tab = f"{name or page_name(current.status, current.path)}{', let at læse' if current.easy else ''}"
    st.set_page_config(page_title=pages.tab_title(tab), layout="wide")
    with st.container(key="headline", horizontal=True, gap="small"):
        st.html(markup.paragraph(_place_and_date(current), "crumb"))
        _choose_policy(current)
        _choose_date(current)
        _choose_group(current)
        st.html(_easy_switch(current, in_easy_words))
        if current.path != pages.SEARCH:
            st.html(search_field(current.links))
        if who := account.shown(current):
            st.html(who)
        st.html(sharing.row(current))
    if in_easy_words and in_easy_words.whole:
        _show_easy(current, in_easy_words)
        st.stop()
    st.title(plain(title), anchor=False)
    _notices(current)
    if in_easy_words:
        st.html(easy_pages.easy_text(in_easy_words, current.links))


def page_name(status: Status, path: str) -> str | None:
    """The name of a page; for the council's page the name of the council."""
    return city.council(status) if path == pages.COUNCIL else pages.name_of(path)


def _place_and_date(current: View) -> str | Markup:
    """Where and from when the page is seen; an old status has its age beside its date."""
    if current.easy:
        return easy_pages.seen_from(current.status)
    place = "" if current.path == pages.OVERVIEW else page_name(current.status, current.path)
    edition = _edition(current.edition)
    dated: str | Markup = seen_from(current.status)
    if old := since(current.status.as_of, clock.today()):
        dated = Markup('{}, <strong class="age">{}</strong>').format(dated, old)
    parts = [place, edition, dated, newest_figures(current.status)]
    return Markup(" · ").join(text for text in parts if text)


def _edition(seen: Edition) -> str:
    if seen.presented:
        return "Forelæggelse"
    return "Arbejdsudgave" if seen.working else ""


def _easy_page(current: View) -> easy_pages.EasyPage | None:
    if not current.easy:
        return None
    return easy_pages.easy_page(current.status, current.path, current.group)


def _easy_switch(current: View, in_easy_words: easy_pages.EasyPage | None) -> Markup:
    """The link to this page in easy words, or back; screen readers get the full description."""
    if in_easy_words and in_easy_words.whole:
        text, more = "Vis hele siden", " – slå Let at læse fra"
    elif in_easy_words:
        text, more = "Slå Let at læse fra", ""  # the page below is whole already
    else:
        text, more = "Let at læse", " – vis siden med korte sætninger"
    address = _here(current, addresses.EASY, None if current.easy else addresses.YES)
    named = markup.joined([text, Markup('<span class="unseen">{}</span>').format(more)])
    return markup.anchor(named, address, "switch")


def _show_easy(current: View, page: easy_pages.EasyPage) -> None:
    """The page in easy words, its sources, and the link to the whole page."""
    st.title(plain(page.title), anchor=False)
    _notices(current, in_easy_words=True)
    whole = markup.anchor(
        "Vis hele siden med alle tal og kilder", _here(current, addresses.EASY, None)
    )
    st.html(
        easy_pages.easy_text(page, current.links)
        + Markup('<div class="easy">{}{}</div>').format(
            markup.joined(
                markup.paragraph(sentence) for sentence in easy_pages.built_on(current.status)
            ),
            markup.paragraph(whole),
        )
    )


def listed_policies(today: date) -> list[Listed]:
    """The policies that a reader may see, as the list and the choice show them; none of an empty installation."""
    usual = circles.usual(today)
    return [
        Listed(None if seen.place == usual else seen.place.code, seen.status)
        for seen in circles.every(today)
        if seen.status.policy
    ]


def _choose_policy(current: View) -> None:
    """The choice of policy, where there are several that the reader may see."""
    today = clock.today()
    if not circles.are_several(today):
        return
    shown = current.status.policy
    number = pages.objective_number(current.path)
    path = pages.OVERVIEW if number else current.path  # the other's objectives are its own
    with st.popover(plain(f"Politik: {shown.title}" if shown else "Politik")):
        links = [policy_list.link(each, current.links, path) for each in listed_policies(today)]
        st.html(markup.paragraph("Se en anden politik:") + markup.items(links))


def _choose_date(current: View) -> None:
    """The choice of date: the snapshots, today, or a date that the reader writes."""
    with st.popover("Vælg dato"):
        snapshots = [
            markup.anchor(made.name, _snapshot(current, made.name)) for made in current.edition.made
        ]
        working = markup.anchor(
            f"Arbejdsudgave per {day(clock.today())}", _working_edition(current)
        )
        beyond = [working] if persons.may(*SEEING) else []
        st.html(markup.paragraph("Se status fra:") + markup.items([*snapshots, *beyond]))
        with st.form("date", border=False):
            written = fields.line("En anden dato, fx 31.12.2024", key="written_date")
            if st.form_submit_button("Vis denne dato"):
                chosen = parsed_date(written.text)
                if chosen:
                    st.query_params.pop(addresses.SNAPSHOT, None)
                    st.query_params[addresses.DATE] = chosen.isoformat()
                    st.rerun()
                notices.warn(
                    f"{unread_date(written.text)} Skriv dag, måned og år, fx 31.12.2024.",
                    written.under,
                )


def _choose_group(current: View) -> None:
    """The choice of target group, which follows the reader from page to page."""
    with st.popover(plain(f"Målgruppe: {current.group or 'alle'}")):
        groups = [group.name for group in current.status.target_groups]
        everyone = markup.anchor("Alle", _here(current, addresses.GROUP, None))
        st.html(
            markup.paragraph("Se det, der handler om:")
            + markup.items(
                [everyone, *(markup.anchor(g, _here(current, addresses.GROUP, g)) for g in groups)]
            )
        )


def _here(current: View, name: str, value: str | None) -> str:
    """The address of this page with one choice changed and the others kept."""
    return _with(current, {name: value})


def _snapshot(current: View, name: str) -> str:
    """The address of this page, seen from a snapshot."""
    return _with(current, {addresses.DATE: None, addresses.SNAPSHOT: name})


def _working_edition(current: View) -> str:
    """The address of this page, seen from today with everything accepted."""
    today = clock.today().isoformat()
    return _with(current, {addresses.DATE: today, addresses.SNAPSHOT: WORKING})


def _with(current: View, changed: Mapping[str, str | None]) -> str:
    return Links(st.query_params.to_dict()).changed(changed).page(current.path)


def _notices(current: View, *, in_easy_words: bool = False) -> None:
    """Notices about the data shown; `in_easy_words` if the easy text replaces the page."""
    if current.easy and (message := age(current.status.as_of, clock.today())):
        _notice(Markup('<p class="age"><strong>{}</strong></p>').format(message))
    if copy := policy_list.copy_notice(current.status, _earlier_title(current), clock.today()):
        _notice(Markup("<p><strong>{}</strong></p>").format(copy))
    if current.misread:
        shown = f"Siden viser {seen_from(current.status)}."
        _notice(markup.paragraph(" ".join([*current.misread, shown])))
    if current.group:
        everything = markup.anchor("Vis alt", _here(current, addresses.GROUP, None))
        page = pages.page_at(current.path)
        chosen = (
            chosen_in_easy_words(current.status)
            if in_easy_words or page is None
            else page.for_group
        )
        message = f"Du følger målgruppen {current.group}. {chosen} "
        _notice(markup.paragraph(markup.joined([message, everything])))
    if later := current.edition.later_of_the_day:
        message = (
            f"Der er siden lavet et øjebliksbillede mere, set per {day(current.status.as_of)}: "
        )
        _notice(
            markup.paragraph(
                markup.joined(
                    [message, markup.anchor(later.name, _snapshot(current, later.name)), "."]
                )
            )
        )
    if current.edition.newer_known:
        link = markup.anchor("Se arbejdsudgaven af i dag", _working_edition(current))
        message = "Der er kommet nyere oplysninger siden denne dato. "
        _notice(markup.paragraph(markup.joined([message, link])))
    if current.edition.presented:
        _notice(markup.paragraph(AS_PRESENTED))
    elif current.edition.unpublished:
        _notice(markup.paragraph("Siden viser også oplysninger, der ikke er offentlige endnu."))
    if current.edition.problems and persons.may(Right.SEE_ALL):
        _notice(problem_list(current.edition.problems))


def _earlier_title(current: View) -> str:
    """The title of the policy that this one is copied from; its code where that may not be seen."""
    code = current.status.policy.copied_from if current.status.policy else None
    if not code:
        return ""
    today = clock.today()
    try:
        earlier = editions.opened(circles.asked_for(code, today)).received(today).policy
    except circles.NoSuchPolicyError:
        return code
    return earlier.title if earlier else code


def _notice(content: Markup) -> None:
    """A notice at the top of the page. Screen readers read it in order, without interruption."""
    st.html(Markup('<div class="notice">{}</div>').format(content))


def end(current: View, built: str | None = None) -> None:
    """The closing line of every page: what it is built on, and what the sources lack.

    `built` replaces it on a page that is built on other documents than the status.
    """
    if explained := _words_on(current):
        st.html(explained)
    link = markup.anchor("Metode og kilder", current.links.page(pages.METHOD))
    st.html(
        Markup('<p class="source">{} {}</p>').format(
            built or built_on(current.status),
            link,
        )
    )


def _words_on(current: View) -> Markup:
    """The official words on the page, explained; the guide has them all already."""
    if current.path == pages.GUIDE:
        return Markup("")
    of_one = current.path == pages.DEPARTMENTS
    department = st.query_params.get(addresses.DEPARTMENT) if of_one else None
    return on_page.fold(words_on_pages.standing_on(current.status, current.path, department))
