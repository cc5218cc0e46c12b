"""The menu: the pages in their groups, each link with the reader's choices in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from urllib.parse import urlsplit

import streamlit as st
from markupsafe import Markup

from monitor import editions
from pages.shell import admission, visit
from pages.shell.view import View
from policy import clock
from presentation import pages
from presentation.html import markup
from presentation.language import city
from store.faults import StoreError


def entries(asked: View | StoreError) -> dict[str, list[st.Page]]:
    """The pages of the registry as Streamlit takes them, under their headings."""
    objectives = _unread() if isinstance(asked, StoreError) else _objectives(asked)
    return {
        group: [entry for page in registered for entry in _entries(page, objectives, asked)]
        for group, registered in pages.MENU.items()
    }


def _entries(
    page: pages.Page, objectives: Mapping[int, str], asked: View | StoreError
) -> Iterator[st.Page]:
    script = f"pages/{page.script}.py"
    if page.per_objective:
        for number, title in objectives.items():
            yield st.Page(script, title=title, url_path=pages.objective(number))
    else:
        default = page.path == pages.OVERVIEW
        yield st.Page(script, title=_title(page, asked), url_path=page.path, default=default)


def _title(page: pages.Page, asked: View | StoreError) -> str:
    """The title of a page in the menu; for the council's page the council's name, if it can be read."""
    if page.path == pages.COUNCIL and not isinstance(asked, StoreError):
        return city.council(asked.status)
    return page.title


def _objectives(seen: View) -> dict[int, str]:
    """The objectives by number with their names.

    On a day when none was known, those of today get pages by number alone, so that their addresses
    stay valid.
    """
    if known := seen.status.objectives:
        return {
            o.objective.number: f"{o.objective.number}. {o.objective.short_title}" for o in known
        }
    today = editions.current().received(clock.today()).objectives
    return _by_number(*(o.objective.number for o in today))


def _unread() -> dict[int, str]:
    """The objective of the address, because the store cannot be read to find the rest."""
    number = pages.objective_number(urlsplit(st.context.url or "").path.rpartition("/")[2])
    return _by_number(number) if number else {}


def _by_number(*numbers: int) -> dict[int, str]:
    return {number: pages.name_of(pages.objective(number)) or "" for number in numbers}


def show(seen: View, groups: Mapping[str, Sequence[st.Page]]) -> None:
    """Draw the menu, all at once: as elements of Streamlit's its links take most of a page's first load.

    moving.js has Streamlit change the page without loading it anew.
    """
    policy = seen.status.policy
    whose = f"{policy.city} {policy.start.year}–{policy.end.year}" if policy else ""
    with st.sidebar:
        st.html(
            Markup('<p class="site" {}>Status på handicap&shy;politikken</p>{}{}').format(
                visit.marks(seen),
                markup.paragraph(whose, "city") if whose else "",
                markup.joined(
                    _group(seen, number, name, listed)
                    for number, (name, listed) in enumerate(groups.items())
                ),
            )
        )


def _group(seen: View, number: int, name: str, listed: Sequence[st.Page]) -> Markup:
    links = markup.joined(_link(seen, entry) for entry in filter(partial(_is_shown, seen), listed))
    return Markup(
        '<p class="group" id="menu-{0}">{1}</p>'
        '<ul class="menu" role="list" aria-labelledby="menu-{0}">{2}</ul>'
    ).format(number, name, links)


def _link(seen: View, entry: st.Page) -> Markup:
    here = Markup(' aria-current="page"') if entry.url_path == seen.path else ""
    return Markup('<li><a href="{}"{}>{}</a></li>').format(
        seen.links.page(entry.url_path), here, entry.title
    )


def _is_shown(seen: View, entry: st.Page) -> bool:
    """Whether the page is in the menu; its address answers all the same."""
    page = pages.page_at(entry.url_path)
    if page is None:
        return True
    return admission.is_admitted(page) and (not page.of_drafts or seen.status.draft.exists)
