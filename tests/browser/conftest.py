"""The dashboard as a server of its own, and Chromium to look at it with; skipped, with the reason, without one."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from jixiao import loading
from jixiao.places import REPORTS, ROOT
from tests.literal_rows import small_world, write_cache
from tests.test_charts import HOSTILE

sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# Streamlit asks for its server first under the address of the page and then under the root; the first is answered 404.
_PROBE = re.compile(r"/\w+/_stcore/(?:health|host-config)$")


# How many elements there are once the script has ended and every chart is drawn; nothing until then.
STANDING = """() => document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]')
    && !document.querySelector('[data-testid=stSkeleton]')
    && [...document.querySelectorAll('[data-testid=stVegaLiteChart]')].every(chart => chart.querySelector('svg'))
    ? document.querySelectorAll('*').length : null"""


class Visit:
    """One page in one window, and all that the browser complained of or fetched from elsewhere."""

    def __init__(self, page: "sync_api.Page", address: str) -> None:
        self.page, self.address = page, address
        self.complaints: list[str] = []
        self.requests: list[str] = []
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("dialog", lambda dialog: (self.complaints.append(f"dialog {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: self.requests.append(request.url))

    def _on_console(self, message: "sync_api.ConsoleMessage") -> None:
        if message.type in ("error", "warning") and not _PROBE.search(message.location.get("url", "")):
            self.complaints.append(f"{message.type}: {message.text}")

    def go(self, path: str) -> None:
        """Open a page and wait until it stands still."""
        self.page.goto(f"{self.address}/{path}")
        self.settle()

    def settle(self) -> None:
        """Wait until the script has ended, every chart is drawn and nothing is added any more."""
        self.page.wait_for_selector("h1")
        before: object = None
        for _ in range(120):
            self.page.wait_for_timeout(250)
            now = self.page.evaluate(STANDING)
            if now is not None and now == before:
                return
            before = now
        raise TimeoutError("the page does not come to rest")

    @property
    def foreign_requests(self) -> list[str]:
        return [url for url in self.requests if not url.startswith((self.address, "data:", "blob:"))]


@contextmanager
def serving(**environment: str) -> Iterator[str]:
    """The app on a free port; yields its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, env=os.environ | environment, stdout=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/_stcore/health")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def _wait_for(url: str) -> None:
    for _ in range(150):
        try:
            urlopen(url, timeout=1)
        except (URLError, OSError):
            time.sleep(0.2)
        else:
            return
    raise TimeoutError(url)


@pytest.fixture(scope="session")
def browser() -> "Iterator[sync_api.Browser]":
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium fonts-noto-cjk")
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield started
        started.close()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on the sample reports."""
    cache = tmp_path_factory.mktemp("sample") / "cache"
    loading.load([REPORTS], cache)
    with serving(JIXIAO_CACHE=str(cache)) as address:
        yield address


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The app on reports whose every name is an attack."""
    world = small_world()
    for row in [*world["projects"], *world["indicators"], *world["functions"], *world["reports"]]:
        for column in ("name", "item", "reason", "unit", "class_"):
            if hasattr(row, column) and getattr(row, column):
                setattr(row, column, f"{getattr(row, column)}{HOSTILE}")
    with serving(JIXIAO_CACHE=str(write_cache(tmp_path_factory.mktemp("hostile") / "cache", world))) as address:
        yield address


@pytest.fixture
def unread(tmp_path: Path) -> Iterator[str]:
    """The app over a folder of reports that nobody has loaded yet."""
    shutil.copytree(REPORTS, tmp_path / "reports")
    with serving(JIXIAO_CACHE=str(tmp_path / "cache"), JIXIAO_REPORTS=str(tmp_path / "reports")) as address:
        yield address


@pytest.fixture
def visit(browser: "sync_api.Browser") -> Iterator[Callable[..., Visit]]:
    """visit(address, width=1280, scheme="light") opens a window; all are closed after the test."""
    contexts = []

    def open_window(address: str, width: int = 1280, scheme: str = "light") -> Visit:
        size = {"width": width, "height": {1280: 720, 1920: 1080}[width]}
        contexts.append(browser.new_context(viewport=size, color_scheme=scheme))
        return Visit(contexts[-1].new_page(), address)

    yield open_window
    for context in contexts:
        context.close()
