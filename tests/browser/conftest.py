"""A real Chromium on the real application.

A browser test asks for `open_page`, and for `settle` after it has clicked something:

    def test_the_front_page_names_the_departments(open_page, axe):
        page = open_page("/", width=390, dark=True)
        assert page.get_by_role("heading", level=1).is_visible()
        assert axe(page) == []
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Page, expect, sync_playwright

from tests.browser.find_chromium import chromium
from tests.browser.looking import remember_folds
from tests.browser.paths import PATHS
from tests.browser.server import running_app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from playwright.sync_api import Browser

FLAGS = (
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
AXE = Path(AXE_FILE_PATH).read_text(encoding="utf-8")
# Passed checks are not returned: on a long page that takes longer than the search.
AXE_OPTIONS = {
    "runOnly": {
        "type": "tag",
        "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    },
    "resultTypes": ["violations"],
}
RUN_AXE = (
    "([context, options]) => axe.run(context ?? document, options).then(found => found.violations)"
)

# Notified of every message to and from the server: until a busy server has answered a click, the
# page itself shows that nothing runs.
COUNT_MESSAGES = """
window.sent = 0;
window.unanswered = 0;
window.WebSocket = class extends WebSocket {
    constructor(...given) {
        super(...given);
        this.addEventListener('message', () => { window.unanswered = 0; });
    }
    send(message) {
        window.sent += 1;
        window.unanswered += 1;
        super.send(message);
    }
};
"""
# Streamlit has answered, and for a while nothing is stale or loading: between an answer and the run
# that it announces, the page shows for an instant that nothing runs.
SETTLED = """
() => {
    const app = document.querySelector('[data-testid="stApp"]');
    const quiet = app
        && window.unanswered === 0
        && app.dataset.testScriptState === 'notRunning'
        && app.dataset.testConnectionState === 'CONNECTED'
        && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"], [data-testid="stSpinner"]')
        && document.fonts.status === 'loaded';
    if (!quiet) { window.quietSince = undefined; return false; }
    window.quietSince ??= performance.now();
    return performance.now() - window.quietSince > 250;
}
"""

expect.set_options(timeout=30_000)  # the same timeout as elsewhere in Playwright


collect_ignore = ["trials"]
"""Pages of the tests' own servers; collecting doctests from them would run them."""


class Violation(NamedTuple):
    """A violation that axe found: its rule, its impact, and the elements."""

    rule: str
    impact: str
    elements: tuple[str, ...]
    help: str


class OpenPage(Protocol):
    def __call__(
        self,
        path: str = "/",
        *,
        width: int = 1280,
        height: int = 900,
        dark: bool = False,
        alone: bool = False,
    ) -> Page: ...


class Windows:
    """Windows that one test after another uses: a page costs half as much in a window that had one.

    The browser keeps the compiled code of the application, and starts no process. What a page stores
    is removed, and so are its document and its connection, before the next test has the window.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._idle: list[Page] = []

    def taken(self, width: int, height: int, *, dark: bool) -> Page:
        if not self._idle:
            return _window(self._browser, width, height, dark=dark)
        page = self._idle.pop()
        page.set_viewport_size({"width": width, "height": height})
        page.emulate_media(
            media="null", forced_colors="null", color_scheme="dark" if dark else "light"
        )
        return page

    def put_back(self, page: Page) -> None:
        page.evaluate("localStorage.clear(); sessionStorage.clear()")
        page.context.clear_cookies()
        page.goto("about:blank")
        page.mouse.move(0, 0)
        self._idle.append(page)


# Package, not session: while Playwright runs, no other test of the same process could use asyncio.
@pytest.fixture(scope="package")
def app_address(store_with_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of the application on the repository's own data; nothing is accepted there."""
    store = shutil.copytree(store_with_data, tmp_path_factory.mktemp("app") / "store")
    with running_app(store=store) as address:
        yield address


