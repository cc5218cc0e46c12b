"""A page run without a browser, and its content."""

from __future__ import annotations

import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from monitor import guarding

guarding.stand()  # a page run without a server is not for anybody outside
ROOT = Path(__file__).resolve().parents[1]

ACCEPT = "Godkend indberetningen"


def opened(script: str, **query: str) -> AppTest:
    """The page of a script in `pages/`, opened at an address with these choices as by a link."""
    app = _app()
    app._registered_pages = _front_page()._registered_pages
    # Searching all packages for components of Streamlit takes longer than most pages.
    app._bidi_component_manager = _front_page()._bidi_component_manager
    for name, value in query.items():
        app.query_params[name] = value
    app.switch_page(f"pages/{script}.py")
    return ran(app)


@cache
def _front_page() -> AppTest:
    """The front page after its first run, which registers the other pages."""
    return ran(_app())


def _app() -> AppTest:
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)


def ran(app: AppTest) -> AppTest:
    """The page after one more run, which must not fail."""
    app.run()
    assert not app.exception
    return app


def look(app: AppTest) -> AppTest:
    """Press the button to the review of what is written in the fields."""
    labelled(app.button, "Se, hvad det vil ændre").click()
    return ran(app)


def accept(app: AppTest, name: str = "Anna") -> AppTest:
    """Accept what is reviewed, by a typed name."""
    labelled(app.text_input, "Dit navn").set_value(name)
    labelled(app.button, ACCEPT).click()
    return ran(app)


def words(app: AppTest) -> str:
    """The HTML that the page writes itself."""
    return "\n".join(element.proto.body for element in app.get("html"))


def menu(app: AppTest) -> list[str]:
    """The names of the links in the menu."""
    html = "".join(element.proto.body for element in app.sidebar.get("html"))
    return [unescape(name) for name in re.findall(r"<li><a [^>]*>([^<]*)</a>", html)]


def labelled(elements: Any, label: str) -> Any:
    """The first element whose label begins with the text."""
    return next(each for each in elements if each.label.startswith(label))


def labels(elements: Any) -> list[str]:
    return [each.label for each in elements]
