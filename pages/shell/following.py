"""How a reader follows what changes: the feeds of a page."""

from collections.abc import Sequence

import streamlit as st

from pages.shell import site
from pages.shell.view import View
from presentation.feeds import feed_links
from presentation.feeds.feeds import FeedOf


def show(current: View, found: Sequence[FeedOf]) -> None:
    """The fold with the feeds; nothing where only whoever signs in may read, which no feed reader can."""
    if not site.is_closed():
        st.html(feed_links.links_to(found, current.links, site.address()))
