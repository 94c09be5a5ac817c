"""Copies, on cases: two reports a line, and the passages that they share, as the words of the first."""

from __future__ import annotations

from typing import Any

import pytest

from builders import cases
from inquit import extract, ingest
from inquit.model import Given
from inquit.resolve.copies import Wording, decide, facts, keys
from inquit.resolve.copies.outlets import same_outlet


def wording(doc_id: str, told: dict[str, Any]) -> Wording:
    given = Given(doc_id=doc_id, language="en", **{key: value for key, value in told.items() if key != "text"})
    report = ingest.receive_text(told["text"], given=given)
    (known,) = facts(report, extract.read(report, extract.reader("test")))
    return known


@pytest.mark.parametrize("case", cases("copies"), ids=lambda case: case["name"])
def test_passages_that_two_reports_share(case: dict[str, Any]) -> None:
    a, b = wording("a.txt", case["a"]), wording("b.txt", case["b"])
    copies = decide(a, b)
    found = []
    for copy in copies:
        in_a = copy.a if copy.a.report == a.report else copy.b
        source = {a.report: "a", b.report: "b", None: None}[copy.source]
        told = {"text": in_a.span.of(a.text), "words": copy.words, "quoted": copy.quoted, "source": source}
        found.append((in_a.span, told))
    assert [told for _, told in sorted(found, key=lambda pair: pair[0])] == case["shared"]
    assert all(case["because"] in copy.because for copy in copies)
    assert decide(b, a) == copies


def test_a_report_is_no_copy_of_itself() -> None:
    told = {"text": "The ferry to Brackwater will sail twice a day from the first of May until the ice comes back."}
    one = wording("a.txt", told)
    assert decide(one, one) == []


KEYS = [393830946825483976, 1431912833340716568]


def test_keys_are_the_same_on_every_machine() -> None:
    """Keys stand in tables that outlive a run: another way to hash would lose the reports kept there."""
    words = " ".join(f"lantern{number}" for number in range(60))
    assert sorted(keys(wording("a.txt", {"text": words})))[:2] == KEYS


def test_a_text_and_its_copy_have_the_same_keys() -> None:
    words = " ".join(f"lantern{number}" for number in range(60))
    one, other = wording("a.txt", {"text": words}), wording("b.txt", {"text": words.upper().replace(" ", "\n\n")})
    assert keys(one) == keys(other)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("TASS", "ITAR-TASS", True),
        ("The Associated Press", "AP", True),
        ("the Marrow Herald", "Marrow Herald", True),
        ("Marrow Herald", "Sandbar Herald", False),
        ("Interfax", "Interfax-Ukraine", False),
        (None, None, False),
    ],
)
def test_outlets_go_by_several_names(one: str | None, other: str | None, same: bool) -> None:
    assert same_outlet(one, other) is same
    assert same_outlet(other, one) is same
