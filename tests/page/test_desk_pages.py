"""The pages for work on a served record: what is to be checked, history, reports corrected and added, merging."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pier
import pytest
from opening import NARROW, WIDE, found_by_axe, open_page, turn_to
from served import Served, add, make_record, open_served, serving, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

expect = pytest.importorskip("playwright.sync_api", reason="needs the package playwright").expect
pytestmark = pytest.mark.browser

TASKS = ".queue [data-task]"
ROWS = ".history [data-judgement]"
CRACK = '"The crack is older'
KNOWN = '"We learned of it'


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_record(tmp_path_factory.mktemp("pier"), pier.REPORTS)


@pytest.fixture
def served(record: Path, tmp_path: Path) -> Iterator[Served]:
    with serving(record, tmp_path) as desk:
        yield desk


@pytest.fixture
def page(browser: Browser, served: Served) -> Iterator[Page]:
    opened = open_served(browser, served)
    yield opened.page
    opened.page.context.close()
    # The browser itself tells of every answer that refuses.
    assert [told for told in opened.messages if not told.startswith("Failed to load resource")] == []


def task(page: Page, title: str, words: str = "") -> Locator:
    return page.locator(TASKS).filter(has=page.get_by_role("heading", name=title)).filter(has_text=words).first


def done(page: Page) -> Locator:
    return page.locator(".notice span")


def undo(page: Page) -> None:
    page.locator(".notice").get_by_role("button", name="Undo").click()
    expect(done(page)).to_contain_text("aken back")


def queue(page: Page, served: Served) -> int:
    """Turns to the queue and gives how many questions it has, all of them shown."""
    turn_to(page, "To check")
    number = len(served.queue())
    expect(page.locator(TASKS)).to_have_count(number)
    return number


def texts(found: Locator) -> list[str]:
    return [" ".join(text.split()) for text in found.all_inner_texts()]


# The file of a record, and a record that is only looked at ------------------------------------------------------------


def test_a_page_in_a_file_shows_nothing_of_the_desk(browser: Browser, story_file: Path) -> None:
    page = open_page(browser, story_file, address="#page=reports").page
    nav = page.get_by_role("navigation")
    assert not {"To check", "History"} & set(texts(nav.get_by_role("link")))
    expect(page.locator(".adding, .correcting, main input[type=checkbox]")).to_have_count(0)
    page.goto(f"{story_file.as_uri()}#page=queue")
    expect(page.locator("main .ledger")).to_be_visible()
    page.goto(f"{story_file.as_uri()}#page=people")
    page.locator(".people tbody th a").first.click()
    expect(page.locator(".entity h2")).to_be_visible()
    expect(page.locator(".regroup")).to_have_count(0)
    page.context.close()


def test_a_record_for_reading_only_says_so_once_on_each_page_and_offers_nothing(
    browser: Browser, record: Path, tmp_path: Path
) -> None:
    with serving(record, tmp_path, read_only=True) as served:
        page = open_served(browser, served, address="#page=queue").page
        line = page.locator("main").get_by_text("This record is open for reading only.")
        expect(page.locator(TASKS)).to_have_count(len(served.queue()))
        expect(line).to_be_visible()
        expect(page.locator(".ways")).to_have_count(0)
        turn_to(page, "History")
        expect(line).to_be_visible()
        expect(page.locator(".history input")).to_have_count(0)
        turn_to(page, "Reports")
        expect(line.first).to_be_visible()
        expect(page.locator("main table input, main input[type=file]")).to_have_count(0)
        turn_to(page, "People")
        page.locator(".people").get_by_role("link", name="Edda Brim").click()
        expect(line).to_be_visible()
        expect(page.locator(".regroup")).to_have_count(0)
        page.context.close()


# The queue ------------------------------------------------------------------------------------------------------------


def test_the_queue_is_that_of_the_record_in_its_order(page: Page, served: Served) -> None:
    asked = served.get("queue")["items"]
    expect(page.get_by_role("link", name=f"To check {len(asked)}")).to_be_visible()
    turn_to(page, "To check")
    expect(page.locator(TASKS)).to_have_count(len(asked))
    shown = page.locator(TASKS).evaluate_all("rows => rows.map((row) => row.dataset.task)")
    assert shown == [one["id"] for one in asked]
    first = page.locator(TASKS).first
    expect(first).to_contain_text("Which report is this?")
    expect(first).to_contain_text(asked[0]["because"][0])


def test_a_candidate_becomes_the_speaker_and_the_next_question_has_the_focus(page: Page, served: Served) -> None:
    before = queue(page, served)
    row = task(page, "Who speaks?", "The crack is older")
    following = row.locator("xpath=following-sibling::li[1]").get_attribute("data-task")
    row.get_by_role("button", name="Jon Askel").click()
    expect(done(page)).to_have_text("Speaker: Jon Askel.")
    expect(page.locator(TASKS)).to_have_count(before - 1)
    expect(page.locator(f"{TASKS}:focus")).to_have_attribute("data-task", following or "")
    speaker = served.statement(CRACK)["speaker"]
    assert (speaker["status"], speaker["name"], speaker["because"]) == ("named", "Jon Askel", ["judged by Mira"])
    assert served.standing() == [("correct_speaker", 1)]
    undo(page)
    expect(page.locator(TASKS)).to_have_count(before)
    assert served.statement(CRACK)["speaker"]["status"] == "unresolved"


def test_a_speaker_is_given_by_name(page: Page, served: Served) -> None:
    turn_to(page, "To check")
    row = task(page, "Who speaks?", "The crack is older")
    row.get_by_label("Name").fill("Tove Halling")
    row.get_by_role("button", name="Set").click()
    expect(done(page)).to_have_text("Speaker: Tove Halling.")
    assert served.statement(CRACK)["speaker"]["name"] == "Tove Halling"


def test_keys_walk_the_queue_and_settle_what_has_the_keyboard(page: Page, served: Served) -> None:
    queue(page, served)
    titles = texts(page.locator(f"{TASKS} h3"))
    page.keyboard.press("j")
    expect(page.locator(f"{TASKS}:focus h3")).to_have_text(titles[0])
    page.keyboard.press("j")
    page.keyboard.press("k")
    expect(page.locator(f"{TASKS}:focus h3")).to_have_text(titles[0])
    row = task(page, "The same party?", "Transport Ministry")
    row.focus()
    page.keyboard.press("s")
    expect(done(page)).to_have_text("Decided: same.")
    expect(row).to_have_count(0)
    assert served.standing() == [("same", 2)]
    assert served.identities("Transport Ministry") == [2]
    undo(page)
    expect(row).to_be_visible()
    assert served.identities("Transport Ministry") == [1, 1]
    row.focus()
    page.keyboard.press("d")
    expect(done(page)).to_have_text("Decided: different.")
    assert served.standing() == [("different", 2)]
    page.keyboard.press("/")  # no query here: nothing is typed anywhere, and nothing breaks
    expect(page.locator(TASKS).first).to_be_visible()


def test_what_has_the_keyboard_is_shown_at_its_place(page: Page) -> None:
    turn_to(page, "To check")
    task(page, "Who speaks?", "The crack is older").focus()
    expect(page.locator("#reader h2")).to_have_text("Nolstrand pier shut for weeks")
    expect(page.locator("#reader").get_by_text(CRACK)).to_be_in_viewport()


def test_a_report_takes_a_day_that_fits_or_stays_without(page: Page, served: Served) -> None:
    turn_to(page, "To check")
    row = task(page, "Which report is this?")
    row.get_by_role("button", name="6 May 2025").click()
    expect(done(page)).to_have_text("Published: 6 May 2025.")
    assert served.report("wire")["published"] == "2025-05-06"
    undo(page)
    assert served.report("wire")["published"] is None
    row.get_by_label("Published").fill("2025-05-07")
    row.get_by_role("button", name="Set").click()
    expect(done(page)).to_have_text("Published: 7 May 2025.")
    assert served.report("wire")["published"] == "2025-05-07"
    undo(page)
    row.get_by_role("button", name="Not told").click()
    expect(done(page)).to_have_text("Kept as not told.")
    expect(row).to_have_count(0)
    assert served.report("wire")["published"] is None


def test_an_empty_queue_says_so(page: Page, served: Served) -> None:
    number = queue(page, served)
    page.keyboard.press("j")
    for left in range(number - 1, -1, -1):
        row = page.locator(f"{TASKS}:focus")
        keys = row.locator("button[data-key]").evaluate_all("all => all.map((one) => one.dataset.key)")
        page.keyboard.press(next(key for key in ("r", "u", "n") if key in keys))
        expect(page.locator(TASKS)).to_have_count(left)
    none = page.get_by_text("Nothing to check: no question is open in this record.")
    expect(none).to_be_focused()
    assert served.queue() == []
    assert {kind for kind, _ in served.standing()} == {"confirm", "unsure", "correct_report"}
    assert served.statement(CRACK)["reviewed"] is True


# The history ----------------------------------------------------------------------------------------------------------


def judge(served: Served, kind: str, words: str, because: str = "", by: str = "Mira", **value: Any) -> str:
    """A judgement on the statement that begins with the words; gives its id."""
    statement = served.statement(words)
    report = next(
        one["id"] for one in served.get("story")["reports"] if statement["id"] in [s["id"] for s in one["statements"]]
    )
    said = {"kind": kind, "on": [[report, statement["id"]]], "value": value, "because": because}
    return str(served.post("judgements", {"by": by, "judgements": [said]})["judgements"][0]["id"])


def test_the_history_tells_who_when_what_and_why_and_takes_back(browser: Browser, served: Served) -> None:
    judge(served, "confirm", KNOWN, by="Ruth Osei", because="heard the recording")
    judge(served, "correct_stance", KNOWN, stance="doubts")
    page = open_served(browser, served, address="#page=history").page
    expect(page.locator(ROWS)).to_have_count(2)
    first, last = (page.locator(ROWS).nth(at) for at in (0, 1))  # the last made stands first
    expect(first).to_contain_text("Stance corrected: stance: doubts")
    expect(last).to_contain_text("Marked as right as read")
    expect(last).to_contain_text(KNOWN)
    expect(last).to_contain_text("Nolstrand Courier")
    expect(last).to_contain_text("heard the recording")
    assert "Ruth Osei, " in last.locator(".by").inner_text()
    year = served.get("judgements")["items"][0]["at"][:4]
    expect(last.locator("time")).to_contain_text(year)
    page.get_by_label("Person").select_option("Ruth Osei")
    expect(page.locator(ROWS)).to_have_count(1)
    page.get_by_label("Person").select_option("")
    page.get_by_label("Kind").select_option("correct_stance")
    expect(page.locator(ROWS)).to_have_count(1)
    page.get_by_role("button", name="Undo: Stance corrected").click()
    expect(page.locator(ROWS)).to_contain_text("taken back")
    assert served.standing() == [("confirm", 1)]
    assert served.statement(KNOWN)["stance"] == "asserts"
    page.get_by_label("Kind").select_option("undo")
    expect(page.locator(ROWS)).to_contain_text("Taken back: Stance corrected")
    page.get_by_role("button", name="Undo: Taken back: Stance corrected").click()
    until(lambda: served.statement(KNOWN)["stance"] == "doubts")
    page.context.close()


def test_what_was_judged_leads_to_its_place(browser: Browser, served: Served) -> None:
    judge(served, "confirm", KNOWN)
    page = open_served(browser, served, address="#page=history").page
    page.locator(ROWS).get_by_role("link").first.click()
    expect(page.locator("#reader h2")).to_have_text("Nolstrand pier shut for weeks")
    expect(page.locator(ROWS)).to_have_count(1)  # the history stays beside it
    page.context.close()


def test_a_judgement_without_a_place_tells_why_and_can_be_taken_back(
    browser: Browser, record: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "made"
    folder.mkdir()
    old = make_record(folder, pier.REPORTS)
    with serving(old, tmp_path) as served:
        judge(served, "confirm", KNOWN)
    changed = [{**one, "text": one["text"].split(KNOWN)[0]} for one in pier.REPORTS if one["doc_id"] == "courier"]
    add(tmp_path / "served.inquit", changed, folder)
    again = tmp_path / "again"
    again.mkdir()
    with serving(tmp_path / "served.inquit", again) as served:
        page = open_served(browser, served, address="#page=history").page
        expect(page.locator(ROWS)).to_contain_text("Without a place: ")
        expect(page.get_by_label("State").locator("option")).to_contain_text(["all", "without a place (1)"])
        turn_to(page, "To check")
        row = task(page, "A judgement without a place")
        row.get_by_role("button", name="Take it back").click()
        expect(row).to_have_count(0)
        assert served.standing() == []
        page.context.close()


def test_judgements_go_out_and_come_in_as_json_lines(browser: Browser, record: Path, tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    with serving(record, tmp_path / "one") as served:
        judge(served, "confirm", KNOWN, because="heard it")
        page = open_served(browser, served, address="#page=history").page
        with page.expect_download() as download:
            page.get_by_role("link", name="Save as JSON Lines").click()
        saved = tmp_path / "judgements.jsonl"
        download.value.save_as(saved)
        page.context.close()
    (tmp_path / "other").mkdir()
    with serving(record, tmp_path / "other") as served:
        page = open_served(browser, served, address="#page=history").page
        expect(page.get_by_text("No judgement was made yet.")).to_be_visible()
        page.get_by_label("Take in a file").set_input_files(saved)
        expect(done(page)).to_have_text("1 judgement taken in.")
        expect(page.locator(ROWS)).to_contain_text("heard it")
        assert served.standing() == [("confirm", 1)]
        page.get_by_label("Take in a file").set_input_files(saved)
        expect(done(page)).to_have_text("Nothing new: all of it was here already.")
        wrong = tmp_path / "wrong.jsonl"
        wrong.write_text('{"kind": "confirm"}\n', encoding="utf-8")
        page.get_by_label("Take in a file").set_input_files(wrong)
        expect(page.locator("[role=alert]")).to_contain_text("line 1")
        assert len(served.get("judgements")["items"]) == 1
        page.context.close()


def test_who_judges_is_set_in_the_history_and_kept(page: Page, served: Served) -> None:
    turn_to(page, "History")
    page.get_by_label("Your judgements are made by").fill("Ilja Sund")
    page.get_by_label("Your judgements are made by").blur()
    page.reload()
    turn_to(page, "To check")
    task(page, "The same party?").get_by_role("button", name="Unsure").click()
    expect(done(page)).to_have_text("Decided: unsure.")
    assert [one["by"] for one in served.get("judgements")["items"]] == ["Ilja Sund"]


def test_the_first_judgement_asks_for_a_name_where_none_is_known(
    browser: Browser, record: Path, tmp_path: Path
) -> None:
    with serving(record, tmp_path, by="") as served:
        page = open_served(browser, served, address="#page=queue").page
        button = task(page, "The same party?").get_by_role("button", name="Unsure")
        button.click()
        dialog = page.get_by_role("dialog", name="Who judges?")
        dialog.get_by_role("button", name="Cancel").click()
        expect(page.locator("[role=alert]")).to_have_text("Nothing was judged: say who you are first.")
        assert served.standing() == []
        button.click()
        dialog.get_by_label("Your name").fill("Ilja")
        page.keyboard.press("Enter")
        expect(done(page)).to_have_text("Decided: unsure.")
        assert [one["by"] for one in served.get("judgements")["items"]] == ["Ilja"]
        page.context.close()


# Reports --------------------------------------------------------------------------------------------------------------


def choose(page: Page, *labels: str) -> Locator:
    for label in labels:
        page.get_by_role("checkbox", name=f"Choose {label}").check()
    return page.locator(".correcting form")


def test_several_reports_are_corrected_at_once_and_put_back_at_once(page: Page, served: Served) -> None:
    turn_to(page, "Reports")
    form = choose(page, "Ferry pier closed", "Who pays")
    outlet = form.get_by_label("Outlet")
    expect(outlet).to_have_attribute("placeholder", "several")
    expect(form.get_by_role("button", name="Correct", exact=True)).to_be_disabled()
    outlet.fill("The Sund Press")
    form.get_by_label("By", exact=True).fill("Ada Lorn")
    form.get_by_label("Why").fill("one house, two mastheads")
    form.get_by_role("button", name="Correct", exact=True).click()
    expect(done(page)).to_have_text("2 reports corrected.")
    row = page.locator("tbody tr").filter(has_text="Who pays")
    expect(row).to_contain_text("The Sund Press corrected")
    expect(row).to_contain_text("By Ada Lorn")
    found = [served.report(doc) for doc in ("herald", "gull", "courier")]
    assert [(one["outlet"], one["byline"]) for one in found] == [
        ("The Sund Press", "Ada Lorn"),
        ("The Sund Press", "Ada Lorn"),
        ("Nolstrand Courier", None),
    ]
    assert found[0]["published"] == "2025-05-05"
    assert served.standing() == [("correct_report", 1)] * 2
    undo(page)
    expect(row).to_contain_text("The Gull given")
    assert [served.report(doc)["outlet"] for doc in ("herald", "gull")] == ["The Quay Herald", "The Gull"]


def test_a_date_that_fits_is_offered_an_emptied_field_is_not_known_and_no_date_is_refused(
    page: Page, served: Served
) -> None:
    turn_to(page, "Reports")
    form = choose(page, "Pier closed")
    expect(form.locator("label").filter(has_text="Outlet")).to_contain_text("found: ")
    form.get_by_role("button", name="6 May 2014").click()
    form.get_by_label("Outlet").fill("")
    form.get_by_role("button", name="Correct", exact=True).click()
    expect(done(page)).to_have_text("1 report corrected.")
    wire = served.report("wire")
    assert (wire["published"], wire["outlet"]) == ("2014-05-06", None)
    form.get_by_label("Published").fill("6th of May")
    form.get_by_role("button", name="Correct", exact=True).click()
    expect(page.locator(".correcting [role=alert]")).to_contain_text("is not a date like")
    assert served.report("wire")["published"] == "2014-05-06"


def test_all_that_are_shown_are_chosen_and_the_form_is_near(page: Page) -> None:
    turn_to(page, "Reports")
    page.get_by_role("checkbox", name="Choose all reports shown").check()
    expect(page.locator(".to-correct")).to_contain_text("4 reports chosen")
    page.get_by_role("button", name="Correct them").click()
    expect(page.locator(".correcting").get_by_label("Outlet")).to_be_focused()
    page.get_by_role("combobox", name="Find statements").fill("outlet:gull")
    expect(page.locator(".to-correct")).to_contain_text("1 report chosen")


# Adding ---------------------------------------------------------------------------------------------------------------

NEWS = 'Divers leave Nolstrand\n\nThe divers left Nolstrand on Friday. "We have done what we could," Arne Loft said.\n'
FRENCH = (
    "Le ponton de Nolstrand reste fermé\n\nLe ponton de Nolstrand reste fermé depuis lundi, a déclaré la capitaine du "
    "port, Edda Brim, devant les journalistes réunis sur le quai. Personne ne pourra y poser le pied avant la fin des "
    "travaux, a-t-elle ajouté.\n"
)


def files_field(page: Page) -> Locator:
    return page.locator(".adding").get_by_label("Files", exact=True)


def test_files_are_chosen_read_and_told_with_what_was_refused(page: Page, served: Served, tmp_path: Path) -> None:
    for name, content in {
        "divers.txt": NEWS.encode(),
        "ponton.txt": FRENCH.encode(),
        "photo.png": b"\x89PNG\r\n\x1a\n\0",
    }.items():
        (tmp_path / name).write_bytes(content)
    files = [tmp_path / name for name in ("divers.txt", "ponton.txt", "photo.png")]
    turn_to(page, "Reports")
    page.get_by_text("Outlet and date, where all the files have the same").click()
    page.locator(".adding").get_by_label("Outlet").first.fill("Fjord Post")
    files_field(page).set_input_files(files)
    told = page.locator(".uploads > li")
    expect(told).to_contain_text("1 report read, 1 kept but not read (not in English), 1 refused.", timeout=20_000)
    expect(told.locator("tbody tr")).to_contain_text("photo.png")
    expect(told.locator("tbody td")).not_to_be_empty()
    expect(page.locator("tbody th").filter(has_text="Divers leave Nolstrand")).to_be_visible()
    assert served.report("divers.txt")["outlet"] == "Fjord Post"
    assert served.statement('"We have done')["speaker"]["name"] == "Arne Loft"
    assert served.report("ponton.txt")["statements"] == []
    files_field(page).set_input_files(files[0])
    expect(told.filter(has_text="1 already there.")).to_be_visible(timeout=20_000)
    told.filter(has_text="already there").get_by_role("button", name="Hide").click()
    expect(told).to_have_count(1)


def drop(page: Page, name: str, text: str) -> None:
    """Drops a file on the page, as from a folder beside it."""
    data = page.evaluate_handle(
        """([name, text]) => {
            const data = new DataTransfer();
            data.items.add(new File([text], name, { type: "text/plain" }));
            return data;
        }""",
        [name, text],
    )
    page.dispatch_event("body", "dragenter", {"dataTransfer": data})
    expect(page.get_by_text("Drop to add the reports")).to_be_visible()
    page.dispatch_event("body", "drop", {"dataTransfer": data})
    expect(page.get_by_text("Drop to add the reports")).to_have_count(0)


def test_a_file_is_dropped_anywhere_and_the_page_goes_on_meanwhile(page: Page, served: Served) -> None:
    drop(page, "divers.txt", NEWS)
    expect(page.locator(".uploads > li")).to_have_count(1)  # the page of reports tells of it
    turn_to(page, "Statements")
    page.get_by_role("combobox", name="Find statements").fill("speaker:loft")
    expect(page.locator(".ledger [data-row]")).to_have_count(1, timeout=20_000)
    assert served.report("divers.txt")["statements"]


def test_a_text_is_pasted_with_what_is_known_of_it(page: Page, served: Served) -> None:
    turn_to(page, "Reports")
    page.get_by_text("Paste a text").click()
    form = page.locator(".adding form")
    form.get_by_label("Text").fill(NEWS)
    form.get_by_label("Title").fill("Divers leave")
    form.get_by_label("Outlet").fill("Fjord Post")
    form.get_by_label("Published").fill("2025-05-09")
    form.get_by_role("button", name="Read it").click()
    expect(page.locator(".uploads > li")).to_contain_text("1 report read.", timeout=20_000)
    expect(form.get_by_label("Text")).to_have_value("")
    found = next(one for one in served.get("story")["reports"] if one["title"] == "Divers leave")
    assert (found["outlet"], found["published"], found["text"]) == ("Fjord Post", "2025-05-09", NEWS)


def test_a_broken_upload_is_told_in_one_line(page: Page, served: Served) -> None:
    turn_to(page, "Reports")
    page.route(
        "**/api/uploads",
        lambda route: route.fulfill(
            status=413, json={"title": "Too large", "detail": "too large: at most 100 MB at once"}
        ),
    )
    files_field(page).set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"a"})
    expect(page.locator(".adding [role=alert]")).to_have_text("too large: at most 100 MB at once")
    assert len(served.get("story")["reports"]) == 4


# Entities -------------------------------------------------------------------------------------------------------------


def entity(page: Page, name: str) -> None:
    turn_to(page, "People")
    further = page.locator("details.further summary")
    if not page.locator(".people").get_by_role("link", name=name, exact=True).first.is_visible() and further.count():
        further.first.click()
    page.get_by_role("link", name=name, exact=True).first.click()
    page.get_by_role("heading", name=name, level=2).wait_for()


def test_what_is_possibly_the_same_is_merged_and_parted_again(page: Page, served: Served) -> None:
    entity(page, "Transport Ministry")
    page.get_by_text("Merge with others").click()
    choices = page.locator(".regroup .choice")
    expect(choices).to_have_count(1)
    reasons = served.get("story")["links"]["identities"]
    because = next(one["possibly"][0]["because"][0] for one in reasons if one["name"] == "Transport Ministry")
    expect(choices).to_contain_text(because)
    choices.get_by_role("checkbox").check()
    page.locator(".regroup").get_by_label("Why").fill("there is one in the country")
    page.get_by_role("button", name="Merge with Transport Ministry").click()
    expect(done(page)).to_have_text("Merged with Transport Ministry.")
    assert served.standing() == [("same", 2)]
    assert served.identities("Transport Ministry") == [2]
    expect(page.locator(".entity")).to_contain_text("judged so by Mira", timeout=10_000)
    undo(page)
    assert served.identities("Transport Ministry") == [1, 1]


def test_another_is_found_by_name_to_merge_with(page: Page, served: Served) -> None:
    entity(page, "Sundfart")
    page.get_by_text("Merge with others").click()
    page.get_by_label("Find by name").fill("sund w")
    choice = page.locator(".regroup").first.locator(".choice")
    expect(choice).to_have_count(1)
    choice.get_by_role("checkbox").check()
    page.get_by_label("Find by name").fill("transp")
    expect(choice).to_have_count(3)  # what is chosen stays
    page.get_by_role("button", name="Merge with Sund Wire").click()
    expect(done(page)).to_have_text("Merged with Sund Wire.")
    assert served.standing() == [("same", 3)]
    assert served.identities("Sund Wire") == [3]
    expect(page.locator(".spellings")).to_contain_text("Sund Wire", timeout=10_000)


def test_members_are_taken_out_and_put_back(page: Page, served: Served) -> None:
    entity(page, "Edda Brim")
    page.get_by_text("Take some out").click()
    boxes = page.locator(".regroup").get_by_role("checkbox")
    expect(boxes).to_have_count(4)
    for box in boxes.all():
        box.check()
    expect(page.get_by_text("Leave at least one.")).to_be_visible()
    for at in (1, 2, 3):
        boxes.nth(at).uncheck()
    expect(page.get_by_text("Leave at least one.")).to_have_count(0)
    page.get_by_role("button", name="Take out 1").click()
    expect(done(page)).to_have_text("1 taken out.")
    assert served.standing() == [("different", 2)] * 3
    until(lambda: sorted(served.identities("Edda Brim")) != [4])
    sizes = [len(one["members"]) for one in served.get("story")["links"]["identities"] if "Brim" in one["name"]]
    assert sorted(sizes) == [1, 3]
    undo(page)
    assert served.identities("Edda Brim") == [4]


# Care -----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("size", "scheme"), [(WIDE, "light"), ({**NARROW, "width": 360}, "dark")], ids=["wide", "narrow"]
)
@pytest.mark.slow
def test_axe_finds_nothing(browser: Browser, served: Served, size: dict[str, int], scheme: str, tmp_path: Path) -> None:
    judge(served, "correct_stance", KNOWN, because="heard it", stance="doubts")
    page = open_served(browser, served, size, "#page=queue", color_scheme=scheme, bypass_csp=True).page
    expect(page.locator(TASKS).first).to_be_visible()
    found = found_by_axe(page)
    task(page, "The same party?").get_by_role("button", name="Unsure").click()
    expect(done(page)).to_be_visible()
    found += found_by_axe(page)
    turn_to(page, "History")
    expect(page.locator(ROWS)).to_have_count(2)
    page.get_by_role("button", name="Undo: Decided: unsure").click()
    expect(page.locator(ROWS)).to_have_count(3)
    found += found_by_axe(page)
    turn_to(page, "Reports")
    choose(page, "Pier closed")
    for summary in page.locator(".adding summary").all():
        summary.click()
    files_field(page).set_input_files({"name": "a.png", "mimeType": "image/png", "buffer": b"\x89PNG\r\n\x1a\n\0"})
    expect(page.locator(".uploads tbody tr")).to_have_count(1, timeout=20_000)
    found += found_by_axe(page)
    entity(page, "Transport Ministry")
    for summary in page.locator(".regroup summary").all():
        summary.click()
    found += found_by_axe(page)
    assert found == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.context.close()


def test_targets_are_large_enough(page: Page) -> None:
    small = """() => [...document.querySelectorAll("main button, main input, main select, main .button")]
        .filter((one) => !one.matches(".offscreen") && one.checkVisibility())
        .map((one) => [one.outerHTML.slice(0, 90), one.getBoundingClientRect()])
        .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24)).map(([html]) => html)"""
    turn_to(page, "To check")
    expect(page.locator(TASKS).first).to_be_visible()
    assert page.evaluate(small) == []
    turn_to(page, "Reports")
    choose(page, "Pier closed")
    assert page.evaluate(small) == []


def test_markup_in_names_and_reasons_stays_words(page: Page, served: Served) -> None:
    markup = "<img src=x onerror=alert(1)>"
    judge(served, "confirm", KNOWN, by=markup, because=markup)
    judge(served, "correct_speaker", KNOWN, status="named", name=markup)
    turn_to(page, "History")
    expect(page.locator(ROWS).last).to_contain_text(markup)
    expect(page.locator(ROWS).first).to_contain_text(f"name: {markup}")
    expect(page.locator("main img")).to_have_count(0)
