"""The file that leaves the house: its policy, its data block, and the unit tests of the page's own code."""

from __future__ import annotations

import importlib
import json
import re
import shutil
import subprocess
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType

import pytest
import story
from hypothesis import given
from hypothesis import strategies as st

from inquit.errors import InquitError
from inquit.export import page as page_module
from inquit.export.page import page

ROOT = Path(__file__).parents[2]


class Document(HTMLParser):
    """What a parser of HTML sees: the texts of the scripts and styles, the policy, and every tag's attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.texts: list[tuple[str, dict[str, str | None], str]] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.inside = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.inside = tag in ("script", "style")
        if self.inside:
            self.texts.append((tag, dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        self.inside = False

    def handle_data(self, data: str) -> None:
        if self.inside:
            tag, attrs, text = self.texts[-1]
            self.texts[-1] = (tag, attrs, text + data)


def record_in(html: str) -> object:
    return json.loads(next(text for tag, attrs, text in Document(html).texts if attrs.get("id") == "record"))


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_and_stays_in_its_block(text: str) -> None:
    payload = {**story.payload(), "title": text, "refused": [{"origin": text, "why": "</script><script>"}]}
    html = page(payload)
    assert record_in(html) == json.loads(json.dumps(payload))
    assert [tag for tag, _ in Document(html).tags].count("script") == 2


def test_the_policy_names_exactly_the_script_and_style_of_the_file() -> None:
    document = Document(page(story.payload()))
    policy = next(a["content"] for _, a in document.tags if a.get("http-equiv") == "Content-Security-Policy") or ""
    for tag, attrs, text in document.texts:
        digest = b64encode(sha256(text.encode()).digest()).decode()
        assert (f"{tag}-src 'sha256-{digest}'" in policy) is (attrs.get("id") != "record")
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_the_file_asks_for_nothing_and_styles_nothing_inline() -> None:
    tags = Document(page(story.payload())).tags
    asked = [value for _, attrs in tags for key, value in attrs.items() if key in ("src", "href", "srcset", "style")]
    assert asked == ["data:,"]
    styles = "".join(text for tag, _, text in Document(page(story.payload())).texts if tag == "style")
    assert not re.search(r"url\(|@import", styles)


def test_a_missing_page_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    page_module._template.cache_clear()
    monkeypatch.setattr(page_module, "files", lambda package: tmp_path)
    with pytest.raises(InquitError, match="the page is not built: run"):
        page(story.payload())
    page_module._template.cache_clear()


@pytest.mark.slow
def test_unit_tests_of_the_page() -> None:
    npm = shutil.which("npm")
    if npm is None or not (ROOT / "ui/node_modules").is_dir():
        pytest.skip("needs Node and `npm ci` in ui/")
    done = subprocess.run([npm, "test"], cwd=ROOT / "ui", capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, ModuleType]:
    """A checkout in small with a page that is up to date, and the build hook."""
    pytest.importorskip("hatchling", reason="needs hatchling")
    monkeypatch.syspath_prepend(str(ROOT))
    hook = importlib.import_module("hatch_build")
    (tmp_path / "ui/src").mkdir(parents=True)
    (tmp_path / "ui/package.json").write_text("{}")
    (tmp_path / "ui/src/main.ts").write_text("one")
    (tmp_path / hook.PAGE).parent.mkdir(parents=True)
    (tmp_path / hook.PAGE).write_text(f"<head>{hook._STAMP.format(hook.sources_hash(tmp_path))}</head>")
    return tmp_path, hook


def test_the_page_is_built_again_only_for_other_sources(checkout: tuple[Path, ModuleType]) -> None:
    root, hook = checkout
    assert not hook.needs_building(root)
    (root / "ui/node_modules").mkdir()
    (root / "ui/node_modules/any.js").write_text("any")
    assert not hook.needs_building(root)
    (root / "ui/src/main.ts").write_text("two")
    assert hook.needs_building(root)
    shutil.rmtree(root / "ui")
    assert not hook.needs_building(root)  # an sdist in small: the built page is all there is
    (root / hook.PAGE).unlink()
    with pytest.raises(hook.PageError, match="is missing, with no ui/ to build it from"):
        hook.build(root)


def test_a_failing_npm_is_told_in_one_line(checkout: tuple[Path, ModuleType]) -> None:
    root, hook = checkout
    if not hook.node_on_path():
        pytest.skip("needs Node and npm")
    (root / "ui/package.json").write_text("{ broken")
    with pytest.raises(hook.PageError, match=r"^`npm ci .*failed in .*; run it there to see all it says$"):
        hook.build(root)


NODES = {"v20.19.0": True, "v20.18.3": False, "v21.7.0": False, "v22.11.9": False, "v22.12.0": True, "v24.1.0": True}


@pytest.mark.parametrize(("told", "fits"), [*NODES.items(), ("", False)])
def test_which_node_fits(
    told: str, fits: bool, checkout: tuple[Path, ModuleType], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, hook = checkout
    for name in ("node", "npm"):
        (tmp_path / name).write_text(f"#!/bin/sh\necho {told}\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert hook.node_on_path() is fits
