"""Weights and stems: what is common weighs little, and threads do not get into each other's way."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from inquit.resolve.rarity import stem, weight


def test_forms_of_a_word_share_a_stem() -> None:
    assert len({stem(word) for word in ("refugee", "refugees", "refugee's", "Refugees")}) == 1


def test_rare_words_weigh_more_and_unlisted_ones_most() -> None:
    assert weight(stem("the")) < 0.1 < weight(stem("minister")) < weight(stem("sluice")) <= weight("zzyzx")


def test_stems_are_the_same_in_many_threads_at_once() -> None:
    words = [
        f"{start}{end}" for start in ("generalis", "relat", "hop", "argu", "motor") for end in ("ations", "ing", "ed")
    ]
    words = [f"{word}{n * 'ly'}" for n in range(40) for word in words]
    alone = [stem(word) for word in words]
    stem.cache_clear()
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda shift: [stem(word) for word in words[shift:] + words[:shift]], range(8)))
    for shift, found in enumerate(together):
        assert found == alone[shift:] + alone[:shift]
