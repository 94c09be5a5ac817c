"""From links between tellings to utterances: who told them how, aligned, and what stands beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations

from inquit.model import Copy, Link, Ref, Utterance, Variant
from inquit.resolve.clusters import JUDGED, clusters, with_judged
from inquit.resolve.utterances.align import align
from inquit.resolve.utterances.closeness import by_closeness, closeness
from inquit.resolve.utterances.origins import origins
from inquit.resolve.utterances.settle import settle
from inquit.resolve.utterances.speakers import relation, shared_source
from inquit.resolve.utterances.tellings import Telling, Voice

__all__ = ["utterances"]


def utterances(
    told: Mapping[Ref, Telling], links: Iterable[Link], judged: Iterable[Link], copies: Iterable[Copy]
) -> list[Utterance]:
    """The utterances told at least twice or with something beside them, in the order of their ids.

    `told` are statements and sentences in outlets' own voice. `judged` are people's decisions on two statements: they
    take the place of what the texts tell.
    """
    tellings = {ref: telling for ref, telling in told.items() if telling.voice}
    links, unattributed = _apart(links, tellings)
    links = _one_part_each(list(settle(links, tellings)), tellings)
    links = with_judged(links, judged)
    group_of: dict[Ref, str] = {}
    beside: dict[str, list[Link]] = defaultdict(list)
    groups = clusters(tellings, [*links, *_speakers_apart(links, tellings)])
    for group in groups:
        group_of.update(dict.fromkeys(group.members, group.id))
        beside[group.id] = list(group.possibly)
    for link in links:
        if link.verdict in ("similar", "different") and link.score >= _WORTH and group_of[link.a] != group_of[link.b]:
            for end in (link.a, link.b):
                beside[group_of[end]].append(link)
    by_pair = _copies_by_pair(copies)
    made = []
    for group in groups:
        own = sorted({ref for member in group.members for ref in unattributed.get(member, ())})
        if len(group.members) == 1 and not own and not beside[group.id]:
            continue
        variants = sorted((tellings[member] for member in group.members), key=by_closeness)
        reports = {telling.ref.report for telling in variants}
        made.append(
            Utterance(
                id="u" + group.id[1:],
                variants=tuple(_variant(telling, variants[0]) for telling in variants),
                links=group.links,
                similar=tuple(sorted(set(beside[group.id]), key=lambda link: (-link.score, link.a, link.b))[:_BESIDE]),
                unattributed=tuple(own),
                origins=origins(variants, _among(reports, by_pair)) if len(reports) > 1 else None,
            )
        )
    return made


def _apart(links: Iterable[Link], tellings: Mapping[Ref, Telling]) -> tuple[list[Link], dict[Ref, list[Ref]]]:
    """The links between statements, and for each statement the sentences that say the same without attribution."""
    between: list[Link] = []
    unattributed: dict[Ref, list[Ref]] = defaultdict(list)
    for link in links:
        if link.a in tellings and link.b in tellings:
            between.append(link)
        else:
            statement, sentence = (link.a, link.b) if link.a in tellings else (link.b, link.a)
            unattributed[statement].append(sentence)
    return between, unattributed


def _speakers_apart(links: Iterable[Link], tellings: Mapping[Ref, Telling]) -> Iterator[Link]:
    """Links that keep apart what a chain would join, and what different speakers say.

    A chain leads through tellings whose speakers are not told: "he" may be either of two, but two it cannot be.
    """
    joined = clusters(tellings, (link for link in links if link.verdict == "same"))
    for group in joined:
        if any(link.score == JUDGED for link in group.links):  # a person has joined them, whatever they are called
            continue
        for a, b in combinations(group.members, 2):
            if (why := _other_speaker(tellings[a].voice, tellings[b].voice)) is not None:
                yield Link(a, b, "different", 1.0, (why,))


def _other_speaker(one: Voice | None, other: Voice | None) -> str | None:
    if relation(one, other) == "other":
        return "the speakers have other names"
    statuses = {voice.status for voice in (one, other) if voice}
    if statuses <= {"named", "unnamed"} and "unnamed" in statuses and not shared_source(one, other):
        return "the speakers are described otherwise"
    return None


def _one_part_each(links: list[Link], tellings: Mapping[Ref, Telling]) -> list[Link]:
    """The links, with those weakened that would make two sayings one because a longer telling holds both.

    Two tellings that stand in different parts of a long one, and that nothing else joins, are two: the longer one goes
    with the more alike of them, and may be the other.
    """
    joined = {pair for link in links if link.verdict == "same" for pair in ((link.a, link.b), (link.b, link.a))}
    parts: dict[Ref, list[Link]] = defaultdict(list)
    for link in sorted(links, key=lambda link: (-link.score, link.a, link.b)):
        if link.verdict == "same":
            long = max(link.a, link.b, key=lambda ref: (len(tellings[ref].words), ref))
            parts[long].append(link)
    weak = set()
    for long, held in parts.items():
        kept: list[Ref] = []
        for link in held:
            short = link.b if link.a == long else link.a
            if all((short, other) in joined for other in kept):
                kept.append(short)
            else:
                weak.add(link)
    return [
        replace(link, verdict="possibly", because=(*link.because, _HOLDS_BOTH)) if link in weak else link
        for link in links
    ]


_HOLDS_BOTH = "not joined: the longer one holds something else as well that was told apart"


def _variant(telling: Telling, closest: Telling) -> Variant:
    return Variant(telling.ref, closeness(telling), align(telling, closest) if telling is not closest else ())


_BESIDE = 8
"""Links to other utterances that are worth showing: the strongest."""
_WORTH = 0.4
"""Score of the weakest of them: nine of ten below it share a subject or a speaker and nothing that is said."""


def _copies_by_pair(copies: Iterable[Copy]) -> dict[tuple[str, str], list[Copy]]:
    pairs: dict[tuple[str, str], list[Copy]] = defaultdict(list)
    for copy in copies:
        pairs[copy.a.report, copy.b.report].append(copy)
    return pairs


def _among(reports: set[str], pairs: Mapping[tuple[str, str], list[Copy]]) -> list[Copy]:
    """The copies between these reports; of a copy's two, `a` is the lesser."""
    return [copy for pair in combinations(sorted(reports), 2) for copy in pairs.get(pair, ())]
