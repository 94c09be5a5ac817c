"""The self-contained page: the built page of `ui/` filled with a story, one HTML file that needs no network.

Report text is untrusted: it enters as JSON in a data block that no character can leave, and the file carries a policy
that lets run exactly the script and style it was built with.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import Any, NamedTuple

from inquit.errors import InquitError
from inquit.model import to_json

__all__ = ["Parts", "page", "parts", "write_page"]

_RECORD = re.compile(r'(<script type="application/json" id="record">)(</script>)')
_TITLE = re.compile(r"<title>.*?</title>", re.DOTALL)
_CHARSET = re.compile(r"<meta charset=[^>]*>")
_SCRIPT = re.compile(r'<script type="module"[^>]*>(.*?)</script>', re.DOTALL)
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL)

_DAMAGED = "the built page is damaged: delete src/inquit/export/page.html and build it again"

# In JSON these stand only inside strings, where an escape says the same: no markup can begin in the data block.
_ESCAPES = str.maketrans({c: f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"})


def page(payload: Mapping[str, Any]) -> str:
    """The page showing `payload` as one HTML document.

    `payload` has the keys `format` (1), `title`, `made` (`{"version"}`), `reports` (a list of interchange objects as
    `model.to_record` gives them, with what `export.story.page_record` adds) and `refused` (a list of
    `{"origin", "why"}`). Raises `InquitError` when the page has not been built.
    """
    template = _template()
    record = to_json(payload).decode("utf-8").translate(_ESCAPES)
    title = escape(str(payload["title"]))
    return "".join((template.head, f"<title>{title}</title>", template.middle, record, template.tail))


def write_page(payload: Mapping[str, Any], path: Path) -> None:
    """Write `page(payload)` to `path` as UTF-8. Raises `InquitError`, or `OSError` when the file cannot be written."""
    path.write_text(page(payload), encoding="utf-8", newline="\n")


class Parts(NamedTuple):
    """The built page taken apart, for a server that gives each by itself. The data block stays empty."""

    script: str
    style: str
    pieces: tuple[str, ...]

    def document(self, title: str, script: str, style: str) -> str:
        """The page with its title, loading script and style from these addresses."""
        before, after_title, rest = self.pieces
        loads = (
            f'<script type="module" src="{escape(script)}"></script><link rel="stylesheet" href="{escape(style)}" />'
        )
        return "".join((before, f"<title>{escape(title)}</title>", after_title, loads, rest))


def parts() -> Parts:
    """The built page in parts. Raises `InquitError` when it has not been built."""
    html = _built()
    scriptless = _SCRIPT.sub("", html)
    bare = _STYLE.sub("", scriptless)
    title = _TITLE.search(bare)
    if not title or "</head>" not in bare:
        raise InquitError(_DAMAGED)
    after, head, rest = bare[title.end() :].partition("</head>")
    pieces = (bare[: title.start()], after, head + rest)
    return Parts("\n".join(_SCRIPT.findall(html)), "\n".join(_STYLE.findall(scriptless)), pieces)


class _Template(NamedTuple):
    head: str
    middle: str
    tail: str


def _built() -> str:
    built = files("inquit.export").joinpath("page.html")
    if not built.is_file():
        raise InquitError("the page is not built: run `python hatch_build.py` in the checkout, or install the package")
    return built.read_text(encoding="utf-8")


@cache
def _template() -> _Template:
    """The built page, its policy in place, cut where title and record go."""
    html = _built()
    charset, title, record = (pattern.search(html) for pattern in (_CHARSET, _TITLE, _RECORD))
    if not (charset and title and record):
        raise InquitError(_DAMAGED)
    policy = f'<meta http-equiv="Content-Security-Policy" content="{_policy(html)}" />'
    head = html[: charset.end()] + policy + html[charset.end() : title.start()]
    return _Template(head, html[title.end() : record.end(1)], html[record.start(2) :])


def _policy(html: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hashes(_SCRIPT.findall(html))}",
            f"style-src {_hashes(_STYLE.findall(html))}",
            "img-src data:",
            "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _hashes(contents: Iterable[str]) -> str:
    digests = (b64encode(sha256(content.encode("utf-8")).digest()).decode("ascii") for content in contents)
    return " ".join(f"'sha256-{digest}'" for digest in digests) or "'none'"
