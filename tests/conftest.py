"""What every test may ask for: the built site, other content built, a person in Chromium, expected files."""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from tests.support import browser as chromium
from tests.support.faults import Faults, violations
from tests.support.golden import Golden
from tests.support.site import Built, Site, listening
from tests.support.site import build as build_site
from tests.support.trees import ROOT

# West of Greenwich a plain date that passes through a clock falls on the day before: there it shows.
TIME_ZONE = "America/Los_Angeles"
os.environ["TZ"] = TIME_ZONE
time.tzset()

# A shell has what it starts in the background ignore the key that stops a program; programs under test may not.
signal.signal(signal.SIGINT, signal.default_int_handler)

IN_CI = bool(os.environ.get("CI"))
hypothesis_settings.register_profile("house", deadline=None, derandomize=IN_CI)
hypothesis_settings.load_profile("house")

FAILED = pytest.StashKey[bool]()
PATIENCE = 15_000  # milliseconds that a step in the browser may take on a busy machine
expect.set_options(timeout=PATIENCE)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite-golden", action="store_true", help="write expected files, not compare")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """To rewrite the expected files, only the tests that compare with one need to run."""
    if config.getoption("--rewrite-golden"):
        items[:] = [item for item in items if "golden" in getattr(item, "fixturenames", ())]


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The real content, built as for publishing, served on this machine."""
    output = tmp_path_factory.mktemp("site") / "output"
    with listening(output) as url:
        built = build_site(ROOT / "content", output, url)
        if built.status:
            pytest.fail(f"the site does not build:\n{built.log}", pytrace=False)
        yield Site(url, output)


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., Built]:
    """``build(content, SETTING=value)``: other content built with the production settings, not served."""

    def build_other(content: Path, output: Path | None = None, url: str = "", **settings: object) -> Built:
        return build_site(content, output or tmp_path / "output", url, settings)

    return build_other


@pytest.fixture
def serve() -> Iterator[Callable[[Path], str]]:
    """``serve(folder)``: its address on this machine until the test ends."""
    with ExitStack() as servers:
        yield lambda folder: servers.enter_context(listening(folder))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window. The test fails, and says what to do, where there is none."""
    path = chromium.ensure()
    if path is None:
        pytest.fail(chromium.HELP, pytrace=False)
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=chromium.flags())
        yield running
        running.close()


@pytest.fixture
def faults() -> Faults:
    """What went wrong silently in `page`, `phone` or `noscript`: none of it may be left at the end."""
    return Faults()


@contextmanager
def _context(browser: Browser, faults: Faults, **options: object) -> Iterator[BrowserContext]:
    settings = {"locale": "en-GB", "timezone_id": TIME_ZONE, "service_workers": "block", **options}
    context = browser.new_context(**settings)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE)
    faults.watch(context)
    yield context
    context.close()
    assert not faults, "\n".join(faults)


@contextmanager
def _page(request: pytest.FixtureRequest, **options: object) -> Iterator[Page]:
    browser, faults = request.getfixturevalue("browser"), request.getfixturevalue("faults")
    with _context(browser, faults, **options) as context:
        page = context.new_page()
        yield page
        if request.node.stash.get(FAILED, False) and not page.is_closed():
            _keep_picture(page, re.sub(r"\W+", "-", request.node.nodeid))


def _keep_picture(page: Page, name: str) -> None:
    """A picture of the page of a test that failed, if one can be made: without it the test's own words still stand."""
    with suppress(PlaywrightError):
        page.screenshot(path=ROOT / "build" / "failures" / f"{name}.png", full_page=True)


@pytest.fixture
def page(request: pytest.FixtureRequest) -> Iterator[Page]:
    """A new visitor at a desk: 1280 × 800."""
    with _page(request, viewport={"width": 1280, "height": 800}) as page:
        yield page


@pytest.fixture
def phone(request: pytest.FixtureRequest) -> Iterator[Page]:
    """A new visitor with a phone: 360 × 740, touch."""
    with _page(request, viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True) as page:
        yield page


@pytest.fixture
def noscript(request: pytest.FixtureRequest) -> Iterator[Page]:
    """A new visitor without JavaScript: 1280 × 800."""
    with _page(request, viewport={"width": 1280, "height": 800}, java_script_enabled=False) as page:
        yield page


@pytest.fixture
def axe() -> Callable[[Page], list[str]]:
    """``axe(page)``: what is not accessible in it, a line each; ``assert not axe(page)``."""
    return violations


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """``golden("a.html", text)``: equals the file in ``golden/`` beside the test; `inv golden` writes it."""
    rewrite = request.config.getoption("--rewrite-golden")
    return Golden(request.path.parent / "golden", rewrite=bool(rewrite) and not IN_CI)


@pytest.fixture
def shared_articles() -> Path:
    """The folder of real articles beside the repository; the test is skipped where there is none."""
    folder = ROOT.parent / "shared" / "articles"
    if not folder.is_dir():
        pytest.skip("needs ../shared/articles, other people's texts that are no part of the repository")
    return folder
