"""Inquit reads news reports and keeps the record of who said what, when, according to whom.

>>> import inquit
>>> reading = inquit.read('The dam will hold, Mayor Ana Ruiz said on Monday.')
>>> reading.statements[0].speaker.name
'Ana Ruiz'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inquit.lazy import names

if TYPE_CHECKING:
    from inquit.config import Settings
    from inquit.model import Given, Reading, Report
    from inquit.pipeline import Tally, add, export_tables, extract_all, extract_to, report_page
    from inquit.reading import read
    from inquit.store import Store

__version__ = "0.1.0"
__all__ = [
    "Given",
    "Reading",
    "Report",
    "Settings",
    "Store",
    "Tally",
    "__version__",
    "add",
    "export_tables",
    "extract_all",
    "extract_to",
    "read",
    "report_page",
]

_RUNS = ("Tally", "add", "export_tables", "extract_all", "extract_to", "report_page")

__getattr__ = names(
    __name__,
    {
        "Given": "inquit.model",
        "Reading": "inquit.model",
        "Report": "inquit.model",
        "Settings": "inquit.config",
        "Store": "inquit.store",
        "read": "inquit.reading",
        **dict.fromkeys(_RUNS, "inquit.pipeline"),
    },
)
