"""The menu: the pages in their groups, each link with the reader's choices in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import streamlit as st
from markupsafe import Markup

from pages.shell import view
from pages.shell.labels import plain
from presentation import pages
from presentation.html.markup import paragraph
from store.faults import StoreError

OBJECTIVES_WITHOUT_DATA = 6


def objectives() -> list[tuple[int, str]]:
    """Number and menu title of the objectives; by number alone where they cannot be read."""
    try:
        known = view.current().status.objectives
    except StoreError:
        known = ()
    return [
        (o.objective.number, f"{o.objective.number}. {o.objective.short_title}") for o in known
    ] or [(number, f"Målsætning {number}") for number in range(1, OBJECTIVES_WITHOUT_DATA + 1)]


def entries() -> dict[str, list[st.Page]]:
    """The pages of the registry as Streamlit takes them, under their headings."""
    titles = dict(objectives())
    return {
        group: [entry for page in registered for entry in _entries(page, titles)]
        for group, registered in pages.MENU.items()
    }


def _entries(page: pages.Page, objectives: Mapping[int, str]) -> Iterator[st.Page]:
    script = f"pages/{page.script}.py"
    if page.per_objective:
        for number, title in objectives.items():
            yield st.Page(script, title=title, url_path=pages.objective(number))
    else:
        default = page.path == pages.OVERVIEW
        yield st.Page(script, title=page.title, url_path=page.path, default=default)


def show(groups: Mapping[str, Sequence[st.Page]], page: st.Page) -> None:
    """Draw the menu and remember which page is shown."""
    st.session_state["address"] = page.url_path
    current = view.current()
    policy = current.status.policy
    with st.sidebar:
        city = f"{policy.city} {policy.start.year}–{policy.end.year}" if policy else ""
        st.html(
            Markup('<p class="site">Status på handicap&shy;politikken</p>{}').format(
                paragraph(city, "city") if city else ""
            )
        )
        for number, (group, listed) in enumerate(groups.items()):
            st.html(Markup('<p class="group" id="menu-{}">{}</p>').format(number, group))
            with st.container(key=f"menu-{number}", gap=None):
                for entry in listed:
                    st.page_link(
                        entry,
                        label=plain(entry.title),
                        query_params=dict(current.links.choices) or None,
                        width="stretch",
                    )
