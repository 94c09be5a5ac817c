"""A small story of our own about an invented harbour, as the payload of the page: four reports, three outlets.

Among them: nested and mixed statements with insertions, a denial, a relay, an unresolved "he", an unnamed source, a
report without date or outlet whose year is not told, another language, characters beyond U+FFFF, markup as text.
"""

# ruff: noqa: E501  marked text is read line by line as it stands in the report
from __future__ import annotations

from typing import Any

from marked import record

COURIER = """{furniture|Courier | Home | Harbour | Weather}
{furniture|Share this 📣 Read more}

{headline|{h.source|{h.mention|Merrow}}{h.cue|:} {h.content|{@orlo|Orlo} will keep its harbour open}}
{deck|Minister answers the dockers' council after a night of talks ⚓}
{byline|By Ines Calder}

{dateline|ORLO, September 15.} {paragraph|🚢🚢 {a.content|“We will not close {@orlo|the harbour} to anyone who pays {a.inserted|[the toll]},”} \
{a.source|{a.role|Harbour minister} {a.mention|Ana Merrow}} {a.cue|said} {a.occasion|at the quay assembly in Orlo} on Tuesday. \
{b.source|She} {b.cue|added that} {b.content|the council’s plan was “a wall of paper” and would cost {@orlo|Orlo} “a third {b.inserted|[of its trade]}”}.}

{paragraph|{c.source|The {@council|dockers’ council}} {c.cue|denied} {c.content|that it had asked for a blockade}. \
{d.source|Its chair, {d.mention|Tomas Ilk},} {d.cue|said} {d.content|{e.source|the minister} {e.cue|had promised} {e.content|“a quiet season”} in spring}.}

{paragraph|{f.content|“Nobody sleeps on this quay,”} {f.source|he} {f.cue|said}, folding his coat.}
{caption|The lighthouse at Orlo, seen from the ferry. Photo: L. Brandt}
{furniture|© The Orlo Courier. All rights reserved.}
"""

DAILY = """{headline|Harbour row deepens in Orlo}
{paragraph|{a.source|{a.mention|Ana Merrow}, {a.role|the minister of harbours},} {a.cue|told} {a.relay|Sund Wire} that \
{a.content|the port would “never be shut to a ship that pays its way”}.}
{paragraph|{b.source|A senior {@tollhouse|Toll House} official} {b.cue|accused} {b.target|the dockers’ council} \
{b.content|of “counting ships that never came”}. {c.source|Mr Ilk} {c.cue|doubts} {c.content|that the {@tollhouse|Toll House} keeps any books at all}.}
{credit|This article first appeared in The Lantern.}
"""

SHEET = """{headline|Dockers “will talk”, says Ilk}
{dateline|Wednesday, October 21}
{paragraph|{a.source|{a.mention|Tomas Ilk}} {a.cue|said} {a.content|“we will talk when {@orlo|the town} talks to us”}. \
{b.source|He} {b.cue|declined to say} {b.content|whether the council had met the minister}.}
{paragraph|</script><img src=x onerror="document.title='run'"> {c.source|<b>A clerk</b>} {c.cue|wrote} \
{c.content|“<script>document.title='run'</script> & toll paid”}.}
"""

PHARE = """{furniture|Aller au contenu}
{furniture|Accueil}
{furniture|Abonnements}
{furniture|Météo marine}

{headline|Le port d’Orlo restera ouvert}
{paragraph|La ministre Ana Merrow a déclaré que le port ne fermerait pas.}
"""


def payload() -> dict[str, Any]:
    """The story as `inquit.export.page.page` takes it."""
    return {
        "format": 1,
        "title": "The Orlo harbour row <b>& toll</b>",
        "made": {"version": "0.0"},
        "reports": [_courier(), _daily(), _sheet(), _phare()],
        "refused": [{"origin": "story/photo.bin", "why": "binary file: give its text <i>instead</i>"}],
    }


