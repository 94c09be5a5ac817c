"""What the page says of a record where it cannot simply show it: nothing found, nobody resolved, not news, on paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import story
from opening import NARROW, ROWS, open_page, search

from inquit.export.page import write_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

expect = pytest.importorskip("playwright.sync_api", reason="needs the package playwright").expect
pytestmark = pytest.mark.browser


def test_words_that_only_a_report_holds_lead_to_it_and_to_their_place(page: Page) -> None:
    search(page, "abonn")
    expect(page.locator("main .none")).to_have_text("No statement fits; 1 report holds these words.")
    page.get_by_role("link", name="1 report holds these words").click()
    expect(page.locator("main tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Le port d’Orlo").click()
    expect(page.locator(".reader").get_by_text("Abonnements")).to_be_in_viewport()
    assert page.evaluate("[...CSS.highlights.get('hit')].map(String)") == ["Abonn"]


def test_a_filter_that_no_statement_fits_leads_to_the_reports_that_do(page: Page) -> None:
    search(page, "outlet:phare")
    expect(page.locator("main .none")).to_have_text("No statement fits; 1 report fits.")


def test_words_are_found_where_they_begin(page: Page) -> None:
    search(page, "harb")
    assert page.locator(ROWS).count() > 0
    search(page, "arbour")
    expect(page.locator(ROWS)).to_have_count(0)


def test_who_might_be_meant_is_told_as_no_more_than_that(page: Page) -> None:
    search(page, "Nobody sleeps")
    row = page.locator(ROWS)
    expect(row.locator(".name")).to_have_text("“he” (not resolved)")
    expect(row.locator(".possibly")).to_have_text("possibly: Tomas Ilk, Ana Merrow")
    row.get_by_role("button", name="In context").click()
    expect(row.locator(".because")).to_contain_text("“he” is a pronoun; possibly: Tomas Ilk, Ana Merrow")
    search(page, "We will not close")
    expect(page.locator(f"{ROWS} .possibly")).to_have_count(0)


def test_a_speaker_found_as_written_is_shown_as_written(page: Page) -> None:
    search(page, "speaker:minis")
    expect(page.locator(ROWS)).to_have_count(3)
    written = page.locator(f"{ROWS} .speaker", has_text="written")
    expect(written).to_have_text("Ana Merrowwritten “the minister”")  # the other two show the word in the role
    search(page, "speaker:merr")
    expect(page.locator(ROWS)).to_have_count(5)
    expect(written).to_have_count(0)


def test_words_of_a_headline_are_marked_as_such(page: Page) -> None:
    search(page, "will keep its harbour open")
    expect(page.locator(f"{ROWS} .placed")).to_have_text("headline")
    search(page, "We will not close")
    expect(page.locator(f"{ROWS} .placed")).to_have_count(0)


def test_a_value_that_no_filter_has_is_told(page: Page) -> None:
    search(page, "stance:foo")
    expect(page.locator(".unknown")).to_have_text("No such stance; one of asserts, denies, doubts, unclear.")
    search(page, "stance:denies")
    expect(page.locator(".unknown")).to_have_count(0)


def test_help_names_targets_only_where_there_are_any(browser: Browser, story_file: Path, tmp_path: Path) -> None:
    whole = story.payload()
    for statement in (statement for report in whole["reports"] for statement in report["statements"]):
        statement["target"] = None
    write_page(whole, tmp_path / "untargeted.html")
    for path, named in ((story_file, 1), (tmp_path / "untargeted.html", 0)):
        page = open_page(browser, path).page
        page.keyboard.press("?")
        expect(page.get_by_role("dialog").get_by_text("target:council")).to_have_count(named)
        expect(page.get_by_role("dialog")).to_contain_text("Shift+C")


def test_long_runs_of_furniture_are_folded_but_not_on_paper(page: Page) -> None:
    page.get_by_role("link", name="1 not read").click()
    page.get_by_role("link", name="Le port d’Orlo").click()
    reader = page.locator(".reader")
    expect(reader.get_by_text("4 lines not read as news")).to_be_visible()
    expect(reader.get_by_text("Abonnements")).to_be_hidden()
    expect(reader.get_by_role("heading", name="Le port d’Orlo restera ouvert").last).to_be_in_viewport()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(reader.get_by_text("Abonnements")).to_be_visible()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.evaluate("id => (location.hash = `r=${id}`)", story.payload()["reports"][0]["id"])
    expect(reader.get_by_text("Share this")).to_be_visible()  # two lines are shown


def test_a_report_stands_at_its_headline(browser: Browser, tmp_path: Path) -> None:
    whole = story.payload()
    report = whole["reports"][3]
    report["blocks"] = [{**block, "kind": "credit"} for block in report["blocks"] if block["kind"] == "furniture"] + [
        block for block in report["blocks"] if block["kind"] != "furniture"
    ]
    write_page(whole, tmp_path / "tall.html")
    page = open_page(browser, tmp_path / "tall.html", {"width": 1000, "height": 420}, f"#r={report['id']}").page
    expect(page.locator(".reader h3")).to_be_in_viewport()
    assert page.locator("#reader").evaluate("pane => pane.scrollTop") > 0


def test_a_report_not_read_is_not_said_to_tell_nothing(browser: Browser, tmp_path: Path) -> None:
    whole = story.payload()
    report = whole["reports"][3]
    report |= {"outlet": None, "published": None, "origin": "/home/someone/story/phare.txt"}
    write_page(whole, tmp_path / "unread.html")
    page = open_page(browser, tmp_path / "unread.html", address=f"#page=reports&q=is:not-read&r={report['id']}").page
    facts = page.locator(".reader .report dd").all_inner_texts()
    assert facts[:3] == ["not read", "not read", "phare.txt"]
    expect(page.locator(".reader .report dd bdi[title]")).to_have_attribute("title", "/home/someone/story/phare.txt")
    expect(page.locator("main tbody td").first).to_have_text("not read")


def test_every_printed_statement_names_its_report(page: Page) -> None:
    search(page, "stance:doubts")
    expect(page.locator(f"{ROWS} .trace")).to_have_count(0)
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    told = "Velden Daily, published 2015-09-16, “Harbour row deepens in Orlo”"
    expect(page.locator(f"{ROWS} .trace")).to_have_text(told)


def test_filters_stay_within_a_narrow_screen(browser: Browser, story_file: Path) -> None:
    page = open_page(browser, story_file, NARROW).page
    pickers = page.locator(".pickers select")
    expect(pickers).to_have_count(6)  # they come when the page has nothing else to do
    for picker in pickers.all():
        box = picker.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= NARROW["width"]


def test_slash_leads_out_of_a_filter(page: Page) -> None:
    page.get_by_label("Stance", exact=True).focus()
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Find statements")).to_be_focused()
    expect(page.get_by_role("combobox", name="Find statements")).to_have_value("")


def test_shift_c_copies_markdown(browser: Browser, story_file: Path) -> None:
    page = open_page(browser, story_file, permissions=["clipboard-read", "clipboard-write"]).page
    search(page, "We will not close")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    page.keyboard.press("j")
    page.keyboard.press("Shift+C")
    expect(page.get_by_text("Copied.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").startswith("> “We will not close")
