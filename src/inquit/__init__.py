"""Inquit reads news reports and keeps the record of who said what, when, according to whom."""

__version__ = "0.1.0"
