"""Two invented outlets on a closed quay: what a desk corrects, in small; with characters beyond the first plane."""

from __future__ import annotations

BEACON = """Quay at Ostby stays shut 🚢

The quay at Ostby will stay shut until 12 June, the harbour master Tilda Varga said on Monday. 🐟 More than 40 boats \
are moored there.

“We cannot let a single boat past the crane,” Varga said. The council had asked for a quick opening.

The trader Pavel Onn met the fisherman Jonas Reke at the gate. “Nobody told us a thing,” he said. For Onn 🐟 the quay \
was “a locked door”.

Fishermen think that the crane is beyond repair. Brenna Holt of the Ostby council added that 12 families had lost \
their income.
"""

LANTERN = """Harbour master: no boat may pass

Tilda Varga, the harbour master of Ostby, told the Lantern on Monday that she could not let a single boat past the \
crane.

The council denied that 12 families had lost their income. About 35 boats lie at the quay, the paper's reporter counted.
"""

REPORTS = [
    {"doc_id": "beacon.txt", "outlet": "The Ostby Beacon", "published": "2031-06-03", "text": BEACON},
    {"doc_id": "lantern.txt", "outlet": "The Lantern", "published": "2031-06-04", "text": LANTERN},
]
