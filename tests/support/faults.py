"""What goes wrong in a browser without the page saying so."""

from __future__ import annotations

from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, Response, WebError

LOCAL = ("127.0.0.1", "localhost")
# Leaving a page while it still fetches something ends the fetch so; that is no fault of the page.
LEFT = "net::ERR_ABORTED"

AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    # Without this axe also describes every element that is good: 54 s in the place of 20 s at 10,000 elements.
    "resultTypes": ["violations"],
}


class Faults(list[str]):
    """Errors on the console, uncaught exceptions, failed requests and requests to another host, as they come.

    A test that causes one on purpose empties the list when it has looked at it: ``faults.clear()``.
    """

    def watch(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("request", self._request)
        context.on("requestfailed", self._failed)
        context.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.append(f"console {message.type}: {message.text} ({message.location['url']})")

    def _error(self, error: WebError) -> None:
        self.append(f"uncaught: {error.error}")

    def _request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.hostname not in LOCAL:
            self.append(f"asked another host: {request.url}")

    def _failed(self, request: Request) -> None:
        if request.failure != LEFT:
            self.append(f"failed: {request.url} ({request.failure})")

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.append(f"status {response.status}: {response.url}")


def violations(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 A and AA and its own good practice, one line for each place."""
    found = Axe().run(page, options=AXE).response["violations"]
    return [
        f"{page.url} {violation['id']}: {violation['help']} at {' '.join(map(str, node['target']))}"
        f" ({node.get('failureSummary', '').replace(chr(10), ' ')})"
        for violation in found
        for node in violation["nodes"]
    ]
