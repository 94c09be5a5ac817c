"""Running commands: in this process, which is quick, or in one of their own, which is how people run them."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from inquit.cli import main


class Ran(NamedTuple):
    """How a command ended and what it wrote."""

    code: int
    out: bytes
    err: str

    @property
    def said(self) -> list[str]:
        """The lines for a person."""
        return self.err.splitlines()

    @property
    def records(self) -> list[dict[str, Any]]:
        """The JSON lines it wrote."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Ran]


def here(*args: str | Path, stdin: bytes = b"") -> Ran:
    """Run a command in this process."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    given = io.TextIOWrapper(io.BytesIO(stdin), "utf-8")
    args_given = mock.patch.object(sys, "argv", ["inquit", *map(str, args)])
    with args_given, mock.patch.object(sys, "stdin", given), redirect_stdout(out), redirect_stderr(err):
        try:
            main()
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
    out.flush()
    return Ran(code, out.buffer.getvalue(), err.getvalue())  # type: ignore[attr-defined]


def alone(*args: str | Path, stdin: bytes = b"", cwd: Path | None = None) -> Ran:
    """Run a command in a process of its own."""
    command = [sys.executable, "-m", "inquit.cli", *map(str, args)]
    done = subprocess.run(command, input=stdin, capture_output=True, cwd=cwd, timeout=120, check=False)
    return Ran(done.returncode, done.stdout, done.stderr.decode())
