"""How quick the served page and its API are: `python -m evaluation.serving STORE`.

Serves a copy of STORE in a process of its own. Timed are the API's answers at twenty requests at once, each by a
connection that stays open, and in Chromium, where one is found, the first view and the change of filter and page.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

__all__ = ["main", "served"]

_AT_ONCE = 20
_EACH = 40
"""Requests of one kind that each connection makes."""
_PATHS = (
    "/api/state",
    "/api/reports",
    "/api/statements",
    "/api/statements?stance=denies",
    "/api/speakers",
    "/api/entities",
    "/api/utterances",
    "/api/copies",
    "/api/figures",
    "/api/timeline",
    "/api/queue",
    "/api/search?q=said",
)
_VIEWS = 7
_PAGES = ("compared", "origins", "reports", "people", "names", "figures", "timeline", "ledger")
_TIMED = """async (change) => {
    const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    const start = performance.now();
    if (change.page !== undefined) location.hash = `page=${change.page}`;
    else {
        const field = document.getElementById('query');
        field.value = change.query;
        field.dispatchEvent(new Event('input', { bubbles: true }));
    }
    await drawn();
    return performance.now() - start;
}"""
_QUERIES = ("s", "sa", "said", "minister", "stance:denies", "is:unresolved", "kind:direct", "")


def main(arguments: Sequence[str]) -> int:
    if len(arguments) != 1:
        print("name one record, made by inquit add", file=sys.stderr)
        return 2
    with served(Path(arguments[0])) as address:
        for path in _PATHS:  # a list is made when it is first asked for
            _ask(address, path)
        print(f"at {_AT_ONCE} requests at once, milliseconds:")
        everything: list[float] = []
        for path in _PATHS:
            took = asked(address, path)
            everything += took
            print(f"  {path}: median {median(took):.1f}, p95 {_p95(took):.1f}")
        print(f"  all: median {median(everything):.1f}, p95 {_p95(everything):.1f}")
        if chromium := shutil.which("chromium"):
            browse(address, chromium)
        else:
            print("the page was not timed: no chromium on the PATH")
    return 0


@contextmanager
def served(store: Path) -> Iterator[str]:
    """The address of a server of a copy of the record; it ends with the context."""
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "copy.inquit"
        shutil.copyfile(store, copy)
        command = [sys.executable, "-m", "inquit.cli", "serve", str(copy), "--port", "0"]
        server = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        try:
            assert server.stderr is not None
            for line in server.stderr:
                if found := re.search(r"http://\S+", line):
                    break
            else:
                raise RuntimeError("the server did not start")
            # What the server logs must go somewhere, or it waits.
            with ThreadPoolExecutor(1) as pool:
                pool.submit(server.stderr.read)
                yield found.group()
                server.terminate()
        finally:
            server.terminate()
            server.wait()


def asked(address: str, path: str) -> list[float]:
    """Milliseconds that each answer took, the first of every connection aside."""
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return [took for many in pool.map(lambda _: _ask(address, path), range(_AT_ONCE)) for took in many]


def _ask(address: str, path: str) -> list[float]:
    connection = HTTPConnection(urlsplit(address).netloc)
    took = []
    for _ in range(_EACH + 1):
        start = time.perf_counter()
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        took.append((time.perf_counter() - start) * 1000)
        if answer.status != 200:
            raise RuntimeError(f"{path}: {answer.status}")
    connection.close()
    return took[1:]


def browse(address: str, chromium: str) -> None:
    """Time the page in the browser."""
    from playwright.sync_api import sync_playwright

    first = [first_view(address, chromium) for _ in range(_VIEWS)]
    print(f"first view: median {median(first):.0f} ms, worst {max(first):.0f} ms")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1400, "height": 950})
        page.goto(address)
        page.wait_for_selector(".ledger [data-row]")
        print(page.locator(".shown [role=status]").inner_text())
        page.wait_for_timeout(2000)
        for what, changes in (
            ("filter", [{"query": query} for query in _QUERIES]),
            ("page", [{"page": page} for page in _PAGES]),
        ):
            took = [_change(page, change) for change in changes * 3]
            print(f"change of {what}: median {median(took):.0f} ms, worst {max(took):.0f} ms")
        browser.close()


def first_view(address: str, chromium: str) -> float:
    """Milliseconds from the call of the address to its largest contentful paint: the rows of the ledger.

    Nobody watches this browser but its own trace: one with a debugger attached takes nearly twice as long.
    """
    with TemporaryDirectory() as folder:
        start, trace = Path(folder) / "start.html", Path(folder) / "trace.json"
        # A browser that has just been started is busy with itself.
        start.write_text(f"<script>setTimeout(() => (location = '{address}'), 2500)</script>")
        options = {
            "headless": "new",
            "user-data-dir": f"{folder}/user",
            "window-size": "1400,950",
            "trace-startup": "loading,blink.user_timing",
            "trace-startup-duration": "7",
            "trace-startup-file": str(trace),
            "trace-startup-format": "json",
        }
        flags = ["--no-sandbox", "--disable-gpu", *(f"--{name}={value}" for name, value in options.items())]
        with subprocess.Popen([chromium, *flags, start.as_uri()], stderr=subprocess.DEVNULL) as running:
            try:
                return _painted(_traced(trace), address)
            finally:
                running.terminate()


def _traced(trace: Path) -> list[dict[str, Any]]:
    """The events of a trace, once it has been written."""
    for _ in range(300):
        time.sleep(0.1)
        with suppress(FileNotFoundError, ValueError):
            return list(json.loads(trace.read_text())["traceEvents"])
    raise RuntimeError("the browser wrote no trace")


def _painted(events: Iterable[dict[str, Any]], address: str) -> float:
    """Milliseconds from the start of the last way to `address` to the last largest paint."""
    events = list(events)
    began = max(one["ts"] for one in events if one["name"] == "navigationStart" and address in str(one["args"]))
    painted = [one["ts"] for one in events if one["name"] == "largestContentfulPaint::Candidate"]
    return float(max(painted) - began) / 1000


def _change(page: Any, change: dict[str, str]) -> float:
    return float(page.evaluate(_TIMED, change))


def _p95(took: Sequence[float]) -> float:
    return quantiles(took, n=20)[-1]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