@pytest.fixture
def own_address(store_with_data: Path, tmp_path: Path) -> Iterator[str]:
    """Address of a server for this test alone, because accepted files stay in its store."""
    with running_app(store=shutil.copytree(store_with_data, tmp_path / "own")) as address:
        yield address


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), headless=True, chromium_sandbox=False, args=[*FLAGS]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def windows(browser: Browser) -> Windows:
    return Windows(browser)


@pytest.fixture
def open_page(browser: Browser, windows: Windows, app_address: str) -> Iterator[OpenPage]:
    """Open a path of the application and wait until it is idle.

    A path that begins with http is used as it is, for a test with a separate server. A screenshot of
    the whole page needs a window as high as the page, because Streamlit scrolls inside it. A test that
    leaves something in its window, as a script or a listener, has the window `alone`.
    """
    shared, closed_afterwards = [], []

    def opened(
        path: str = "/",
        *,
        width: int = 1280,
        height: int = 900,
        dark: bool = False,
        alone: bool = False,
    ) -> Page:
        if alone:
            page = _window(browser, width, height, dark=dark)
        else:
            page = windows.taken(width, height, dark=dark)
        (closed_afterwards if alone else shared).append(page)
        return _open(page, path if path.startswith("http") else app_address + path)

    yield opened
    for page in shared:
        windows.put_back(page)
    for page in closed_afterwards:
        page.context.close()


@pytest.fixture(scope="module", params=PATHS)
def every_page(
    windows: Windows, app_address: str, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """Each page of the menu, enlarged to 400 per cent and loaded once for all tests of a module.

    A test restores it except for the size of its window, which each test sets.
    """
    page = windows.taken(320, 256, dark=False)
    _open(page, f"{app_address}/{request.param}")
    remember_folds(page)
    yield page
    windows.put_back(page)


def _window(browser: Browser, width: int, height: int, *, dark: bool = False) -> Page:
    page = browser.new_page(
        viewport={"width": width, "height": height},
        color_scheme="dark" if dark else "light",
        locale="da-DK",
        timezone_id="Europe/Copenhagen",
        reduced_motion="reduce",
    )
    page.add_init_script(COUNT_MESSAGES)
    # Now, because Playwright does not wait until the browser intercepts file choosers.
    page.on("filechooser", lambda _: None)
    return page


def _open(page: Page, address: str) -> Page:
    page.goto(address)
    _settle(page)
    return page


@pytest.fixture
def settle() -> Callable[[Page], None]:
    """Wait until the page is idle again after a click or an input."""
    return _settle


def _settle(page: Page) -> None:
    page.evaluate("window.quietSince = undefined")
    # Not at every frame, because the browser would have to draw sixty times per second.
    page.wait_for_function(SETTLED, polling=50)
    failures = page.get_by_test_id("stException")
    assert failures.count() == 0, f"{page.url} failed: {failures.all_inner_texts()}"


class FindViolations(Protocol):
    def __call__(
        self, page: Page, within: Sequence[str] = (), only: Sequence[str] = ()
    ) -> list[Violation]: ...


@pytest.fixture
def axe() -> FindViolations:
    """The violations of WCAG 2.2 AA and good practice that axe-core finds on the current page.

    `within` are selectors, for a state that changes only a part of a page already checked; `only` are
    rules, for a change that concerns no other.
    """

    def violations(
        page: Page, within: Sequence[str] = (), only: Sequence[str] = ()
    ) -> list[Violation]:
        if not page.evaluate("'axe' in window"):
            page.evaluate(AXE)
        context = {"include": [[selector] for selector in within]} if within else None
        rules = {"runOnly": {"type": "rule", "values": [*only]}} if only else {}
        found = page.evaluate(RUN_AXE, [context, AXE_OPTIONS | rules])
        return [
            Violation(
                rule=violation["id"],
                impact=violation["impact"],
                elements=tuple(str(node["target"]) for node in violation["nodes"]),
                help=violation["nodes"][0]["failureSummary"],
            )
            for violation in found
        ]

    return violations
