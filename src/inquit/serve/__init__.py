"""A record as a web page and a REST API: `app` makes the application, `Desk` holds the record it works on."""

from __future__ import annotations

from inquit.serve.app import app
from inquit.serve.desk import Desk, Work
from inquit.serve.guard import Access

__all__ = ["Access", "Desk", "Work", "app"]
