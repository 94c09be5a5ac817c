"""What the documents say is so: every command is told, code shown is real, links lead somewhere."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

import pytest
import typer

import inquit
from inquit.cli import app
from inquit.ingest import text

ROOT = Path(__file__).parents[1]
PAGES = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "examples" / "README.md", ROOT / "ui" / "README.md"]


def test_every_command_is_told_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = typer.main.get_command(app).commands  # type: ignore[attr-defined]
    untold = [name for name in commands if not re.search(rf"\binquit {name}\b|make {name}\b", readme)]
    assert untold == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", re.sub(r"```.*?```", "", page.read_text("utf-8"), flags=re.S))
    missing = [t for t in targets if "://" not in t and not (page.parent / t).exists()]
    assert missing == []


def test_the_format_shown_to_contributors_is_the_real_one() -> None:
    assert inspect.getsource(text.read) in (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")


def test_the_python_of_the_readme_runs(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.S)
    exec(code, {})
    assert capsys.readouterr().out.strip() == code.rsplit("# ", 1)[1].strip()


def test_public_names_are_there() -> None:
    assert all(getattr(inquit, name) is not None for name in inquit.__all__)
    with pytest.raises(AttributeError):
        inquit.nothing  # noqa: B018
