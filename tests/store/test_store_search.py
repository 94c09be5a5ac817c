"""Search: what is found, in what order, and that no text a person types is an error."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builders import a_reading, a_report, received, said
from inquit.store import Store
from inquit.store.search import match_expression
from strategies import CHARACTERS

LONG = "The council met behind closed doors. " * 30
REPORT = a_report(f'{LONG}\n"The café stays," said Ilse Varn.\n', title="Varn: café stays")
OTHER = a_report("A denial came late: the café stays shut, TASS-like wires wrote.\n", "b.txt")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    path = tmp_path_factory.mktemp("search") / "story.inquit"
    with Store.open(path, write=True) as opened:
        opened.add(received(REPORT), a_reading(said(REPORT, "Ilse Varn", "said", '"The café stays,"', "Ilse Varn")))
        opened.add(received(OTHER), a_reading())
        opened.add(received(a_report("Nothing of it.\n", "c.txt")), a_reading())
        yield opened


def found(store: Store, query: str) -> list[tuple[str, str]]:
    return [(hit.kind, hit.doc_id) for hit in store.search(query)]


@pytest.mark.parametrize(
    ("query", "hits"),
    [
        ("café", ["statement a.txt", "report a.txt", "report b.txt"]),
        ("CAFE stays", ["statement a.txt", "report a.txt", "report b.txt"]),  # case and accents are no matter
        ('"café stays shut"', ["report b.txt"]),
        ('"stays café"', []),
        ("shut café", ["report b.txt"]),
        ("varn stays", ["statement a.txt", "report a.txt"]),  # over speaker, cue and content, over title and text
        ("counc*", ["report a.txt"]),
        ("counc", []),
        ("TASS-like", ["report b.txt"]),
        ("nowhere", []),
        ("café AND", []),  # "and" is a word like any other
        ('"café', ["statement a.txt", "report a.txt", "report b.txt"]),
        ("", []),
        ("*", []),
        ("...", []),
        ("café ...", ["statement a.txt", "report a.txt", "report b.txt"]),
    ],
)
def test_what_is_found(store: Store, query: str, hits: list[str]) -> None:
    assert sorted(f"{kind} {doc_id}" for kind, doc_id in found(store, query)) == sorted(hits)
    assert [kind for kind, _ in found(store, query)] == sorted((k for k, _ in found(store, query)), reverse=True)


def test_a_hit_shows_the_words_found(store: Store) -> None:
    statement, report = list(store.search("varn stays", limit=1))
    assert (statement.speaker, statement.cue, statement.content) == ("Ilse Varn", "said", '"The café stays,"')
    assert report.span is not None
    assert report.span.of(REPORT.text) == report.words
    assert "café stays" in (report.words or "")
    assert len(report.words or "") < 250
    (titled,) = [hit for hit in store.search("behind") if hit.kind == "report"]
    assert titled.words is not None and "behind" in titled.words


def test_a_hit_in_the_outlet_alone_has_no_passage(store: Store) -> None:
    hits = list(store.search("marrow herald"))
    assert {(hit.span, hit.words) for hit in hits} == {(None, None)}
    assert len(hits) == 3


@given(st.text() | st.text(CHARACTERS | st.sampled_from('"*()^:+-{}\0\ud800')))
def test_no_query_is_an_error(store: Store, query: str) -> None:
    for hit in store.search(query):
        if hit.span:
            assert hit.words
    assert '""' not in match_expression(query)
