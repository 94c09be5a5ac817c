"""Original little reports of an invented coast, as many as asked for: work for tests of long runs."""

from __future__ import annotations

from pathlib import Path
from random import Random

OUTLETS = ("Sandling Gazette", "Morrow Coast Radio", "The Quay Observer")
LINES = ("More from the harbour desk", "Tides and timetables", "Tell us what you saw")
PEOPLE = ("Ada Brell", "Tomas Quint", "Ines Halloran", "Jorik Vane", "Selma Orrin", "Pieter Locke")
ROLES = ("Harbour master", "Mayor", "Fisheries minister", "Union leader", "Prosecutor", "Professor")
CLAIMS = (
    "the north pier will stay closed until the spring tides are over",
    "more than 40 boats were lost in the night",
    "nobody was asked before the lighthouse was sold",
    "the ferry had passed every inspection",
    "about 300 crates were still missing 🦀",
    "the dredging would start in two weeks",
)
DENIALS = ("rejected the account", "denied that any crate was missing", "declined to comment")
CALM = (
    "The water in the basin had fallen by noon and the market opened an hour late.",
    "Two cranes stood idle along the outer wall, and a queue of carts reached the old mill.",
    "The council meets again on Thursday, when the harbour dues are on the agenda.",
)


def report(number: int) -> str:
    """The report of that number; always the same."""
    chance = Random(number)
    one, other = chance.sample(PEOPLE, 2)
    claim, second = chance.sample(CLAIMS, 2)
    paragraphs = [
        f"Pier {number} dispute: {claim.capitalize()}",
        f"{chance.choice(ROLES)} {one} said on Monday that {claim}.",
        f"“{second.capitalize()},” {one.split()[-1]} told reporters at berth {number}. “We will not wait for another.”",
        chance.choice(LINES),
        f"{other} {chance.choice(DENIALS)}.",
        f"{chance.choice(CALM)} The tide table of day {number} was right to the minute.",
    ]
    return "\n\n".join(paragraphs) + "\n"


def write(folder: Path, reports: int) -> Path:
    """Write reports of three outlets into `folder`, with the sidecar that names the outlets beside it."""
    rows = ["doc_id,outlet,published"]
    for number in range(reports):
        name = f"{number % 7}/{number:05d}.txt"
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(report(number), encoding="utf-8")
        rows.append(f"{name},{OUTLETS[number % 3]},2031-03-{number % 28 + 1:02d}")
    sidecar = folder.with_suffix(".csv")
    sidecar.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return sidecar
