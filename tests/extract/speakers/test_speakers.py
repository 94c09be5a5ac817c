"""Who speaks, on cases: the names of a text, the words of a source, and whom they are taken to mean.

The names are given and the statements are those of the rule reader, so that only the speakers are tried.
"""

from __future__ import annotations

from typing import Any

import pytest

from builders import cases
from inquit.extract import rules
from inquit.extract.speakers import speakers_of
from inquit.model import Speaker
from named import cast_of


def speakers(case: dict[str, Any]) -> tuple[Speaker, ...]:
    """The speakers of the last statement of a case whose source has the words told."""
    passages, cast = cast_of(case["text"], case["names"])
    found = rules.read_passages(passages)
    told = speakers_of(found, cast)
    sources = [(span.of(case["text"]), a) for a in found if a.source for span in a.spans([a.source])]
    fitting = [a for words, a in sources if words.rstrip(" ,") == case["source"]]
    assert fitting, sources
    return told[id(fitting[-1])]


@pytest.mark.parametrize("case", cases("speakers"), ids=lambda case: f"{case['source']}: {case['text']}")
def test_the_speaker_of_a_source(case: dict[str, Any]) -> None:
    speaker, *joint = speakers(case)
    assert (speaker.status, speaker.name) == (case["status"], case["name"]), speaker
    assert [other.name for other in joint] == case.get("joint", [])


@pytest.mark.parametrize("case", cases("speakers"), ids=lambda case: f"{case['source']}: {case['text']}")
def test_a_speaker_gives_reasons_and_only_the_named_have_a_name(case: dict[str, Any]) -> None:
    for speaker in speakers(case):
        assert speaker.because and all(speaker.because)
        assert 0 <= speaker.confidence <= 1
        assert (speaker.name is not None) == (speaker.status == "named")
        assert speaker.status == "unresolved" or not speaker.candidates
        if speaker.status == "named":
            assert speaker.mention is not None and speaker.mention.of(case["text"]) == speaker.name
