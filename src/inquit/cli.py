"""The command line. Each command says what it does in one line, and errors are one line each."""

from __future__ import annotations

import os
import sys
import time
from contextlib import contextmanager
from enum import StrEnum
from getpass import getuser
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING, Annotated

import typer

from inquit import __version__
from inquit.config import Settings
from inquit.errors import InquitError, JudgementError, NothingRead, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from inquit.model import Engine
    from inquit.pipeline import Step, Tally

__all__ = ["main"]

app = typer.Typer(
    name="inquit",
    help="Read news reports and keep the record of who said what, when, according to whom.",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


_DEFAULT = Settings()


class ExportFormat(StrEnum):
    """The formats of `inquit export`."""

    jsonl = "jsonl"
    csv = "csv"


class EngineName(StrEnum):
    """Where `inquit corpus` works."""

    duckdb = "duckdb"
    spark = "spark"


Inputs = Annotated[list[str], typer.Argument(help="Files, folders, or - for standard input.", show_default=False)]
Output = Annotated[Path, typer.Option("--output", "-o", help="Where to write.", show_default=False)]
Outlet = Annotated[str | None, typer.Option(help="Outlet of all these reports.")]
Published = Annotated[str | None, typer.Option(help="Date of all these reports, such as 2015-09-15.")]
Language = Annotated[str | None, typer.Option(help="Language of all these reports, such as en.")]
Genre = Annotated[str | None, typer.Option(help="report, transcript, release or post.")]
Sidecar = Annotated[
    Path | None,
    typer.Option("--metadata", help="CSV with doc_id and any of outlet, byline, published, title, language, genre."),
]
Columns = Annotated[str, typer.Option("--map", help="CSV columns for fields, such as text=body,published=date.")]
MaxBytes = Annotated[int, typer.Option(help="Refuse inputs larger than this.")]
MinConfidence = Annotated[float, typer.Option(help="Leave out statements below this confidence.", min=0.0, max=1.0)]
Sample = Annotated[
    int | None, typer.Option(help="Read only this many reports, evenly spread, and estimate the whole.", min=1)
]
Workers = Annotated[int, typer.Option(help="Processes to read with; 0 chooses.", min=0)]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"inquit {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


@app.command()
def extract(
    inputs: Inputs,
    output: Annotated[Path, typer.Option("--output", "-o", help="JSONL file to write; - for standard output.")] = Path(
        "-"
    ),
    outlet: Outlet = None,
    published: Published = None,
    language: Language = None,
    genre: Genre = None,
    metadata: Sidecar = None,
    columns: Columns = "",
    max_bytes: MaxBytes = _DEFAULT.max_bytes,
    min_confidence: MinConfidence = _DEFAULT.min_confidence,
    sample: Sample = None,
    workers: Workers = 0,
) -> None:
    """Read reports and write one JSON object for each."""
    from inquit import pipeline
    from inquit.model import to_json, to_record

    settings = _settings(
        outlet, published, language, genre, metadata, columns, max_bytes, min_confidence, sample, workers
    )
    tally = pipeline.Tally()
    with _progress("Reading") as step, _timed(tally, sample):
        if str(output) == "-":
            for report, reading in pipeline.extract_all(inputs, settings, tally, step):
                sys.stdout.buffer.write(to_json(to_record(report, reading)) + b"\n")
            sys.stdout.buffer.flush()
        else:
            pipeline.extract_to(output, inputs, settings, tally, step)
    _finish(tally, output)


@app.command()
def add(
    store: Annotated[Path, typer.Argument(help="The record: one file, made where there is none.", show_default=False)],
    inputs: Inputs,
    outlet: Outlet = None,
    published: Published = None,
    language: Language = None,
    genre: Genre = None,
    metadata: Sidecar = None,
    columns: Columns = "",
    max_bytes: MaxBytes = _DEFAULT.max_bytes,
    min_confidence: MinConfidence = _DEFAULT.min_confidence,
    sample: Sample = None,
    workers: Workers = 0,
) -> None:
    """Read reports into a record; what is there already is not read again."""
    from inquit import pipeline

    settings = _settings(
        outlet, published, language, genre, metadata, columns, max_bytes, min_confidence, sample, workers
    )
    tally = pipeline.Tally()
    with _progress("Adding") as step, _timed(tally, sample):
        pipeline.add(store, inputs, settings, tally, step)
    _finish(tally, store)


@app.command()
def report(
    inputs: Annotated[
        list[str], typer.Argument(help="Files and folders of reports, or one record.", show_default=False)
    ],
    output: Output,
    title: Annotated[str, typer.Option(help="Title of the page.")] = "",
    outlet: Outlet = None,
    published: Published = None,
    language: Language = None,
    genre: Genre = None,
    metadata: Sidecar = None,
    columns: Columns = "",
    max_bytes: MaxBytes = _DEFAULT.max_bytes,
    min_confidence: MinConfidence = _DEFAULT.min_confidence,
) -> None:
    """Write one self-contained HTML page: every statement beside its report."""
    from inquit import pipeline

    settings = _settings(outlet, published, language, genre, metadata, columns, max_bytes, min_confidence, None, 0)
    tally = pipeline.Tally()
    with _progress("Reading") as step:
        pipeline.report_page(inputs, output, settings, title or _title(inputs), tally, step)
    _finish(tally, output)


@app.command()
def export(
    store: Annotated[Path, typer.Argument(help="The record.", show_default=False)],
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder to write into.", show_default=False)],
    format: Annotated[ExportFormat, typer.Option(help="How to write them.")] = ExportFormat.jsonl,
) -> None:
    """Write the record as tables, one file a kind."""
    from inquit import pipeline

    for path in pipeline.export_tables(store, format.value, output):
        typer.echo(str(path))


@app.command()
def judge(
    store: Annotated[Path, typer.Argument(help="The record.", show_default=False)],
    file: Annotated[
        Path, typer.Argument(help="JSON lines, as the page saves them or as exported.", show_default=False)
    ],
    by: Annotated[str, typer.Option(help="Who decides.", show_default="your user name")] = "",
) -> None:
    """Take decisions into a record: what is the same, what is different, what was read wrongly."""
    from inquit import pipeline

    try:
        lines = file.read_bytes().splitlines()
    except OSError as error:
        raise UsageError(f"{file}: cannot be read ({error.strerror})") from error
    try:
        new = pipeline.judge(store, lines, by or getuser(), _DEFAULT)
    except JudgementError as error:
        raise JudgementError(f"{file}: {error}") from error
    _say(f"{new} new decision{'' if new == 1 else 's'}; {store}")


@app.command()
def corpus(
    inputs: Annotated[list[str], typer.Argument(help="JSONL files, or Parquet files and folders.", show_default=False)],
    output: Annotated[str, typer.Option("--output", "-o", help="Folder for the tables.", show_default=False)],
    engine: Annotated[EngineName, typer.Option(help="Where to work.")] = EngineName.duckdb,
    master: Annotated[str, typer.Option(help="Spark's address, such as sc://host:15002.")] = "",
    columns: Annotated[str, typer.Option(help="Columns of the Parquet files.")] = "doc_id,text",
    max_bytes: MaxBytes = _DEFAULT.max_bytes,
    min_confidence: MinConfidence = _DEFAULT.min_confidence,
    workers: Workers = 0,
) -> None:
    """Read and resolve many reports into Parquet tables, here or on a cluster."""
    from inquit import extract
    from inquit.corpus import corpus as run
    from inquit.corpus import write_index

    reader = extract.reader(__version__, min_confidence)
    names = [name.strip() for name in columns.split(",") if name.strip()]
    with _engine(engine, output, master, workers) as chosen:
        done = run(inputs, names, chosen, reader, max_bytes)
        if "://" not in output:
            write_index(done, Path(output))
    for refused in done.refused:
        _say(f"refused: {refused}")
    _say(f"{done.read} read, {len(done.refused)} refused; {output}")
    if not done.read:
        raise NothingRead("nothing was read; name .jsonl or Parquet with a column text")
    if done.refused:
        raise typer.Exit(1)


@app.command()
def search(
    store: Annotated[Path, typer.Argument(help="The record.", show_default=False)],
    query: Annotated[str, typer.Argument(help='Words; "several words" together.', show_default=False)],
    limit: Annotated[int, typer.Option(help="At most this many statements, and as many reports.", min=1)] = 20,
) -> None:
    """Find statements and reports that hold all words of a query."""
    from inquit.model import Statement
    from inquit.store import Store

    found = 0
    with Store.open(store) as record:
        for hit in record.search(query, limit):
            found += 1
            where = " · ".join(part for part in (hit.outlet, hit.published, hit.doc_id) if part)
            statement = record.entry(hit.report).item(hit.item) if hit.item else None
            if isinstance(statement, Statement):
                who = hit.speaker or f"[{hit.source}]"
                words = " … ".join((hit.content or "").split("\n"))
                typer.echo(f"{who} | {' '.join((hit.cue or '').split())} | {words}")
                typer.echo(f"    {statement.kind}, {statement.stance} · {where}")
            else:
                typer.echo(f"report: {hit.title or hit.words or hit.doc_id}\n    {where}")
    if not found:
        typer.echo("none found", err=True)


@app.command()
def serve(
    store: Annotated[Path, typer.Argument(help="The record, made where there is none.", show_default=False)],
    host: Annotated[str, typer.Option(help="Address to listen at; any but this machine's own needs a token.")] = (
        "127.0.0.1"
    ),
    port: Annotated[int, typer.Option(help="Port to listen at; 0 takes a free one.", min=0, max=65535)] = 8000,
    read_only: Annotated[bool, typer.Option("--read-only", help="Show the record and change nothing.")] = False,
    by: Annotated[str, typer.Option(help="Who decides, unless the page says so.", show_default="your user name")] = "",
    title: Annotated[str, typer.Option(help="Title of the page.", show_default="the record's name")] = "",
) -> None:
    """Open a record as a page to explore and correct, with a REST API beside it."""
    from inquit.serving import serve as run

    run(store, host, port, title=title or store.resolve().stem, by=by or getuser(), read_only=read_only, say=_say)


@app.command()
def blocks(inputs: Inputs) -> None:
    """Show how each report is laid out: its metadata and the kind of every line."""
    from inquit import ingest, pipeline

    tally = pipeline.Tally()
    for item in ingest.receive(inputs):
        if isinstance(item, InquitError):
            tally.refused.append(item)
            continue
        r = item.report
        tally.count(r)
        typer.echo(f"{r.doc_id}")
        for name in ("title", "outlet", "byline", "published", "language", "genre", "republished_from"):
            if value := getattr(r, name):
                typer.echo(f"  {name}: {value} ({r.found.get(name, '')})")
        if r.published_candidates:
            typer.echo(f"  published would fit: {', '.join(r.published_candidates)}")
        for block in r.blocks:
            words = " ".join(block.span.of(r.text).split())
            typer.echo(f"  {block.kind:10s} {block.span.start:6d} {words[:90]}{'…' if len(words) > 90 else ''}")
    _finish(tally)


@app.command()
def demo(
    output: Annotated[Path, typer.Option("--output", "-o", help="Folder to write into.")] = Path("demo"),
) -> None:
    """Read the example story that comes with Inquit: a page, a record and its tables."""
    from inquit import pipeline

    story = output / "reports"
    store, page, tables = output / "story.inquit", output / "story.html", output / "tables"
    try:
        # Copied, so that they can be looked at, and so that the record is the same wherever Inquit is installed.
        copytree(_examples() / "story", story, dirs_exist_ok=True)
    except OSError as error:
        raise UsageError(f"{output}: cannot be made ({error.strerror}); choose another folder") from error
    tally = pipeline.Tally()
    with _progress("Reading") as step:
        pipeline.add(store, [str(story)], _DEFAULT, tally, step)
    pipeline.report_page([str(store)], page, _DEFAULT, "The example story", pipeline.Tally())
    pipeline.export_tables(store, "csv", tables)
    typer.echo(f"The example story: {_summary(tally)}.")
    typer.echo(f"Reports: {story}")
    typer.echo(f"Page:    {page}   (open it in a browser; it needs no network)")
    typer.echo(f"Record:  {store}   ({_called()} search {store} blast)")
    typer.echo(f"Tables:  {tables}")


# Helpers of the commands ---------------------------------------------------------------------------------------------


def _settings(
    outlet: str | None,
    published: str | None,
    language: str | None,
    genre: str | None,
    metadata: Path | None,
    columns: str,
    max_bytes: int,
    min_confidence: float,
    sample: int | None,
    workers: int,
) -> Settings:
    from inquit import ingest
    from inquit.model import Given

    pairs = [pair.partition("=") for pair in columns.split(",") if pair.strip()]
    if any(not (field and equals and column) for field, equals, column in pairs):
        raise UsageError(f"--map {columns}: write field=column pairs, such as text=body,published=date")
    return Settings(
        given=Given(outlet=outlet, published=published, language=language, genre=genre),  # type: ignore[arg-type]
        sidecar=ingest.read_sidecar(metadata) if metadata else {},
        columns={field.strip(): column.strip() for field, _, column in pairs},
        max_bytes=max_bytes,
        min_confidence=min_confidence,
        sample=sample,
        workers=workers,
    )


@contextmanager
def _engine(name: EngineName, output: str, master: str, workers: int) -> Iterator[Engine]:
    if name is EngineName.duckdb:
        from inquit.engine import Local

        with Local(workers or os.cpu_count() or 1, Path(output)) as local:
            yield local
        return
    if not master:
        raise UsageError("--engine spark needs --master, such as sc://host:15002")
    from inquit.engine.spark import Spark

    with Spark(master, output) as spark:
        yield spark


def _say(line: str) -> None:
    print(f"inquit: {line}", file=sys.stderr)


def _finish(tally: Tally, output: Path | None = None) -> None:
    """Tell what was refused and, with a file as output, what was done; end with the exit code that this has."""
    for refused in tally.refused:
        _say(f"refused: {refused}")
    if tally.unmatched:
        rows = ", ".join(sorted(tally.unmatched)[:5]) + (", ..." if len(tally.unmatched) > 5 else "")
        _say(f"rows of --metadata that fit no report: {rows}; doc_id is the path inside the folder (see inquit blocks)")
    if tally.exit_code == NothingRead.exit_code:
        raise NothingRead("nothing was read; name files or folders of .txt, .md, .html, .jsonl or .csv reports")
    if output and str(output) != "-":
        _say(f"{_summary(tally)}; {output}")
    if tally.exit_code:
        raise typer.Exit(tally.exit_code)


def _called() -> str:
    """How this program was called, for commands that a person may copy."""
    called = Path(sys.argv[0])
    return str(called) if called.name == "inquit" and called.parent != Path() else "inquit"


def _summary(tally: Tally) -> str:
    parts = [f"{tally.read} read"] if tally.read or not tally.known else []
    parts += [f"{tally.not_read} stored but not read (not in English)"] if tally.not_read else []
    parts += [f"{tally.known} already there"] if tally.known else []
    parts += [f"{len(tally.refused)} refused"] if tally.refused else []
    return ", ".join(parts)


@contextmanager
def _timed(tally: Tally, sample: int | None) -> Iterator[None]:
    """With `--sample`: how long the whole would take. All reports are received before some are chosen and read."""
    start = time.monotonic()
    yield
    done = tally.read + tally.not_read
    if sample and done:
        receiving = tally.sampled_at - start
        seconds = receiving + (time.monotonic() - tally.sampled_at) * tally.candidates / done
        _say(f"sample of {done} of {tally.candidates}; the whole would take about {_duration(seconds)}")


def _duration(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"


@contextmanager
def _progress(what: str) -> Iterator[Step]:
    """A progress bar on a terminal, nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=None)

        def step(total: int | None) -> None:
            if total is not None:
                bar.update(task, total=total)
            else:
                bar.advance(task)
                if bar.tasks[0].completed > (bar.tasks[0].total or 0):  # files hold several reports; who knows how many
                    bar.update(task, total=None)

        yield step


def _title(inputs: Sequence[str]) -> str:
    return Path(inputs[0]).resolve().stem if len(inputs) == 1 and inputs[0] != "-" else f"{len(inputs)} inputs"


def _examples() -> Path:
    """The examples: inside the installed package, else beside the source tree."""
    here = Path(__file__).parent
    for place in (here / "examples", here.parents[1] / "examples"):
        if place.is_dir():
            return place
    raise InquitError("the examples are missing from this installation; install Inquit again")


def main() -> None:
    """Run the command line; every error ends in one line and the exit code of its kind."""
    try:
        app(standalone_mode=True)
    except InquitError as error:
        _say(str(error))
        sys.exit(error.exit_code)
    except Exception as error:
        if os.environ.get("INQUIT_DEBUG"):
            raise
        _say(f"unexpected {type(error).__name__}: {error}; set INQUIT_DEBUG=1 to see where, and please report it")
        sys.exit(2)


if __name__ == "__main__":
    main()
