"""The measure of copies: truth by brute force, and what counts as found, missed and wrong."""

from __future__ import annotations

from evaluation.copies import LEAST, by_inquit, containments, score

from builders import a_reading, a_report

ONE = "The lock at Brackwater was opened by hand on Monday because both of its motors had been stolen in the night."
OTHER = (
    "Nobody on the quay could say who had sold the motors, nor where the boat with the grey sail had gone since then."
)


def test_containment_is_of_the_shorter_report() -> None:
    truth = containments({"a": ONE, "b": f"{ONE} {OTHER}", "c": OTHER})
    assert truth["a", "b"] == 1
    assert truth["b", "c"] == 1
    assert ("a", "c") not in truth


def test_pairs_are_found_missed_or_wrong() -> None:
    truth = {("a", "b"): 0.9, ("a", "c"): 0.3, ("b", "c"): LEAST / 2}
    shares = score({("a", "b"): True, ("b", "c"): True}, truth).shares
    assert shares["half or more"] == (1, 1)
    assert shares["a quarter to a half"] == (0, 1)
    assert shares["right, running text"] == (1, 2)
    assert score({("b", "c"): False}, truth).shares["right"] == (1, 1)


def test_a_copy_is_found_on_the_engine() -> None:
    """Long enough that the sample of its sequences holds several."""
    body = "\n".join(
        f"{ONE} {OTHER}".replace("motors", f"{metal} wheels") for metal in ("brass", "iron", "tin", "zinc")
    )
    read = [
        (a_report(text, name), a_reading()) for name, text in (("a", body), ("b", f"Later. {body}"), ("c", "Nothing."))
    ]
    ((pair, copies),) = by_inquit(read).items()
    assert set(pair) == {read[0][0].id, read[1][0].id}
    assert copies[0].a.span.of(body if copies[0].a.report == read[0][0].id else read[1][0].text).startswith("The lock")
