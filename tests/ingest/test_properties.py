"""Whatever comes in: nothing raises, and the blocks are in order and hold all that is not white space."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from inquit.errors import RefusedInput
from inquit.ingest import receive, receive_text
from inquit.ingest.lines import split, view_of
from inquit.model import Received, Report

PIECES = [
    "MOSCOW, October 21. /TASS/. ",
    "(Beirut) – ",
    "By Ona Pell",
    "\n",
    "\r\n",
    "\n\n",
    "All news",
    "Read more",
    "[Vellin](#)",
    "![",
    "](",
    ")",
    "**",
    "_",
    "# ",
    "> ",
    "© 2024 The Vellin Courier",
    "© Timo Rask/Reuters",
    "AB/CD",
    "3 March 2020",
    "30 February",
    "Wednesday, ",
    "The port is shut. ",
    "“Nobody talks,” he said. ",
    "Related articles:",
    "Region: ",
    "\u00a0",
    "\u200b",
    "\ufeff",
    "🐟",
    "\x85",
    "\x1c",
    "Comments",
    "Source: Reuters",
    "FOR IMMEDIATE RELEASE",
    "Pell: ",
    "***",
    "/TASS/",
    "(AP)",
    " - ",
    "--",
    "Mayor Maron during a meeting",
]
MARKUP = [
    "<p>",
    "</p>",
    "<h1>",
    "<h2>",
    "<div class=byline>",
    "<div class='related x'>",
    "<br>",
    "<q>",
    "</q>",
    "<a href=x>",
    "</a>",
    "<figcaption>",
    "<script>",
    "</script>",
    "<!--",
    "-->",
    "<?x",
    "<![CDATA[",
    "<td>",
    "<pre> a\n b</pre>",
    "<nav>",
    "</nav>",
    "<time datetime=2020-03-03 pubdate>",
    "<meta property='og:title' content='T'>",
    '<script type=\'application/ld+json\'>{"@type":"Article","author":[{}]}</script>',
    "&#0;",
    "&#xD800;",
    "&nbsp;",
    "&bogus;",
    "<svg>",
    "<html lang=xx>",
    "<body>",
    "<p hidden>",
    "<article>",
    "<table><tr>",
    "<title>",
    "<meta charset=utf-16>",
]
texts = st.text() | st.lists(st.sampled_from(PIECES) | st.text(max_size=12), max_size=24).map("".join)
pages = st.lists(st.sampled_from(MARKUP + PIECES) | st.text(max_size=12), max_size=40).map("".join)


def holds(report: Report) -> None:
    """Assert what is true of the blocks of every report."""
    covered, last = set[int](), 0
    for block in report.blocks:
        start, end = block.span
        assert last <= start < end <= len(report.text)
        assert not report.text[start].isspace() and not report.text[end - 1].isspace()
        covered.update(range(start, end))
        last = end
    assert all(at in covered for at, character in enumerate(report.text) if not character.isspace())
    if report.dateline is not None:
        assert ("dateline", report.dateline.span) in [(block.kind, block.span) for block in report.blocks]


@given(texts)
@example("# By Ona Pell\n\n> **MOSCOW**, October 21. /TASS/. **")
def test_any_text(text: str) -> None:
    try:
        report = receive_text(text)
    except RefusedInput:
        assert not text.strip("\ufeff") or text.removeprefix("\ufeff").isspace() or "\0" in text
    else:
        assert report.text == text.removeprefix("\ufeff")
        holds(report)


@given(texts)
def test_the_view_shows_characters_of_the_text_in_order(text: str) -> None:
    view = view_of(text, 0, len(text))
    assert len(view.text) == len(view.offsets)
    assert list(view.offsets) == sorted(set(view.offsets))
    for character, at in zip(view.text, view.offsets, strict=True):
        assert text[at] == character or (character == " " and text[at].isspace())
    assert all(line.text == line.text.strip() for line in split(text))


@pytest.mark.parametrize("suffix", [".txt", ".html", ".jsonl", ".csv"])
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], deadline=None)
@given(raw=st.binary() | texts.map(lambda text: text.encode("utf-8", "surrogatepass")) | pages.map(str.encode))
@example(raw=b'"\n')
def test_any_bytes(tmp_path: Path, suffix: str, raw: bytes) -> None:
    path = tmp_path / f"any{suffix}"
    path.write_bytes(raw)
    for found in receive([str(path)]):
        if isinstance(found, Received):
            holds(found.report)
            if suffix == ".txt" and raw.decode("utf-8", "ignore").encode() == raw:
                assert found.report.text == raw.decode().removeprefix("\ufeff")
        else:
            assert "\n" not in str(found)
