"""Four reports of one invented quarrel about a quay, told by three outlets, and a fifth that is not read."""

from __future__ import annotations

from pathlib import Path

WATCH = (
    "Divers have measured the wall at every low tide since the ferry struck it in January, and the gauges by the "
    "customs shed showed it leaning seaward by the width of a hand before the last cargo of timber was taken off."
)
"""A paragraph that two of them share."""

REPORTS = {
    "brindle-herald.txt": (
        "Quay at Brindle to stay shut, says harbour chief",
        "BRINDLE, March 4. The north quay at Brindle will stay closed until the autumn, harbour chief Odile Marren "
        "said on Tuesday.",
        '"We will not open the north quay while the wall is moving by the hour," Marren told reporters.',
        "At least 12 people were injured in Brindle on Monday, the port authority said.",
        "More than 300 berths are lost.",
        "Marren said the port had spent two million crowns on the wall since the storm of January.",
        "A senior official denied that the wall had been neglected.",
        WATCH,
    ),
    "coast-radio.txt": (
        "Brindle harbour wall still moving",
        'Odile Marren, the harbour chief, said: "We will not open the north quay while the wall is moving by the '
        'hour."',
        "Nine people were injured in Brindle on Monday, according to the port authority. About 250 berths are lost.",
        "Fisher Tomas Quell said on Wednesday that nobody had been asked.",
        "Marren said on Tuesday that the quay would be shut until the autumn at least.",
        "He doubted that the quay would open at all.",
    ),
    "morning-ledger.txt": (
        "Fishers angry over Brindle quay",
        "The north quay will not be opened while the wall moves, the harbour chief, Odile Marren, said on Tuesday.",
        "“Nobody asked us,” said Quell, who keeps two boats there.",
        "It was said that dozens of boats had left for Tarn.",
        WATCH,
        "Two million crowns have gone into the wall since January, Marren said.",
        "Marren said repairs to the wall might take until the autumn.",
        "Mayor Ines Varo rejected the claim that the town had known since January.",
    ),
    "hostile.txt": (
        "<script>alert(1)</script> & friends \u202eesrever",
        "The spokesman <img src=x onerror=alert(2)> said the quay “</script><b>closed</b>” on Friday.",
        "x" * 5000 + " said the wall was safe.",
    ),
    "quai.txt": (
        "Le quai nord de Brindle restera fermé jusqu'à l'automne",
        "Le quai nord de Brindle restera fermé jusqu'à l'automne, a déclaré mardi la directrice du port, Odile Marren, "
        "devant la presse réunie dans la ville. Les pêcheurs de la région sont en colère contre cette décision.",
    ),
}
OUTLETS = {
    "brindle-herald.txt": ("Brindle Herald", "2031-03-05"),
    "coast-radio.txt": ("Coast Radio", "2031-03-06"),
    "morning-ledger.txt": ("The Morning Ledger", "2031-03-06"),
}
"""The outlet and date of each; the others tell none."""


def write(folder: Path) -> Path:
    """Write the reports into `folder`, with the sidecar that names outlets and dates beside it."""
    folder.mkdir(parents=True)
    for name, paragraphs in REPORTS.items():
        (folder / name).write_text("\n\n".join(paragraphs) + "\n", encoding="utf-8")
    sidecar = folder.with_suffix(".csv")
    rows = [f"{name},{outlet},{published}" for name, (outlet, published) in OUTLETS.items()]
    sidecar.write_text("\n".join(["doc_id,outlet,published", *rows]) + "\n", encoding="utf-8")
    return sidecar
