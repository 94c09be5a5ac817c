"""Four invented reports on a closed pier: what a desk settles, adds and puts right."""

from __future__ import annotations

REPORTS = [
    {
        "doc_id": "herald",
        "title": "Ferry pier closed after crack is found",
        "outlet": "The Quay Herald",
        "published": "2025-05-05",
        "text": """Ferry pier closed after crack is found

The ferry pier at Nolstrand was closed on Monday after divers found a crack in its northern footing.

Harbour master Edda Brim said the pier would stay shut for at least three weeks. "Nobody will set foot on it until the \
footing is repaired," Brim told reporters.

About 400 commuters use the pier each day, according to the ferry company Sundfart.

Mayor Tove Halling visited the pier in the afternoon. The Transport Ministry said it would send \
a diver.""",
    },
    {
        "doc_id": "courier",
        "title": "Nolstrand pier shut for weeks",
        "outlet": "Nolstrand Courier",
        "published": "2025-05-06",
        "text": """Nolstrand pier shut for weeks

Nolstrand's pier will remain closed for at least three weeks, harbour master Edda Brim said on Monday.

"Nobody will set foot on it until the footing is repaired," Brim said.

Dozens will have to take the bus, the drivers' union said.

Jon Askel and Peter Loom met on the pier on Monday. "The crack is older than the winter," he said.

Mayor Halling denied that the council had known of the crack. "We learned of it on Monday, like everybody else," she \
said.""",
    },
    {
        "doc_id": "wire",
        "title": "Pier closed",
        "text": """NOLSTRAND, Tuesday, May 6 (Sund Wire) - The pier of Nolstrand is closed, harbour master E. Brim \
told the Sund Wire.

"No one will set foot on it before the footing has been repaired," Brim said. Mayor Tove Halling said the council \
would pay for the repair.""",
    },
    {
        "doc_id": "gull",
        "title": "Who pays for the pier?",
        "outlet": "The Gull",
        "published": "2025-05-08",
        "text": """Who pays for the pier?

The council will pay for the repair of the pier, mayor Tove Halling said on Wednesday.

Edda Brim, the harbour master, warned that the repair could cost up to 2 million crowns. "It is a large crack," she \
said.

The company Sundfart said on Wednesday it would run two buses an hour. The Transport Ministry said it had no money for \
the pier.""",
    },
]
