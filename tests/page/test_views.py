"""People, names, figures, the timeline and voices, on a story whose figures, times and voices differ by outlet."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import ferry
import pytest
from opening import NARROW, ROWS, WIDE, Opened, found_by_axe, open_page, search, turn_to

from inquit.export.page import write_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

expect = pytest.importorskip("playwright.sync_api", reason="needs the package playwright").expect
pytestmark = pytest.mark.browser

VIEWS = ("People", "Names", "Figures", "Timeline")


@pytest.fixture(scope="module")
def ferry_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "ferry.html"
    write_page(ferry.payload(), path)
    return path


@pytest.fixture
def sailed(browser: Browser, ferry_file: Path) -> Iterator[Opened]:
    opened = open_page(browser, ferry_file)
    yield opened
    opened.page.context.close()


@pytest.fixture
def page(sailed: Opened) -> Page:
    return sailed.page


def texts(found: Locator) -> list[str]:
    return [" ".join(text.split()) for text in found.all_inner_texts()]


def take(page: Page) -> list[dict[str, str]]:
    page.get_by_role("button", name="Take away").click()
    with page.expect_download() as download:
        page.locator(".takeaway li button").first.click()
    page.keyboard.press("Escape")
    text = Path(download.value.path()).read_text(encoding="utf-8-sig")
    return list(csv.DictReader(text.splitlines()))


# People ---------------------------------------------------------------------------------------------------------------


def test_people_stand_together_by_equal_name_and_kind(page: Page) -> None:
    turn_to(page, "People")
    expect(page.locator("main table").first.locator("caption")).to_contain_text("by equal name and kind only")
    rows = texts(page.locator(".people tbody > tr"))
    assert rows[0].startswith("Lena Karo person")
    assert "The Sund Gull, Tide 3 1 more possibly" in rows[0]  # the third statement is told jointly with Piet Ode
    assert [row.split(" Tide")[0] for row in rows[1:]] == ["Sund Line organisation", "Piet Ode person"]


def test_a_person_has_a_page_of_roles_spellings_and_statements(page: Page) -> None:
    turn_to(page, "People")
    page.locator(".people th").get_by_role("link", name="Lena Karo").click()
    expect(page.locator(".entity")).to_contain_text("Brought together by equal name and kind only.")
    assert texts(page.locator(".spellings tr")) == ["Outlet Lena Karo Karo", "The Sund Gull 1 1", "Tide 1"]
    assert texts(page.locator(".roles tbody tr")) == ["the harbour master The Sund Gull 6 May 2031"]
    expect(page.locator(".entity")).to_contain_text("Piet Ode and Lena Karo → Coast Wire → Tide")
    page.get_by_role("link", name="All people").click()
    expect(page.locator(".people tbody tr")).to_have_count(3)


def test_who_is_only_mentioned_is_listed_apart(page: Page) -> None:
    turn_to(page, "People")
    page.get_by_text("Named, with no statement shown (2)").click()
    names = page.locator(".further tbody th").all_inner_texts()
    assert {name.split("\n")[0] for name in names} == {"Grey Gull", "Sund"}  # by its name one Gull in two reports


def test_candidates_lead_to_what_they_say_or_may_say(page: Page) -> None:
    search(page, "ashore")
    page.locator(ROWS).get_by_role("link", name="Piet Ode").click()
    expect(page.locator(ROWS)).to_have_count(3)
    expect(page.get_by_role("combobox", name="Find statements")).to_have_value('possibly:"Piet Ode"')
    assert page.locator(f"{ROWS} .name").all_inner_texts() == [
        "“she” (not resolved)",
        "Piet Ode",
        "“He” (not resolved)",
    ]
    search(page, "speaker:karo")
    assert "Piet Ode" in page.locator(f"{ROWS} .name").all_inner_texts()  # who speaks jointly is found as well


def test_the_chain_stands_on_every_statement(page: Page) -> None:
    chains = texts(page.locator(f"{ROWS} .chain"))
    assert len(chains) == page.locator(ROWS).count()
    assert "Lena Karo → The Sund Gull" in chains
    expect(page.locator(f"{ROWS} .joint")).to_have_text("together with Lena Karo")


# Voices and headlines -------------------------------------------------------------------------------------------------


def test_the_ribbon_counts_voices_and_charged_words(page: Page) -> None:
    ribbon = page.get_by_role("img", name="Sentences by voice: own 2, attributed 2, mixed 1, unclear 1")
    assert ribbon.locator("span").count() == 6
    assert texts(page.locator(".charged-words")) == ["2 charged words in the outlet’s own voice: reckless, doomed"]


def test_voices_stand_in_the_text_and_change_no_character(page: Page) -> None:
    page.get_by_role("button", name="Show voices in the text").click()
    assert page.locator(".sentence .tag").all_inner_texts() == [
        f"{voice} " for voice in ("attributed", "own", "attributed", "mixed", "unclear", "own")
    ]
    assert page.locator("mark.charged").all_inner_texts() == ["reckless", "doomed"]
    page.evaluate("document.querySelectorAll('.tag').forEach((tag) => tag.remove())")
    shown = "".join(page.locator(".reader .text .line").all_text_contents())
    assert "".join(shown.split()) == "".join(ferry.payload()["reports"][0]["text"].split())


def test_the_headline_stands_beside_the_body(page: Page) -> None:
    page.get_by_text("Headline beside body (1)").click()
    pair = texts(page.locator(".pair section"))
    assert "divers must stop searching" in pair[0]
    assert "said that at least 12 passengers had died" in pair[1]


def test_names_for_one_thing_by_outlet_and_voice(page: Page) -> None:
    turn_to(page, "Names")
    rows = [texts(row.locator("td")) for row in page.locator(".names tbody tr").all()]
    assert ["The Sund Gull", "Grey Gull ×1, rust bucket ×1", ""] in rows
    assert ["Lamplight", "Gull ×1", ""] in rows


# Figures --------------------------------------------------------------------------------------------------------------


def test_claims_of_one_thing_share_an_axis(page: Page) -> None:
    turn_to(page, "Figures")
    assert texts(page.locator(".counted summary")) == [
        "passengers, died 2 claims in 2 reports",
        "passengers 6 claims in 3 reports",
    ]
    died = page.locator(".counted").first
    assert texts(died.locator(".value")) == [
        "at least 12 passengers read as at least 12",
        "more than 30 passengers read as more than 30",
    ]
    assert texts(died.locator(".came"))[1] == "Sund Line → Tide · published 7 May 2031 denied by Sund Line"
    assert died.locator(".strip.doubted").count() == 1
    assert died.locator(".strip .head").count() == 2  # both ends are open
    expect(died.locator(".found").first).to_have_text("at least 12 passengers")
    assert "own voice · The Sund Gull" in " ".join(texts(page.locator(".counted").nth(1).locator(".came")))


def test_figures_as_a_table_and_as_csv(page: Page) -> None:
    turn_to(page, "Figures")
    page.get_by_role("button", name="Table").click()
    assert page.locator(".claims tbody").count() == 11
    search(page, "died")
    expect(page.locator(".claims tbody")).to_have_count(2)
    rows = take(page)
    assert [(row["low"], row["high"], row["bound"], row["event"], row["stance"]) for row in rows] == [
        ("12", "", "at_least", "died", "asserts"),
        ("30", "", "more_than", "died", "denies"),
    ]
    text = next(report for report in ferry.payload()["reports"] if report["outlet"] == "Tide")["text"]
    start, end = map(int, rows[1]["span"].split("–"))
    assert text[start:end] == rows[1]["as_written"]


def test_figures_order_and_filters(page: Page) -> None:
    turn_to(page, "Figures")
    page.get_by_label("Order by").select_option("size")
    values = texts(page.locator(".counted").nth(1).locator(".value strong"))
    assert values == [
        "about 15 passengers",
        "20 passengers",
        "Dozens of passengers",
        "between 200 and 300 passengers",
        "240 passengers",
        "nearly 250 passengers",
    ]
    search(page, "stance:denies")
    expect(page.locator(".shown")).to_contain_text("1 of 11 figures")


def test_a_figure_opens_at_its_place(page: Page) -> None:
    turn_to(page, "Figures")
    page.locator(".claim", has_text="nearly 250").get_by_role("button", name="Open in text").click()
    place = page.locator(".reader mark.place")
    expect(place).to_have_text("nearly 250 passengers")
    expect(place).to_be_focused()
    expect(page.locator(".reader h2")).to_have_text("The Grey Gull and its years")


# The timeline ---------------------------------------------------------------------------------------------------------


def test_three_lanes_and_what_lies_outside(page: Page) -> None:
    turn_to(page, "Timeline")
    assert texts(page.locator(".lane h3")) == ["Happened 3", "Said 1", "Published 2"]
    expect(page.locator(".choose")).to_contain_text("2 outside this stretch")
    page.get_by_role("button", name="All times told").click()
    assert texts(page.locator(".lane h3"))[0] == "Happened 5"
    widths = [mark.bounding_box()["width"] for mark in page.locator(".happened .mark").all()]  # type: ignore[index]
    assert widths[0] > widths[1] > widths[-1]  # the 1990s, a year, a day


def test_the_keyboard_moves_along_a_lane_and_tells_the_anchor(page: Page) -> None:
    turn_to(page, "Timeline")
    lane = page.get_by_role("toolbar", name="Happened")
    lane.locator("[tabindex='0']").focus()
    page.keyboard.press("ArrowRight")
    hint = page.locator(".hint")
    expect(hint).to_contain_text("Happened: Monday, 5 May 2031 · 2 places")
    expect(hint).to_contain_text("“on Monday” (resolved from the date of publication, 6 May 2031)")
    expect(hint).to_contain_text("“on Monday” (resolved from the dateline, 7 May 2031)")
    page.keyboard.press("Enter")
    expect(page.locator(".moments tbody")).to_have_count(2)
    page.get_by_role("button", name="Show all times").click()
    expect(page.locator(".moments tbody")).to_have_count(10)


def test_times_without_a_place_are_told_in_the_table(page: Page) -> None:
    turn_to(page, "Timeline")
    rows = texts(page.locator(".moments tbody th"))
    assert "8 May (would fit 2031, 2025) no place in time told" in rows
    assert "1990s" in rows
    assert {row["lane"] for row in take(page)} == {"happened", "said", "published"}


# On every view --------------------------------------------------------------------------------------------------------


def test_a_story_without_figures_or_times_says_so(browser: Browser, story_file: Path) -> None:
    page = open_page(browser, story_file).page
    turn_to(page, "Figures")
    expect(page.locator("main .none")).to_have_text("None found.")
    turn_to(page, "Timeline")
    assert texts(page.locator(".lane h3"))[0] == "Happened 0"


@pytest.mark.parametrize("width", [360, 801, 1400])
def test_no_view_scrolls_sideways_or_complains(browser: Browser, ferry_file: Path, width: int) -> None:
    opened = open_page(browser, ferry_file, {"width": width, "height": 850})
    for view in VIEWS:
        turn_to(opened.page, view)
        assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    assert opened.messages == []


def test_paper_gets_every_claim(page: Page) -> None:
    turn_to(page, "Figures")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(page.locator(".choose")).to_be_hidden()
    assert [claim.is_visible() for claim in page.locator(".claim").all()] == [True] * 8
    assert [row.is_visible() for row in page.locator(".claims tbody").all()] == [True] * 3


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (NARROW, "dark")])
@pytest.mark.slow
def test_axe_finds_nothing_in_the_views(browser: Browser, ferry_file: Path, size: dict[str, int], scheme: str) -> None:
    page = open_page(browser, ferry_file, size, color_scheme=scheme, bypass_csp=True).page
    found = []
    for view in VIEWS:
        turn_to(page, view)
        for button in page.locator("main [aria-expanded='false']:visible").all()[:3]:
            button.click()
        for summary in page.locator("main details:not([open]) summary").all():
            summary.click()
        found += found_by_axe(page)
    turn_to(page, "Figures")
    page.get_by_role("button", name="Table").click()
    page.locator(".claims").get_by_role("button", name="Open in text").first.click()
    page.get_by_role("button", name="Show voices in the text").click()
    page.get_by_text("Headline beside body").click()
    found += found_by_axe(page)
    assert found == []