def _courier() -> dict[str, Any]:
    merrow = {"name": "Ana Merrow"}
    return record(
        COURIER,
        {
            "h": {"kind": "indirect", **merrow, "because": ["Merrow is Ana Merrow: the one full name with it here"]},
            "a": {"kind": "direct", **merrow, "said": "2015-09-15", "reviewed": True},
            "b": {"kind": "mixed", **merrow, "said": "2015-09-15", "because": ["She: the only woman named before"]},
            "c": {"kind": "indirect", "name": "dockers’ council", "stance": "denies"},
            "d": {"kind": "mixed", "name": "Tomas Ilk"},
            "e": {"kind": "direct", "parent": "d", "act": "intention", **merrow},
            "f": {
                "kind": "direct",
                "status": "unresolved",
                "because": ["“he” is a pronoun"],
                "candidates": ["Tomas Ilk", "Ana Merrow"],
            },
        },
        {"orlo": ["Orlo", "the harbour"], "council": ["dockers’ council"]},
        origin="story/courier.txt",
        outlet="The Orlo Courier",
        byline="Ines Calder",
        published="2015-09-15",
        dateline={"place": "ORLO", "date": "2015-09-15", "agency": None},
        found={"outlet": "furniture", "published": "dateline", "byline": "byline"},
    )


def _daily() -> dict[str, Any]:
    return record(
        DAILY,
        {
            "a": {"kind": "mixed", "name": "Ana Merrow"},
            "b": {"kind": "mixed", "status": "unnamed"},
            "c": {"kind": "indirect", "name": "Tomas Ilk", "stance": "doubts", "act": "belief"},
        },
        {"tollhouse": ["Toll House"]},
        origin="story/daily.html",
        title="Harbour row deepens in Orlo",
        outlet="Velden Daily",
        published="2015-09-16T08:00:00+00:00",
        republished_from="The Lantern",
        found={"outlet": "html meta", "published": "html meta", "republished_from": "credit"},
    )


def _sheet() -> dict[str, Any]:
    return record(
        SHEET,
        {
            "a": {"kind": "direct", "name": "Tomas Ilk"},
            "b": {"kind": "indirect", "status": "unresolved", "stance": "unclear"},
            "c": {"kind": "direct", "status": "unnamed"},
        },
        {"orlo": ["Orlo", "the town"]},
        origin="story/sheet </script><img onerror=1>.txt",
        published_candidates=["2020-10-21", "2015-10-21", "2009-10-21"],
        dateline={"place": None, "date": "XXXX-10-21", "agency": None},
    )


def _phare() -> dict[str, Any]:
    return record(
        PHARE,
        {},
        {},
        origin="story/phare.txt",
        outlet="Le Phare",
        published="2015-09-16",
        language="fr",
        found={"outlet": "given", "published": "given"},
    )


HOSTILE = "\u202e../</script><svg onload=run()>&lt;\u2066" + "W" * 50_000


def hostile() -> dict[str, Any]:
    """The story with markup, bidirectional controls and a word of 50,000 letters in every free field, and twice the same report."""
    whole = payload()
    for report in whole["reports"]:
        report |= dict.fromkeys(("title", "outlet", "byline", "republished_from", "origin", "doc_id"), HOSTILE)
        report["found"] = dict.fromkeys(report["found"], HOSTILE)
        for statement in report["statements"]:
            statement["speaker"] |= {"name": HOSTILE, "because": [HOSTILE], "candidates": [HOSTILE]}
            for key in ("target", "occasion", "audience"):
                statement[key] = {"text": HOSTILE, "span": [0, 1], "place": None, "date": None}
    return {**whole, "title": HOSTILE, "reports": [*whole["reports"], whole["reports"][0]]}


def large(statements: int) -> dict[str, Any]:
    """The same story told over and over, each copy under its own origin, until it holds so many statements."""
    whole = payload()
    reports: list[dict[str, Any]] = []
    while sum(len(report["statements"]) for report in reports) < statements:
        copy = len(reports)
        report = {**whole["reports"][copy % 3]}
        rename = {s["id"]: f"{s['id']}-{copy}" for s in report["statements"]}
        report |= {"id": f"{report['id']}-{copy}", "origin": f"{copy}/{report['origin']}"}
        report["statements"] = [
            {**s, "id": rename[s["id"]], "parent": s["parent"] and rename[s["parent"]]} for s in report["statements"]
        ]
        if report["published"]:
            report["published"] = f"2015-{1 + copy % 12:02}-{1 + copy % 28:02}"
        reports.append(report)
    return {**whole, "title": "A large story", "reports": reports}
