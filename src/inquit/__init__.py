"""Inquit reads news reports and keeps the record of who said what, when, according to whom.

>>> import inquit
>>> reading = inquit.read('The dam will hold, Mayor Ana Ruiz said on Monday.')
>>> reading.statements[0].speaker.name
'Ana Ruiz'
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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

_HOMES = {
    "Given": "inquit.model",
    "Reading": "inquit.model",
    "Report": "inquit.model",
    "Settings": "inquit.config",
    "Store": "inquit.store",
    "read": "inquit.reading",
}


def __getattr__(name: str) -> Any:
    """Import the public names when they are first used: `inquit --help` needs none of them."""
    if name not in __all__:
        raise AttributeError(f"module 'inquit' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES.get(name, "inquit.pipeline")), name)
