"""Links from a page to the same things in other policies that the reader may see."""

from __future__ import annotations

import streamlit as st

from monitor import circles
from pages.shell import frame
from pages.shell.view import View
from policy import clock
from policy.choices import Continued
from presentation.drafting import continued


def show(current: View, subject: Continued) -> None:
    """A folded list of the page's things that go on from, or in, another policy."""
    today = clock.today()
    if not circles.are_several(today):
        return
    own = current.status.policy
    others = [each for each in frame.listed_policies(today) if own and each.policy.id != own.id]
    if shown := continued.listing(current.status, subject, others, current.links):
        st.html(shown)
