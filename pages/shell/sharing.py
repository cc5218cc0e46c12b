"""What a reader takes along of a page or a picture: its address, its print, the code that embeds it.

The buttons are worked by share.js, which knows the address as the browser has it.
"""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from monitor import persons, settings
from pages.shell import site
from pages.shell.view import View
from policy.actors import Right
from presentation import pages
from presentation.embedded import content, registry
from presentation.html import addresses, markup
from presentation.html.links import Links
from presentation.language.words import listed
from presentation.pictures.picture import Picture

NO_SITES = "Ingen andre hjemmesider må vise billedet. Link til det i stedet."
FOR_OPERATORS = f" Til den, der driver systemet: {settings.EMBEDDING_VARIABLE} siger, hvilke hjemmesider der må."


def row(current: View) -> Markup:
    """The buttons for a page, and the link that unfolds it, which style.css shows where there are folds."""
    pictures = registry.of_page(current.status, current.path)
    embed = _embed(current, pictures[0]) if pictures and may_be_embedded(current) else ""
    return Markup('<div class="share">{}{}{}{}</div>').format(
        _button("copy", "Kopiér link", " til siden"),
        _button("print", "Udskriv", " siden"),
        embed,
        _fold_switch(current),
    )


def of_picture(current: View, picture: Picture) -> Markup:
    """The buttons for a picture on the page.

    One that a reader's choices have made another than the page shows to all is in no frame.
    """
    known = registry.by_key(current.status).get(picture.key)
    is_known = known is not None and known.picture == picture
    embed = _embed(current, picture) if is_known and may_be_embedded(current) else ""
    return Markup('<div class="share">{}{}</div>').format(
        _button("copy", "Kopiér link", f" til billedet: {picture.title}", place=picture.anchor),
        embed,
    )


def may_be_embedded(current: View) -> bool:
    """Whether other sites could show what is on the page: everyone may see it, without signing in."""
    page = pages.page_at(current.path)
    return bool(page and not page.needs) and current.is_for_everyone and not site.is_closed()


def _embed(current: View, picture: Picture) -> Markup:
    return _button(
        "embed",
        "Indlejr",
        f" billedet: {picture.title}",
        address=content.address(picture.key, current.links),
        place=picture.anchor,
        title=picture.title,
        sites=_sites(),
        framed="ja" if settings.embedding_hosts() else "",
    )


def _sites() -> str:
    """On which sites the code works."""
    if hosts := settings.embedding_hosts():
        return f"Koden virker på {listed([_below(host) for host in hosts])}."
    return NO_SITES + (FOR_OPERATORS if persons.may(Right.SEE_ALL) else "")


def _below(host: str) -> str:
    return f"sider under {host.removeprefix('*.')}" if host.startswith("*.") else host


def _button(act: str, name: str, of_what: str, **told: str) -> Markup:
    """A button whose name says of what; `told` is what the script needs to know."""
    data = markup.joined(
        Markup(' data-{}="{}"').format(key, value) for key, value in told.items() if value
    )
    return Markup(
        '<button type="button" data-share="{}"{}>{}<span class="unseen">{}</span></button>'
    ).format(act, data, name, of_what)


def _fold_switch(current: View) -> Markup:
    text, value = ("Fold alt sammen", None) if current.unfolded else ("Fold alt ud", addresses.ALL)
    here = Links(st.query_params.to_dict()).changed({addresses.UNFOLD: value})
    return markup.anchor(text, here.page(current.path), "folds")
