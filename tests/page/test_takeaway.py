"""Taking away: every view's files, alone and as one zip, read with other programs than the one that made them."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

import ferry
import halmet
import pytest
import story
from marked import record
from opening import NARROW, ROWS, WIDE, Opened, found_by_axe, open_page, search, turn_to

from inquit.export.page import page as page_of
from inquit.export.page import write_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

expect = pytest.importorskip("playwright.sync_api", reason="needs the package playwright").expect
load_workbook = pytest.importorskip("openpyxl", reason="needs the package openpyxl").load_workbook
pytestmark = pytest.mark.browser

Files = dict[str, bytes]

VIEWS = {
    "Statements": ["statements"],
    "Compared": ["compared"],
    "Origins": ["origins"],
    "Reports": ["reports"],
    "People": ["people", "sources"],
    "Entity": ["statements", "mentions", "roles"],
    "Names": ["names"],
    "Figures": ["figures"],
    "Timeline": ["timeline"],
}
PICTURES = ("Origins", "Figures", "Timeline")
QUERIES = {
    "Compared": "speaker:sevhan",
    "Origins": "outlet:courier",
    "Timeline": "outlet:post",
    "Entity": "",  # its page is of the whole record
}
SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def halmet_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "halmet.html"
    write_page(halmet.payload(), path)
    return path


def opening(browser: Browser, payload: dict[str, Any], path: Path, **options: Any) -> Opened:
    write_page(payload, path)
    return open_page(browser, path, **options)


def show(page: Page, view: str) -> None:
    turn_to(page, "People" if view == "Entity" else view)
    if view == "Entity":
        page.locator(".people th a").first.click()


def taken(page: Page, name: str) -> bytes:
    """The file of this name out of the dialog, which stays open."""
    with page.expect_download() as download:
        page.locator(".takeaway").get_by_role("button", name=name, exact=True).click()
    return Path(download.value.path()).read_bytes()


def take_all(page: Page, limit: int | None = None) -> Files:
    """All files of the view that is shown, from its zip."""
    page.get_by_role("button", name="Take away").click()
    page.get_by_label("Longest quotation").fill("" if limit is None else str(limit))
    files = unzipped(taken(page, "All as one zip"))
    page.get_by_role("button", name="Close", exact=True).click()
    return files


def unzipped(data: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@dataclass
class Taken:
    """The files of every view: whole, and under a limit of four words; and how much each view showed."""

    whole: dict[str, Files] = field(default_factory=dict)
    short: dict[str, Files] = field(default_factory=dict)
    shown: dict[str, str] = field(default_factory=dict)


@pytest.fixture(scope="module")
def every(browser: Browser, halmet_file: Path) -> Taken:
    opened = open_page(browser, halmet_file)
    taken = Taken()
    for view in VIEWS:
        search(opened.page, QUERIES.get(view, "outlet:meridian"))
        opened.page.keyboard.press("Escape")
        show(opened.page, view)
        taken.whole[view] = take_all(opened.page)
        taken.short[view] = take_all(opened.page, 4)
        taken.shown[view] = shown_on(opened.page)
    outside = [url for url in opened.requests if not url.startswith(("data:", "blob:", halmet_file.as_uri()))]
    assert (outside, opened.messages) == ([], [])
    opened.page.context.close()
    return taken


@pytest.fixture(scope="module")
def whole(every: Taken) -> dict[str, Files]:
    return every.whole


@pytest.fixture(scope="module")
def short(every: Taken) -> dict[str, Files]:
    return every.short


@pytest.fixture(scope="module")
def reader(browser: Browser, halmet_file: Path) -> Iterator[Opened]:
    """A page in which files are opened again."""
    opened = open_page(browser, halmet_file)
    yield opened
    opened.page.context.close()


def opened_again(reader: Opened, html: bytes, path: Path, address: str = "") -> Page:
    """A file shown in `reader`, which neither asks for anything nor complains."""
    path.write_bytes(html)
    reader.requests.clear()
    reader.page.goto(path.as_uri() + address)
    expect(reader.page.locator("h1")).to_be_visible()
    outside = [url for url in reader.requests if not url.startswith((path.as_uri(), "data:"))]
    assert (outside, reader.messages) == ([], [])
    return reader.page


def shown_on(page: Page) -> str:
    return page.locator(".shown [role=status]").inner_text()


def table(files: Files, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[f"{name}.csv"].decode("utf-8-sig"), newline="")))


def lines(files: Files, name: str) -> list[dict[str, Any]]:
    # splitlines() also splits where Unicode ends a line: no such character may stand bare in a line.
    return [json.loads(line) for line in files[f"{name}.jsonl"].decode().splitlines()]


def workbook(files: Files) -> Any:
    return load_workbook(io.BytesIO(next(data for name, data in files.items() if name.endswith(".xlsx"))))


def text_of(doc_id: str) -> str:
    reports = halmet.payload()["reports"]
    return str(next(report["text"] for report in reports if report["doc_id"] == doc_id))


# Every view and format ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.slow
def test_the_manifest_tells_every_file_as_it_is(whole: dict[str, Files], view: str) -> None:
    files = dict(whole[view])
    manifest = json.loads(files.pop("manifest.json"))
    kinds = {"csv", "xlsx", "jsonl", "html"} | ({"svg", "png"} if view in PICTURES else set())
    assert {name.rsplit(".", 1)[1] for name in files} == kinds
    assert {told["name"] for told in manifest["files"]} == set(files)
    for told in manifest["files"]:
        data = files[told["name"]]
        assert (told["bytes"], told["sha256"]) == (len(data), sha256(data).hexdigest())
    for name in VIEWS[view]:
        rows = {told["rows"] for told in manifest["files"] if told["name"] in (f"{name}.csv", f"{name}.jsonl")}
        assert rows == {len(table(files, name))} == {len(lines(files, name))}
    assert manifest["title"] == "The Halmet market bombing"
    assert manifest["quotation_limit"] is None
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", manifest["made"])
    hashes = {report["doc_id"]: report["sha256"] for report in halmet.payload()["reports"]}
    assert manifest["reports"]
    assert all(hashes[told["doc_id"]] == told["sha256"] for told in manifest["reports"])


@pytest.mark.parametrize("view", VIEWS)
def test_the_workbook_holds_the_rows_of_the_tables(whole: dict[str, Files], view: str) -> None:
    files = whole[view]
    book = workbook(files)
    assert book.sheetnames == [*VIEWS[view], "about"]
    for name in VIEWS[view]:
        sheet = book[name]
        rows = list(csv.reader(io.StringIO(files[f"{name}.csv"].decode("utf-8-sig"), newline="")))
        cells = [["" if value is None else value for value in row] for row in sheet.iter_rows(values_only=True)]
        unquoted = [[re.sub(r"^'(?=\s*[=+\-@])", "", value) for value in row] for row in rows]
        assert [[str(value).replace("_x000D_", "\r") for value in row] for row in cells] == unquoted
        assert (sheet.freeze_panes, sheet["A1"].font.b) == ("A2", True)
        assert all(8 <= sheet.column_dimensions[letter].width <= 60 for letter in "AB")
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    about = dict(book["about"].iter_rows(values_only=True))
    assert about["made"] == json.loads(files["manifest.json"])["made"]
    assert sum(str(key).startswith("sha256 of ") for key in about) == len(json.loads(files["manifest.json"])["reports"])


def test_numbers_are_numbers_and_days_are_text(whole: dict[str, Files]) -> None:
    header, *rows = workbook(whole["Figures"])["figures"].iter_rows(values_only=True)
    figures = [dict(zip(header, row, strict=True)) for row in rows]
    assert {type(figure["low"]) for figure in figures if figure["low"] is not None} <= {int, float}
    assert {type(figure["published"]) for figure in figures if figure["published"]} == {str}
    lows = {one["id"]: one["low"] for report in halmet.payload()["reports"] for one in report["figures"]}
    assert {figure["figure"]: figure["low"] for figure in figures}.items() <= lows.items()


@pytest.mark.parametrize("view", VIEWS)
def test_every_line_names_its_report(whole: dict[str, Files], view: str) -> None:
    known = {report["doc_id"] for report in halmet.payload()["reports"]}
    for name in VIEWS[view]:
        assert all(line["doc_id"] in known for line in lines(whole[view], name))


def test_spans_are_the_records_own_and_count_code_points(browser: Browser, story_file: Path) -> None:
    page = open_page(browser, story_file).page  # its first report holds characters beyond U+FFFF
    reports = {report["doc_id"]: report for report in story.payload()["reports"]}
    rows = lines(take_all(page), "statements")
    assert len(rows) == 13
    for row in rows:
        text = reports[row["doc_id"]]["text"]
        own = next(one for one in reports[row["doc_id"]]["statements"] if one["id"] == row["id"])
        assert {key: row[key] for key in own} == own
        for key in ("source", "cue", "content"):
            assert row[f"{key}_text"] == [text[start:end] for start, end in row[key]]
        for key in ("sentence", "before"):
            span = row[f"{key}_span"]
            assert row[key] == (span and text[span[0] : span[1]])
    page.context.close()


def test_words_of_other_views_are_slices_too(whole: dict[str, Files]) -> None:
    for view, name in (("Figures", "figures"), ("Timeline", "timeline"), ("Entity", "mentions")):
        rows = lines(whole[view], name)
        placed = [row for row in rows if row["span"]]
        assert placed
        for row in placed:
            text = text_of(row["doc_id"])
            assert row["words"] == text[slice(*row["span"])]
            assert row["sentence"] == text[slice(*row["sentence_span"])]
    for edge in lines(whole["Origins"], "origins"):
        for copy in edge["copies"]:
            assert all(copy[end]["words"] == text_of(copy[end]["doc_id"])[slice(*copy[end]["span"])] for end in "ab")
    for form in lines(whole["Names"], "names"):
        assert len(form["mentions"]) == form["times"]
        assert all(form["words"] in text_of(one["doc_id"])[slice(*one["span"])] for one in form["mentions"])


def test_reports_come_with_their_texts(whole: dict[str, Files]) -> None:
    reports = [report for report in halmet.payload()["reports"] if report["outlet"] == "Meridian"]
    texts = {report["doc_id"]: report["text"] for report in reports}
    assert len(texts) == 2
    assert {row["doc_id"]: row["text"] for row in table(whole["Reports"], "reports")} == texts


@pytest.mark.parametrize("view", PICTURES)
def test_a_picture_stands_alone(whole: dict[str, Files], view: str) -> None:
    files = whole[view]
    name = view.lower()
    root = ElementTree.fromstring(files[f"{name}.svg"])
    assert root.tag == f"{SVG}svg"
    assert root.findtext(f"{SVG}title", "").endswith(": The Halmet market bombing")
    assert root.findtext(f"{SVG}desc")
    elements = list(root.iter())
    drawn = {"svg", "title", "desc", "rect", "g", "text", "line", "path", "circle", "defs", "marker"}
    assert {element.tag.removeprefix(SVG) for element in elements} <= drawn
    told = {(key, value) for element in elements for key, value in element.attrib.items()}
    assert not [key for key, _ in told if key.startswith("on") or "href" in key or key == "style"]
    assert not [value for _, value in told if "url(" in value and value != "url(#head)"]
    background = next(element for element in elements if element.tag == f"{SVG}rect")
    assert (background.get("fill"), background.get("width")) == ("#fffefa", root.get("width"))
    png = files[f"{name}.png"]
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    size = tuple(int.from_bytes(png[at : at + 4]) for at in (16, 20))
    assert size == (2 * int(root.get("width", "")), 2 * int(root.get("height", "")))


def test_a_picture_has_the_colours_and_the_choices_of_the_page(browser: Browser, halmet_file: Path) -> None:
    page = open_page(browser, halmet_file, color_scheme="dark").page
    turn_to(page, "Timeline")
    page.get_by_role("button", name="Take away").click()
    near = taken(page, "timeline.svg").decode()
    page.keyboard.press("Escape")
    page.get_by_role("button", name="All times told").click()
    page.get_by_role("button", name="Take away").click()
    wide = taken(page, "timeline.svg").decode()
    assert 'fill="#161512"' in near
    assert "outside this stretch" in near
    assert "outside this stretch" not in wide
    page.context.close()


# The page of the selection --------------------------------------------------------------------------------------------


def policy_of(html: str) -> str:
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    assert found
    return found[1]


@pytest.mark.parametrize("view", [view for view in VIEWS if view != "Entity"])
def test_the_page_of_a_selection_opens_with_what_was_shown(
    reader: Opened, every: Taken, halmet_file: Path, tmp_path: Path, view: str
) -> None:
    html = every.whole[view][f"{view.lower()}-page.html"]
    page = opened_again(reader, html, tmp_path / "page.html", f"#page={view.lower()}")
    assert policy_of(html.decode()) == policy_of(halmet_file.read_text())
    here = every.shown[view].split(" of ")[0]
    if view == "Figures":  # with those that the shown ones are compared with
        rows = table(every.whole[view], "figures")
        compared = {row["comparison"] for row in rows} - {""}
        beside = [one for one in halmet.payload()["links"]["comparisons"] if one["id"] in compared]
        here = str(len({row["figure"] for row in rows} | {figure for one in beside for _, figure in one["figures"]}))
    expect(page.locator(".shown [role=status]")).to_have_text(re.compile(f"^All {here} "))
    expect(page.locator(".partial")).to_contain_text("What is not here may be in the record.")


def test_the_page_of_an_entity_opens_with_its_statements(reader: Opened, every: Taken, tmp_path: Path) -> None:
    files = every.whole["Entity"]
    page = opened_again(reader, files["entity-page.html"], tmp_path / "page.html", "#page=people")
    name = json.loads(files["manifest.json"])["of"]
    expect(page.locator(".partial")).to_contain_text(f"A selection for {name}: ")
    own = page.locator(".people tr", has=page.get_by_role("link", name=name, exact=True)).first
    expect(own.locator("td.number > a")).to_have_text(str(len(table(files, "statements"))))


def test_a_selection_holds_the_shown_statements_with_those_around_them_only(browser: Browser, story_file: Path) -> None:
    page = open_page(browser, story_file).page
    search(page, "quiet season")
    page.keyboard.press("Escape")
    html = take_all(page)["statements-page.html"].decode()
    page.context.close()
    found = re.search(r'id="record">(.*?)</script>', html, re.DOTALL)
    assert found
    assert not re.search("[<>&]", found[1])
    payload = json.loads(found[1])
    whole = story.payload()["reports"][0]
    assert [report["id"] for report in payload["reports"]] == [whole["id"]]
    assert payload["reports"][0]["text"] == whole["text"]
    inner = next(one for one in whole["statements"] if one["parent"])
    assert {one["id"] for one in payload["reports"][0]["statements"]} == {inner["id"], inner["parent"]}
    assert payload["selection"] == {
        "view": "statements",
        "of": "quiet season",
        "reports": [1, 4],
        "statements": [2, 13],
    }


def test_a_selection_of_a_selection_keeps_the_count_of_the_record(
    reader: Opened, story_file: Path, tmp_path: Path
) -> None:
    page = opened_again(reader, story_file.read_bytes(), tmp_path / "page.html")
    for query, told in (("outlet:courier", "7 of 13 statements"), ("stance:denies", "1 of 13 statements")):
        search(page, query)
        page.keyboard.press("Escape")
        html = take_all(page)["statements-page.html"]
        opened_again(reader, html, tmp_path / f"{told}.html")
        expect(page.locator(".partial")).to_contain_text(told)
    expect(page.locator(".partial")).to_contain_text("for outlet:courier stance:denies")


def test_where_a_version_was_left_out_none_is_said_to_be_found(
    reader: Opened, halmet_file: Path, tmp_path: Path
) -> None:
    page = opened_again(reader, halmet_file.read_bytes(), tmp_path / "page.html")
    search(page, "stance:asserts")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Take away").click()
    html = taken(page, "statements-page.html")
    opened_again(reader, html, tmp_path / "part.html", "#page=compared")
    cells = page.locator(".matrix button.empty").all_inner_texts()
    assert set(cells) == {"none in this selection"}


@pytest.fixture
def served(halmet_file: Path) -> Iterator[str]:
    """The page with its script and style apart, under a policy that allows nothing inline, as a server keeps it."""
    html = page_of(halmet.payload())
    html = re.sub(r"<meta http-equiv=[^>]*>", "", html, count=1)
    script = re.search(r'<script type="module"[^>]*>(.*?)</script>', html, re.DOTALL)
    style = re.search(r"<style[^>]*>(.*?)</style>", html, re.DOTALL)
    assert script and style
    shell = html.replace(script[0], '<script type="module" src="/assets/a.js"></script>')
    shell = shell.replace(style[0], '<link rel="stylesheet" href="/assets/a.css">')
    kept = {
        "/": ("text/html", shell),
        "/assets/a.js": ("text/javascript", script[1]),
        "/assets/a.css": ("text/css", style[1]),
    }
    policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'"

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, content = kept.get(self.path, ("text/plain", ""))
            self.send_response(200 if self.path in kept else 404)
            self.send_header("Content-Type", f"{kind};charset=utf-8")
            self.send_header("Content-Security-Policy", policy)
            self.end_headers()
            self.wfile.write(content.encode())

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


def test_a_served_page_gives_the_same_file(
    browser: Browser, reader: Opened, served: str, halmet_file: Path, tmp_path: Path
) -> None:
    page = browser.new_context(viewport=WIDE, locale="en-GB").new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(served)
    turn_to(page, "Origins")
    page.get_by_role("button", name="Take away").click()
    files = {name: taken(page, name) for name in ("origins.png", "origins-page.html")}
    assert policy_of(files["origins-page.html"].decode()) == policy_of(halmet_file.read_text())
    assert said == []
    page.context.close()
    again = opened_again(reader, files["origins-page.html"], tmp_path / "page.html")
    assert shown_on(again).startswith("All 193 statements")
    assert again.locator(".partial").count() == 0  # nothing was left out


# The limit on quotations ----------------------------------------------------------------------------------------------

WORD = re.compile(r"\w+(?:[’'.,:]\w+)*")
QUOTED = {
    "statements": ("words", "sentence", "sentence_before", "source", "cue", "inserted"),
    "compared": ("words",),
    "reports": ("text",),
    "sources": ("as_written",),
    "mentions": ("as_written", "sentence"),
    "names": ("form",),
    "figures": ("as_written", "sentence", "counted"),
    "timeline": ("as_written", "sentence"),
}


def is_short(text: str) -> bool:
    return len(WORD.findall(text)) <= 4 and (text.endswith("[…]") or "[…]" not in text.replace(" […] ", ""))


@pytest.mark.parametrize("view", VIEWS)
def test_the_limit_holds_in_every_format(short: dict[str, Files], whole: dict[str, Files], view: str) -> None:
    files = short[view]
    manifest = json.loads(files["manifest.json"])
    assert manifest["quotation_limit"] == 4
    assert manifest["quotations"].startswith("4 words; longer quotations are cut at a word")
    assert not [name for name in files if name.endswith(".html")]
    for name in VIEWS[view]:
        own = [[row[key] for key in QUOTED.get(name, ())] for row in table(files, name)]
        assert all(is_short(text) for row in own for text in row)
        sheet = workbook(files)[name]
        header = [cell.value for cell in next(sheet.iter_rows())]
        places = [header.index(key) for key in QUOTED.get(name, ())]
        assert all(
            is_short(str(row[at] or "")) for row in sheet.iter_rows(min_row=2, values_only=True) for at in places
        )
    # No five words in a row of a quoted sentence stand anywhere but in titles and in the page's own words.
    long = [row["sentence"] for row in table(whole["Statements"], "statements")]
    titles = " ".join(str(report["title"]) for report in halmet.payload()["reports"])
    runs = {" ".join(WORD.findall(text)[:6]) for text in long if len(WORD.findall(text)) > 8}
    runs = {run for run in runs if run not in " ".join(WORD.findall(titles))}
    for name, data in files.items():
        if name.endswith((".csv", ".jsonl", ".svg")):
            plain = " ".join(WORD.findall(data.decode()))
            assert [run for run in runs if run in plain] == []


def test_spans_tell_the_whole_of_what_was_cut(short: dict[str, Files], whole: dict[str, Files]) -> None:
    for cut, full in zip(
        lines(short["Statements"], "statements"), lines(whole["Statements"], "statements"), strict=True
    ):
        assert (cut["content"], cut["sentence_span"]) == (full["content"], full["sentence_span"])
        assert sum(len(WORD.findall(piece)) for piece in cut["content_text"]) <= 4
        if cut["content_text"] != full["content_text"]:
            assert cut["content_text"][-1].endswith("[…]")


def test_the_limit_is_kept_and_said_where_a_file_is_not_offered(browser: Browser, story_file: Path) -> None:
    page = open_page(browser, story_file).page
    page.get_by_role("button", name="Take away").click()
    expect(page.get_by_role("button", name="statements-page.html")).to_be_visible()
    page.get_by_label("Longest quotation").fill("7")
    expect(page.get_by_role("button", name="statements-page.html")).to_have_count(0)
    expect(page.locator(".takeaway")).to_contain_text("not offered under a limit: it holds the reports’ whole texts")
    page.reload()
    page.get_by_role("button", name="Take away").click()
    expect(page.get_by_label("Longest quotation")).to_have_value("7")
    page.get_by_label("Longest quotation").fill("")
    expect(page.get_by_role("button", name="statements-page.html")).to_be_visible()
    page.context.close()


# What reports may hold ------------------------------------------------------------------------------------------------

NASTY = (
    "=HYPERLINK(1) </script><img src=x onerror=window.ran=1> \u202egnp.exe\u2066 \x01 _x0041_ ]]> & \"x\" 'y' \u2028"
)
STARTS = ("=1+1", "+1", "-1", "@sum", "\t=1", "＝1")


def hostile() -> dict[str, Any]:
    body = " ".join(
        f"{{s{n}.source|{NASTY}{n}}} {{s{n}.cue|@said}} {{s{n}.content|{start} {NASTY}}}."
        for n, start in enumerate(STARTS)
    )
    told = f"{{@who|{NASTY}}} {{n1.figure|7 {{n1.counted|-boats}}}} {{t1.date|={NASTY}}}."
    text = f"{{headline|{NASTY}}}\n{{paragraph|{body} {told} {'w' * 50_000}}}\n"
    nasty = record(
        text,
        {f"s{n}": {"name": f"{NASTY}{n}", "kind": "indirect"} for n in range(len(STARTS))},
        {"who": [NASTY, "-who"]},
        kinds={"who": "person"},
        figures={"n1": {"low": -7, "high": -7}},
        dates={"t1": {"type": "DATE", "value": "2031-05-05", "anchor": "text"}},
        origin=f"../{NASTY}",
        outlet=f"-{NASTY}",
        title=f"+{NASTY}",
        published="2031-05-06",
    )
    republished = {**nasty, "id": "r-second", "doc_id": "@second", "outlet": "=Other", "republished_from": f"-{NASTY}"}
    return {
        "format": 1,
        "title": f"={NASTY}",
        "made": {"version": "0.0"},
        "reports": [nasty, republished],
        "refused": [{"origin": NASTY, "why": NASTY}],
    }


@pytest.fixture(scope="module")
def nasty(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[dict[str, Files], Opened]]:
    opened = opening(browser, hostile(), tmp_path_factory.mktemp("page") / "nasty.html")
    files = {}
    for view in VIEWS:
        show(opened.page, view)
        files[view] = take_all(opened.page)
    yield files, opened
    opened.page.context.close()


def test_nothing_of_a_report_runs_where_it_is_taken_away(
    nasty: tuple[dict[str, Files], Opened], reader: Opened, tmp_path: Path
) -> None:
    files, opened = nasty
    assert opened.page.evaluate("window.ran") is None
    assert opened.messages == []
    for view in ("Statements", "Reports", "Entity"):
        html = next(data for name, data in files[view].items() if name.endswith(".html"))
        page = opened_again(reader, html, tmp_path / f"{view}.html")
        assert page.locator("h1").text_content() == hostile()["title"]
        assert page.evaluate("window.ran") is None
        assert page.locator("#app img, #app script").count() == 0


def test_no_cell_is_a_formula(nasty: tuple[dict[str, Files], Opened]) -> None:
    seen = 0
    for view, files in nasty[0].items():
        for name in VIEWS[view]:
            for row in csv.reader(io.StringIO(files[f"{name}.csv"].decode("utf-8-sig"), newline="")):
                assert not [
                    cell for cell in row if re.match(r"\s*[=+\-@\t＝]", cell) and not re.fullmatch(r"-?\d+", cell)
                ]
                seen += sum(cell.startswith("'") for cell in row)
        for sheet in workbook(files):
            assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    assert seen > 50


def test_every_format_keeps_odd_characters_or_leaves_them_out_whole(nasty: tuple[dict[str, Files], Opened]) -> None:
    files = nasty[0]
    row = lines(files["Statements"], "statements")[0]
    assert NASTY in row["content_text"][0]
    assert NASTY in table(files["Statements"], "statements")[0]["words"]
    cell = workbook(files["Statements"])["statements"]["K2"].value
    assert "_x0041_" in cell and "\u202egnp.exe" in cell and "_x0001_" in cell
    long = workbook(files["Reports"])["reports"]["Q2"].value
    assert 32_600 < len(long) <= 32_767
    assert long.endswith(" […] cut: a spreadsheet cell holds no more")
    for view in PICTURES:
        svg = files[view][f"{view.lower()}.svg"].decode()
        ElementTree.fromstring(svg)
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x01]", svg)
        assert files[view][f"{view.lower()}.png"][:4] == b"\x89PNG"


# The dialog -----------------------------------------------------------------------------------------------------------


def test_one_file_alone_is_the_one_in_the_zip(browser: Browser, story_file: Path) -> None:
    page = open_page(browser, story_file).page
    search(page, "outlet:velden")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Take away").click()
    alone = taken(page, "statements.csv")
    manifest = json.loads(taken(page, "manifest.json"))
    assert (manifest["of"], manifest["view"]) == ("outlet:velden", "statements")
    told = next(one for one in manifest["files"] if one["name"] == "statements.csv")
    assert (told["rows"], told["sha256"]) == (3, sha256(alone).hexdigest())
    expect(page.locator(".takeaway [role=status]")).to_contain_text("manifest.json: ")
    assert b"doubts,that the Toll House keeps any books at all" in alone
    page.context.close()


def test_the_dialog_by_keyboard(browser: Browser, story_file: Path) -> None:
    page = open_page(browser, story_file).page
    button = page.get_by_role("button", name="Take away")
    button.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Take away: Statements")).to_be_visible()
    page.keyboard.press("j")  # single keys rest meanwhile
    assert page.locator(f"{ROWS}[aria-current]").count() == 0
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(button).to_be_focused()
    page.context.close()


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (NARROW, "dark")])
def test_axe_finds_nothing_in_the_dialog(browser: Browser, story_file: Path, size: dict[str, int], scheme: str) -> None:
    page = open_page(browser, story_file, size, color_scheme=scheme, bypass_csp=True).page
    search(page, "outlet:velden")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Take away").click()
    taken(page, "statements.csv")
    if size is NARROW:
        page.get_by_label("Longest quotation").fill("9")
    found = found_by_axe(page)
    assert found == []
    boxes = [button.bounding_box() for button in page.locator(".takeaway button").all()]
    assert all(box and min(box["width"], box["height"]) >= 24 for box in boxes)
    page.set_viewport_size({"width": 360, "height": 700})
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator(".takeaway").evaluate("(dialog) => dialog.scrollWidth <= dialog.clientWidth")
    page.context.close()


# The reader's locale --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("locale", "day", "number"), [("en-GB", "7 May 2031", "2,300"), ("de-DE", "7. Mai 2031", "2.300")]
)
def test_days_and_numbers_are_the_readers_on_screen_and_plain_in_files(
    browser: Browser, tmp_path: Path, locale: str, day: str, number: str
) -> None:
    payload = ferry.payload()
    payload["reports"][0]["figures"][1].update(low=2300, high=2300)
    path = tmp_path / "ferry.html"
    write_page(payload, path)
    page = browser.new_context(viewport=WIDE, locale=locale).new_page()
    page.goto(path.as_uri())
    turn_to(page, "Figures")
    page.get_by_role("button", name="Table").click()
    shown = page.locator("main").inner_text()
    assert f"published {day}" in shown
    assert number in shown
    row = next(row for row in table(take_all(page), "figures") if row["low"] == "2300")
    assert re.fullmatch(r"2031-05-\d\d", row["published"])
    page.context.close()
