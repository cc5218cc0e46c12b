"""The first load of a page in Chromium, compared with an empty Streamlit page served the same way.

Each load has a browser profile of its own, so nothing is kept from the load before. Compared are the
processor time of the browser with all its processes, and the bytes that it fetched.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from bench.served import running
from presentation import pages
from tests.browser.find_chromium import chromium

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 9
WIDTH, HEIGHT = 1280, 800
FLAGS = ("--disable-gpu", "--disable-background-networking", "--disable-component-update")
SETTLED = """
() => {
    const app = document.querySelector('[data-testid="stApp"]');
    const drawn = app?.dataset.testScriptState === 'notRunning' && document.querySelector('.stMain h1')
        && !document.querySelector('[data-testid="stSkeleton"]');
    if (!drawn) { window.drawnSince = undefined; return false; }
    window.drawnSince ??= performance.now();
    return performance.now() - window.drawnSince > 700;
}
"""
"""The page is drawn and nothing has changed for a while: what is done after drawing counts too."""

EMPTY = "import streamlit as st\nst.set_page_config(layout='wide')\nst.title('Tom')\n"
CHART = EMPTY + (
    "import plotly.graph_objects as go\n"
    "st.plotly_chart(go.Figure(go.Bar(x=['a', 'b', 'c'], y=[1, 2, 3])), theme=None)\n"
)
SERVED = (
    "import streamlit as st\n"
    "from starlette.middleware import Middleware\n"
    "from starlette.middleware.gzip import GZipMiddleware\n"
    "app = st.App('{script}', middleware=[Middleware(GZipMiddleware, minimum_size=500)])\n"
)


@dataclass(frozen=True, slots=True)
class Load:
    """One load of a page: processor seconds of the browser, and fetched bytes."""

    seconds: float
    size: float


def lines() -> Iterator[str]:
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        ours = stack.enter_context(running(ROOT / "server.py")).address
        empty = stack.enter_context(running(_site(folder / "empty", EMPTY))).address
        chart = stack.enter_context(running(_site(folder / "chart", CHART))).address
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(
            executable_path=chromium(), chromium_sandbox=False, args=[*FLAGS]
        )
        yield _compared(browser, "the overview", f"{ours}/", "an empty page", empty, 1.25)
        objective = f"{ours}/{pages.objective(5)}"
        than = "an empty page with one plotly chart"
        yield _compared(browser, "an objective's page", objective, than, chart, 1.2)


def _site(folder: Path, script: str) -> Path:
    """A site of one page with our settings, compressed as ours is."""
    folder.mkdir()
    (folder / "page.py").write_text(script)
    (folder / "server.py").write_text(SERVED.format(script="page.py"))
    shutil.copytree(ROOT / ".streamlit", folder / ".streamlit")
    return folder / "server.py"


def _compared(
    browser: Browser, name: str, ours: str, floor_name: str, floor: str, aim: float
) -> str:
    _loaded(browser, ours)
    _loaded(browser, floor)
    pairs = [(_loaded(browser, ours), _loaded(browser, floor)) for _ in range(ROUNDS)]
    mine = median(one.seconds for one, _ in pairs)
    time = median(one.seconds / other.seconds for one, other in pairs)
    size = median(one.size / other.size for one, other in pairs)
    return (
        f"first load of {name}: {mine:.2f} s of the browser's processor, {time:.2f} times "
        f"{floor_name}; {pairs[0][0].size / 1000:.0f} kB, {size:.2f} times (aim: at most {aim})"
    )


def _loaded(browser: Browser, address: str) -> Load:
    """Load an address in a new profile, once it is drawn."""
    whole = browser.new_browser_cdp_session()
    before = _processor_seconds(whole)
    context = browser.new_context(viewport={"width": WIDTH, "height": HEIGHT}, locale="da-DK")
    page = context.new_page()
    fetched = _counting(page)
    page.goto(address)
    page.wait_for_function(SETTLED, polling=100)
    seconds = _processor_seconds(whole) - before
    context.close()
    whole.detach()
    return Load(seconds, sum(fetched))


def _processor_seconds(whole: CDPSession) -> float:
    """Of all the browser's processes that live."""
    processes = whole.send("SystemInfo.getProcessInfo")["processInfo"]
    return float(sum(process["cpuTime"] for process in processes))


def _counting(page: Page) -> list[int]:
    """The sizes of what the page fetches, as they come: files as they are sent, and messages."""
    sizes: list[int] = []
    network = page.context.new_cdp_session(page)
    network.send("Network.enable")
    network.on("Network.loadingFinished", lambda file: sizes.append(int(file["encodedDataLength"])))
    network.on(
        "Network.webSocketFrameReceived",
        lambda frame: sizes.append(len(frame["response"]["payloadData"]) * 3 // 4),
    )
    return sizes
