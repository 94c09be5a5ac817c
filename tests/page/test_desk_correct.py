"""Corrections in the served page: made in the browser, shown at once, kept in the record, taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import quay

pytest.importorskip("playwright.sync_api", reason="needs the package playwright")

from opening import NARROW, ROWS, WIDE, Opened, found_by_axe, open_page, search, turn_to
from playwright.sync_api import expect
from served import Served, make_record, open_served, pieces, select, serving

from inquit.export.page import write_page
from inquit.export.story import story as story_of
from inquit.store import Store

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

CRANE = "“We cannot let a single boat"
NOBODY = "“Nobody told us a thing,”"
Open = Callable[..., Opened]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_record(tmp_path_factory.mktemp("quay"), quay.REPORTS)


@pytest.fixture
def served(record: Path, tmp_path: Path) -> Iterator[Served]:
    with serving(record, tmp_path) as running:
        yield running


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    opened = open_served(browser, served)
    yield opened.page
    opened.page.context.close()
    refusals = "Failed to load resource"  # how the browser tells of an answer that a test made up
    assert [message for message in opened.messages if refusals not in message] == []


def row(page: Page, words: str) -> Locator:
    """The row of the ledger that holds these words."""
    return page.locator(ROWS, has_text=words)


def correct(page: Page, words: str) -> Locator:
    """Opens the form of the statement with these words, from its row."""
    row(page, words).get_by_role("button", name="Correct", exact=True).click()
    return page.get_by_role("form")


def field(form: Locator, name: str) -> Locator:
    """The field of a form that is called so."""
    first, *others = (form.get_by_role(role, name=name, exact=True) for role in ("combobox", "textbox", "spinbutton"))
    return first.or_(others[0]).or_(others[1])


def save(form: Locator, name: str = "Save") -> None:
    form.get_by_role("button", name=name, exact=True).click()
    expect(form).to_have_count(0)


def undo_by_key(page: Page) -> None:
    page.locator("body").press("z")
    expect(page.locator(".notice")).to_contain_text("aken back.")


# Statements -----------------------------------------------------------------------------------------------------------


def test_a_speaker_is_named_and_taken_back(page: Page, served: Served) -> None:
    form = correct(page, "that the crane is beyond repair")
    expect(form.get_by_role("heading", name="Correct the statement")).to_be_focused()
    form.get_by_label("named", exact=True).check()
    field(form, "Name").fill("Brenna Holt")
    field(form, "Why (kept with the correction)").fill("the paragraph is hers")
    save(form)
    expect(page.locator(".notice")).to_contain_text("Speaker corrected.")
    expect(row(page, "that the crane is beyond repair").locator(".name")).to_have_text("Brenna Holt")
    expect(row(page, "that the crane is beyond repair").locator(".meta")).to_contain_text("reviewed")
    expect(
        row(page, "that the crane is beyond repair").get_by_role("button", name="Correct", exact=True)
    ).to_be_focused()
    told = served.statement("that the crane is beyond repair")
    report = served.report("beacon.txt")
    assert (told["speaker"]["status"], told["speaker"]["name"]) == ("named", "Brenna Holt")
    assert pieces(report, [told["speaker"]["mention"]]) == ["Brenna Holt"]
    assert told["speaker"]["entity"] in {one["id"] for one in report["entities"] if one["name"] == "Brenna Holt"}
    (made,) = served.judgements()
    assert (made["kind"], made["by"], made["because"]) == ("correct_speaker", "Mira", "the paragraph is hers")
    page.locator(".notice").get_by_role("button", name="Undo").click()
    expect(row(page, "that the crane is beyond repair").locator(".name")).to_have_text("Fishermen")
    assert served.statement("that the crane is beyond repair")["speaker"]["status"] == "unnamed"


def test_several_corrections_are_one_go(page: Page, served: Served) -> None:
    form = correct(page, "added that 12 families")
    field(form, "Kind").select_option("mixed")
    field(form, "Stance").select_option("doubts")
    field(form, "Act").select_option("belief")
    save(form)
    meta = row(page, "added that 12 families").locator(".meta").first
    expect(meta).to_contain_text("mixed")
    expect(meta).to_contain_text("doubts")
    assert [one["kind"] for one in served.judgements()] == ["correct_kind", "correct_stance"]
    undo_by_key(page)
    expect(meta).to_contain_text("indirect")
    expect(meta).not_to_contain_text("doubts")
    assert [one["standing"] for one in served.judgements() if one["kind"] != "undo"] == [False, False]
    page.locator("body").press("z")
    expect(page.locator(".notice")).to_contain_text("Nothing on this page is left to take back.")


def test_words_are_chosen_anew_in_the_text(page: Page, served: Served) -> None:
    form = correct(page, NOBODY)
    expect(form.get_by_role("button", name="Remove from who: he")).to_be_visible()
    select(page, "The trader Pavel Onn")
    page.get_by_role("group", name="Words chosen in the text").get_by_role("button", name="who says it").click()
    select(page, "For Onn 🐟 the quay was")
    page.get_by_role("button", name="the words", exact=True).click()  # a second piece
    save(form)
    expect(row(page, NOBODY).locator(".piece")).to_have_text([NOBODY, "For Onn 🐟 the quay was"])
    report, told = served.report("beacon.txt"), served.statement(NOBODY)
    assert pieces(report, told["source"]) == ["The trader Pavel Onn", "he"]
    assert pieces(report, told["content"]) == [NOBODY, "For Onn 🐟 the quay was"]
    form = correct(page, NOBODY)
    form.get_by_role("button", name="Remove from who: he").click()
    save(form)
    assert pieces(report, served.statement(NOBODY)["source"]) == ["The trader Pavel Onn"]
    undo_by_key(page)
    undo_by_key(page)
    expect(row(page, NOBODY).locator(".piece")).to_have_count(1)
    assert pieces(report, served.statement(NOBODY)["source"]) == ["he"]


def test_a_statement_is_rejected_shown_and_brought_back(page: Page, served: Served) -> None:
    before = served.get("state")["statements"]
    expect(page.locator(".pile")).to_contain_text(f"{before} statements")
    correct(page, "told a thing,")
    page.get_by_role("button", name="Not a statement").click()
    expect(page.locator(".pile")).to_contain_text(f"{before - 1} statements")
    assert served.get("state")["statements"] == before - 1
    rejected = page.locator("details.rejected")
    rejected.locator("summary").click()
    expect(rejected.locator("li")).to_have_count(1)
    rejected.get_by_role("button", name="Open in text").click()
    expect(page.locator(".part.place")).to_have_text("a thing,")
    rejected.get_by_role("button", name="Bring back").click()
    expect(page.locator(".pile")).to_contain_text(f"{before} statements")
    expect(rejected).to_have_count(0)


def test_right_as_read_marks_what_was_reviewed(page: Page, served: Served) -> None:
    form = correct(page, "a quick opening")
    form.get_by_role("button", name="Right as read").click()
    expect(form).to_have_count(0)
    expect(row(page, "a quick opening").locator(".judged-mark")).to_have_text("reviewed")
    expect(page.locator(".reader [data-judged]")).to_have_attribute("data-judged", "reviewed")
    assert served.statement("a quick opening")["reviewed"]
    undo_by_key(page)
    expect(row(page, "a quick opening").locator(".judged-mark")).to_have_count(0)


def test_who_may_be_meant_is_picked_by_one_press(page: Page, served: Served) -> None:
    row(page, NOBODY).get_by_role("button", name="The speaker is Jonas Reke").click()
    expect(row(page, NOBODY).locator(".name")).to_have_text("Jonas Reke")
    assert served.statement(NOBODY)["speaker"]["name"] == "Jonas Reke"
    undo_by_key(page)
    expect(row(page, NOBODY).locator(".possibly")).to_contain_text("Jonas Reke")


def test_a_missed_statement_is_added_from_selected_words(page: Page, served: Served) -> None:
    row(page, NOBODY).get_by_role("button", name="Open in text").click()
    select(page, "the quay was “a locked door”")
    page.get_by_role("group", name="Words chosen in the text").get_by_role(
        "button", name="the words", exact=True
    ).click()
    form = page.get_by_role("form", name="Add a statement")
    expect(field(form, "Kind")).to_have_value("mixed")  # three of its six words stand in quotation marks
    select(page, "Onn 🐟 the")  # cut words are made whole, the end of a choice is where it was put
    select(page, "Onn")
    save_nothing = form.get_by_role("button", name="Add it")
    save_nothing.click()
    expect(form.get_by_role("alert")).to_have_text("A named speaker needs a name.")
    page.get_by_role("button", name="who says it").click()
    field(form, "Name").fill("Pavel")
    save(form, "Add it")
    expect(page.locator(".notice")).to_contain_text("Statement added.")
    expect(row(page, "the quay was “a locked door”").locator(".judged-mark")).to_have_text("added")
    report, told = served.report("beacon.txt"), served.statement("the quay was")
    assert pieces(report, told["content"]) == ["the quay was “a locked door”"]
    assert (told["kind"], told["added"], told["speaker"]["name"]) == ("mixed", True, "Pavel")
    undo_by_key(page)
    expect(row(page, "the quay was “a locked door”")).to_have_count(0)


def test_a_missed_statement_is_added_by_keyboard_alone(page: Page, served: Served) -> None:
    keyboard = page.keyboard
    search(page, "Nobody told us")
    keyboard.press("Escape")
    keyboard.press("j")
    keyboard.press("a")
    form = page.get_by_role("form", name="Add a statement")
    expect(form.get_by_role("heading")).to_be_focused()
    keyboard.press("Tab")  # close
    keyboard.press("Tab")
    expect(form.get_by_role("button", name="Words: choose word by word")).to_be_focused()
    keyboard.press("Enter")
    group = page.get_by_role("group", name="Words chosen in the text")
    expect(group).to_be_focused()
    chosen = group.locator(".chosen bdi")

    def go(keys: list[str]) -> None:
        for key in keys:
            keyboard.press(key)

    go(["ArrowDown"] * 2)
    expect(chosen).to_have_text("Fishermen")
    go(["ArrowRight"] * 3 + ["Shift+ArrowRight"] * 4 + ["Alt+ArrowRight"])
    expect(chosen).to_have_text("crane is beyond repair")
    tab_to(page, "the words")
    keyboard.press("Enter")
    keyboard.press("ArrowUp")
    keyboard.press("ArrowDown")
    expect(chosen).to_have_text("Fishermen")
    keyboard.press("ArrowLeft")  # the last mark of the paragraph before
    keyboard.press("ArrowRight")
    tab_to(page, "who says it")
    keyboard.press("Enter")
    go(["ArrowRight"])
    tab_to(page, "the verb")
    keyboard.press("Enter")
    tab_to(page, "Let go")
    keyboard.press("Enter")
    expect(group).to_have_count(0)
    form.get_by_label("not resolved").focus()
    keyboard.press("Space")
    keyboard.press("Enter")
    expect(form).to_have_count(0)
    report = served.report("beacon.txt")
    told = next(one for one in report["statements"] if one["added"])
    parts = [pieces(report, told[role]) for role in ("source", "cue", "content")]
    assert parts == [["Fishermen"], ["think"], ["crane is beyond repair"]]
    assert told["speaker"]["status"] == "unresolved"


def tab_to(page: Page, name: str) -> None:
    """Goes on by Tab to the button of this name."""
    button = page.get_by_role("button", name=name, exact=True)
    for _ in range(40):
        if button.evaluate("button => button === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {name}")


# Figures and dates ----------------------------------------------------------------------------------------------------


def test_a_figure_is_corrected_from_the_figures(page: Page, served: Served) -> None:
    page.get_by_role("link", name="Figures").click()
    page.locator("details.further summary").click()
    excerpt = page.locator(".excerpt", has_text="More than 40 boats")
    excerpt.get_by_role("button", name="Correct").click()
    form = page.get_by_role("form", name="Correct the figure")
    expect(form.locator(".what")).to_have_text("“40”")
    field(form, "Bound").select_option("between")
    field(form, "From").fill("40")
    field(form, "To").fill("50")
    field(form, "Unit").fill("hulls")
    field(form, "Who answers for it").select_option(label="Tilda Varga: The quay at Ostby will stay shut until 12 June")
    save(form)
    figure = next(one for one in served.report("beacon.txt")["figures"] if one["low"] == 40)
    assert (figure["high"], figure["bound"], figure["unit"], figure["reviewed"]) == (50, "between", "hulls", True)
    assert figure["statement"] == served.statement("The quay at Ostby")["id"]
    expect(page.locator("main")).to_contain_text("40 to 50")
    undo_by_key(page)
    expect(page.locator("main")).not_to_contain_text("40 to 50")


def test_a_date_is_corrected_from_the_timeline_and_the_text(page: Page, served: Served) -> None:
    page.get_by_role("link", name="Timeline").click()
    page.locator(".moments tbody", has_text="“12 June”").get_by_role("button", name="Correct").click()
    form = page.get_by_role("form", name="Correct the time")
    field(form, "Value (TIMEX3)").fill("2032-06-12")
    expect(form.locator("#date-reads")).to_have_text("reads: Saturday, 12 June 2032")
    field(form, "Resolved from").select_option(label="nothing else")
    save(form)
    expect(page.locator(".moments")).to_contain_text("12 June 2032")
    date = next(one for one in served.report("beacon.txt")["dates"] if one["value"] == "2032-06-12")
    assert (date["anchor"], date["reviewed"]) == (None, True)
    select(page, "until 12 June")  # the text leads to the same form
    page.get_by_role("button", name="Correct the date “12 June”").click()
    expect(field(form, "Value (TIMEX3)")).to_have_value("2032-06-12")
    form.get_by_role("heading").press("Escape")
    page.locator("body").press("e")  # it is still what was opened in the text
    form.locator(".history summary").click()
    form.locator(".history").get_by_role("button", name="Undo: Time corrected").click()
    expect(page.locator(".moments")).to_contain_text("12 June 2031")


# What stays, what is refused ------------------------------------------------------------------------------------------


def test_history_tells_who_when_and_why(page: Page, served: Served) -> None:
    form = correct(page, CRANE)
    field(form, "Stance").select_option("unclear")
    field(form, "Why (kept with the correction)").fill("she was <b>asked</b>")
    save(form)
    form = correct(page, CRANE)
    form.locator(".history summary").click()
    entry = form.locator(".history li")
    expect(entry).to_have_count(1)
    expect(entry.locator(".said")).to_have_text("Stance corrected: stance: unclear")
    expect(entry.locator(".signed")).to_contain_text("Mira, ")
    expect(entry.locator("q")).to_have_text("she was <b>asked</b>")
    entry.get_by_role("button", name="Undo").click()
    expect(entry.first.locator("em")).to_have_text("taken back")
    expect(entry.get_by_role("button")).to_have_count(0)
    assert served.statement(CRANE)["stance"] == "asserts"


def test_a_form_outlives_a_change_of_the_story(page: Page, served: Served) -> None:
    form = correct(page, CRANE)
    field(form, "Why (kept with the correction)").fill("half a thought")
    field(form, "Kind").select_option("indirect")
    report = served.report("beacon.txt")
    other = next(one for one in report["statements"] if one["act"] == "belief")
    served.desk.store.judge("correct_stance", [(report["id"], other["id"])], {"stance": "doubts"}, by="Oda")
    served.desk._changed()
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(row(page, "that the crane is beyond repair").locator(".meta")).to_contain_text("doubts")
    expect(field(form, "Why (kept with the correction)")).to_have_value("half a thought")
    form.get_by_role("heading").press("Escape")
    expect(page.locator(".notice")).to_contain_text("Left without saving.")
    page.get_by_role("button", name="Back to the form").click()
    expect(field(form, "Why (kept with the correction)")).to_have_value("half a thought")
    save(form)
    assert served.statement(CRANE)["kind"] == "indirect"


def test_what_the_server_refuses_is_told_at_the_form_and_sent_once(page: Page, served: Served) -> None:
    asked: list[str] = []
    told = '{"title": "No", "detail": "correct_kind: the record is being moved", "status": 422}'

    def refuse(route: Any) -> None:
        asked.append(route.request.post_data)
        page.wait_for_timeout(150)
        route.fulfill(status=422, content_type="application/problem+json", body=told)

    page.route(
        "**/api/judgements", lambda route: refuse(route) if route.request.method == "POST" else route.continue_()
    )
    form = correct(page, CRANE)
    field(form, "Kind").select_option("mixed")
    page.evaluate("for (let n = 0; n < 3; n += 1) document.querySelector('.correction').requestSubmit()")
    expect(form.get_by_role("alert")).to_have_text("correct_kind: the record is being moved")
    assert len(asked) == 1
    page.unroute("**/api/judgements")
    save(form)
    assert served.statement(CRANE)["kind"] == "mixed"


def test_nothing_is_sent_where_nothing_was_changed(page: Page, served: Served) -> None:
    form = correct(page, CRANE)
    form.get_by_role("button", name="Save").click()
    expect(form.get_by_role("alert")).to_contain_text("Nothing was changed.")
    assert served.judgements() == []


# Pairs ----------------------------------------------------------------------------------------------------------------


def test_a_pair_is_decided_in_the_record(page: Page, served: Served) -> None:
    there = row(page, "that she could not let a single boat")
    there.get_by_role("button", name="Hold").click()
    row(page, CRANE).get_by_role("button", name="Open in text").click()
    page.locator("body").press("s")
    expect(page.locator(".notice")).to_contain_text("Decided: same.")
    held = page.locator(".held")
    expect(held.get_by_role("button", name="Same")).to_have_attribute("aria-pressed", "true")
    expect(held.locator(".judged")).to_have_text("Mira said: same")
    expect(page.locator("details.decisions")).to_have_count(0)
    (said,) = served.get("story")["judged"]
    assert (said["kind"], said["by"]) == ("same", "Mira")
    page.locator("body").press("d")
    expect(held.get_by_role("button", name="Different")).to_have_attribute("aria-pressed", "true")
    page.locator("body").press("d")  # the same key takes it back: what was said before stands again
    expect(held.get_by_role("button", name="Same")).to_have_attribute("aria-pressed", "true")
    undo_by_key(page)
    expect(held.locator(".judged")).to_have_count(0)
    assert served.get("story")["judged"] == []
    assert page.evaluate("localStorage.getItem('inquit.decisions')") is None


# Where nothing can be corrected ---------------------------------------------------------------------------------------


def test_a_record_open_for_reading_only_says_so(browser: Browser, record: Path, tmp_path: Path) -> None:
    with serving(record, tmp_path, read_only=True) as served:
        page = open_served(browser, served).page
        page.keyboard.press("j")
        expect(page.locator(".reader-tools")).to_contain_text("This record is open for reading only.")
        for button in page.get_by_role("button", name="Correct", exact=True).all():
            expect(button).to_be_disabled()
        expect(page.locator(".pick")).to_have_count(0)
        page.keyboard.press("e")
        expect(page.locator(".notice")).to_have_text("This record is open for reading only.")
        select(page, "quay")
        expect(page.locator(".dock")).to_have_count(0)
        page.context.close()


def test_the_file_shows_none_of_it(browser: Browser, record: Path, tmp_path: Path) -> None:
    with Store.open(record) as store:
        write_page(story_of(store, "The quay", []), tmp_path / "quay.html")
    opened = open_page(browser, tmp_path / "quay.html")
    page = opened.page
    page.keyboard.press("j")
    page.keyboard.press("e")
    page.keyboard.press("a")
    select(page, "boat")
    expect(page.locator(".dock, .correction, .pick, .correct-tools, [data-correct]")).to_have_count(0)
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).not_to_contain_text("add a statement")
    assert opened.messages == []


# Care -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (NARROW, "dark")])
@pytest.mark.slow
def test_axe_finds_nothing(browser: Browser, served: Served, size: dict[str, int], scheme: str) -> None:
    page = open_served(browser, served, size, color_scheme=scheme).page
    found: list[str] = []

    def look() -> None:
        found.extend(found_by_axe(page))

    look()
    form = correct(page, NOBODY)
    look()
    form.get_by_role("button", name="Words: choose word by word").click()
    look()
    page.get_by_role("button", name="Let go").click()
    field(form, "Kind").select_option("mixed")
    save(form)
    page.locator(".correct-tools").get_by_role("button", name="Correct", exact=True).click()
    form.locator(".history summary").click()
    expect(form.locator(".history li")).to_have_count(1)
    look()
    form.get_by_role("button", name="Not a statement").click()
    expect(form).to_have_count(0)
    if size is NARROW:
        page.locator(".reader-tools .close").click()
    page.locator("details.rejected summary").click()
    look()
    for name, title in (("Figures", "figure"), ("Timeline", "time")):
        turn_to(page, name)
        if name == "Figures":
            page.locator("summary", has_text="Not compared").click()
        page.locator(".excerpt").get_by_role("button", name="Correct").first.click()
        expect(page.get_by_role("form", name=f"Correct the {title}")).to_be_visible()
        look()
        page.get_by_role("form").get_by_role("button", name="Close").click()
        if size is NARROW:
            page.locator(".reader-tools .close").click()
    page.context.close()
    assert found == []
