"""A hostile collection on the desk: nothing in it runs, makes an element, asks elsewhere or breaks a page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import hostile
import pytest
from opening import NARROW, ROWS, WIDE, Opened, turn_to
from served import Served, make_record, open_served, pieces, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

expect = pytest.importorskip("playwright.sync_api", reason="needs the package playwright").expect
pytestmark = pytest.mark.browser

PAGES = [
    "Statements",
    "Compared",
    "Origins",
    "Reports",
    "People",
    "Names",
    "Figures",
    "Timeline",
    "To check",
    "History",
]
# What no page of ours has anywhere: its own pictures are drawings, its own acts are no attributes.
FOREIGN = """() => [...document.querySelectorAll("body *")].filter((one) =>
    one.matches("img, iframe, object, embed, base, meta, [srcdoc], #app script, .reader .text b, .reader .text i") ||
    [...one.attributes].some(({ name, value }) => name.startsWith("on") || /^\\s*javascript:/i.test(value)),
).map((one) => one.outerHTML.slice(0, 120))"""
FITS = "document.documentElement.scrollWidth <= innerWidth"


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_record(tmp_path_factory.mktemp("hostile"), hostile.REPORTS)


@pytest.fixture
def served(record: Path, tmp_path: Path) -> Iterator[Served]:
    with serving(record, tmp_path) as running:
        yield running


def judge_in_markup(served: Served) -> None:
    """Judgements with markup in all that a person says: who judges, why, the names given."""
    report = served.get("story")["reports"][0]
    told = next(one for one in report["statements"] if pieces(report, one["content"])[0].startswith("“We will not"))
    said = [
        {"kind": "confirm", "on": [[report["id"], told["id"]]]},
        {
            "kind": "correct_speaker",
            "on": [[report["id"], told["id"]]],
            "value": {"status": "named", "name": hostile.FIELD, "kind": "person"},
        },
        {"kind": "correct_report", "on": [[report["id"], None]], "value": {"byline": hostile.FIELD}},
    ]
    judgements = [{**one, "because": hostile.FIELD} for one in said]
    served.post("judgements", {"by": hostile.FIELD, "judgements": judgements})


def look(page: Page, place: str) -> None:
    assert page.evaluate(FOREIGN) == [], place
    assert page.evaluate(FITS), place


def assert_silent(opened: Opened, served: Served, dialogs: Sequence[str]) -> None:
    elsewhere = [url for url in opened.requests if not url.startswith((f"{served.address}/", "data:", "blob:"))]
    assert (elsewhere, opened.messages, list(dialogs)) == ([], [], [])


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.slow
def test_every_page_shows_a_hostile_collection_as_words(browser: Browser, served: Served, size: dict[str, int]) -> None:
    judge_in_markup(served)
    opened = open_served(browser, served, size)
    page, dialogs = opened.page, list[str]()
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for name in PAGES:
        turn_to(page, name)
        for summary in page.locator("main summary").filter(visible=True).all():
            summary.click()
        look(page, name)
    turn_to(page, "People")
    page.locator(".people").get_by_role("link", name="Finnmark").first.click()
    expect(page.locator(".entity h2")).to_be_visible()
    look(page, "an entity")
    turn_to(page, "Statements")
    statement = page.locator(ROWS, has_text="We will not leave it").first
    expect(statement).to_contain_text("<b>not</b> for a day")
    expect(statement).to_contain_text(hostile.MARKUP)
    statement.get_by_role("button", name="In context").click()
    statement.get_by_role("button", name="Correct", exact=True).click()
    form = page.get_by_role("form", name="Correct the statement")
    expect(form.get_by_role("textbox", name="Name").or_(form.get_by_role("combobox", name="Name"))).to_have_value(
        hostile.FIELD
    )
    form.locator(".history summary").click()
    expect(form.locator(".history q").first).to_have_text(hostile.FIELD)
    look(page, "the form")
    page.context.close()
    assert_silent(opened, served, dialogs)


# Uploads --------------------------------------------------------------------------------------------------------------

DROP = """(files) => {
    const data = new DataTransfer();
    for (const [name, bytes] of files) data.items.add(new File([new Uint8Array(bytes)], name));
    return data;
}"""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("../../x.html", b"\x00\x01\xff<html>"),
        ("empty.txt", b""),
        ("blank.html", b"<html><script>alert(1)</script></html>"),
        ("<img src=x onerror=alert(1)>.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("broken.jsonl", b'{"text": 3}\n'),
    ],
    ids=["a way up", "empty", "no text", "binary", "broken lines"],
)
def test_a_broken_file_that_is_dropped_is_refused_in_one_line(
    browser: Browser, served: Served, name: str, content: bytes
) -> None:
    opened = open_served(browser, served)
    page, dialogs = opened.page, list[str]()
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.dispatch_event("body", "drop", {"dataTransfer": page.evaluate_handle(DROP, [[name, list(content)]])})
    told = page.locator(".uploads > li")
    expect(told.get_by_role("status")).to_contain_text("1 refused.", timeout=20_000)
    why = told.locator("tbody td").inner_text()
    assert why.strip() and "\n" not in why and "Traceback" not in why
    assert ".." not in told.locator("tbody th").inner_text()
    assert len(served.get("story")["reports"]) == len(hostile.REPORTS)
    look(page, "Reports")
    page.context.close()
    assert_silent(opened, served, dialogs)
