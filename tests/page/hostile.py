"""Three invented reports written to break a page: markup, marks of direction and endless words in every field."""

from __future__ import annotations

MARKUP = (
    "</script><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)><a href=javascript:alert(4)>"
)
TURNED = "\u202e\u2066gnola\u2069"
"""Turns what follows around, and opens an isolate inside."""
ENDLESS = "W" * 50_000
FIELD = f"{MARKUP}&lt;{TURNED}"

_TEXT = """Weir at Sallow <img src=x onerror=alert(5)> to be rebuilt

The weir at Sallow will be rebuilt by 14 June, the warden Oda Finnmark said on Monday. {own}

“We will not leave it as it is, <b>not</b> for a day,” Finnmark said. About 300 {markup} families live below it.

The engineer Hale Brond met the miller Ansel Quill at the weir. “Nobody asked us,” he said.

Villagers <svg onload=alert(6)> think that the weir is “</script><script>alert(7)</script>”. {turned} {endless}

[Open](javascript:alert(8)) the plan, the <a href="javascript:alert(9)">council</a> said on Tuesday.
"""


def _report(number: int, published: str, own: str) -> dict[str, str]:
    field = f"{number} {FIELD}"
    return {
        "doc_id": f"../../{number}/<img src=x onerror=alert({number})>",
        "origin": f"../../../{field}",
        "title": f"{field} {ENDLESS}",
        "outlet": f"{field} {ENDLESS[:5000]}",
        "byline": f"{field} {ENDLESS}",
        "republished_from": field,
        "published": published,
        "text": _TEXT.format(own=own, markup=MARKUP, turned=TURNED, endless=ENDLESS),
    }


REPORTS = [
    _report(1, "2031-05-05", "The water stood at 4 metres."),
    _report(2, "2031-05-06", "The water stood at 5 metres, <i>higher</i> than ever."),
    _report(3, "2031-05-07", f"{TURNED} It stood still."),
]
