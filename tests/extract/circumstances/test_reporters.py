"""Who only passes on what another said, on cases: `relays` is null where nothing is left but a relay of another."""

from __future__ import annotations

from typing import Any

import pytest

from attributed import attributions_of, words_at
from builders import cases
from inquit.extract.circumstances import relays_of, without_reporters


@pytest.mark.parametrize("case", cases("reporters"), ids=lambda case: case["name"])
def test_reporters_are_relays_of_what_they_report(case: dict[str, Any]) -> None:
    found = attributions_of(case)
    kept = without_reporters(found)
    told = [[words_at(a.passage, relay) for relay in relays_of(a)] if a in kept else None for a in found]
    assert told == [statement["relays"] for statement in case["statements"]]
    assert all(a.parent is None or a.parent in kept for a in kept)
