"""What can go wrong, each with one line that names the thing and says what to do.

InquitError
├── UsageError            the command or call itself is off               exit 2
│   └── NothingRead       no input was read at all                        exit 2
├── RefusedInput          one input is refused, the rest goes on          exit 1
└── StoreError            a store cannot be used                          exit 2
    ├── NotAStore         the file is something else
    ├── StoreTooNew       written by a later version
    ├── StoreBusy         another writer is at work
    └── JudgementError    a judgement does not fit the record
"""

from __future__ import annotations

__all__ = [
    "InquitError",
    "JudgementError",
    "NotAStore",
    "NothingRead",
    "RefusedInput",
    "StoreBusy",
    "StoreError",
    "StoreTooNew",
    "UsageError",
]


class InquitError(Exception):
    """Base of all errors that Inquit raises on purpose; `str()` is one line fit for a person."""

    exit_code = 2


class UsageError(InquitError):
    """The command or call itself is off."""


class NothingRead(UsageError):
    """There was nothing to read, or nothing of it could be read."""


class RefusedInput(InquitError):
    """One input is refused; the rest of the batch goes on.

    `origin` names the input as the user knows it, `why` says what is wrong and what to do about it.
    """

    exit_code = 1

    def __init__(self, origin: str, why: str) -> None:
        super().__init__(f"{origin}: {why}")
        self.origin = origin
        self.why = why


class StoreError(InquitError):
    """A store cannot be used."""


class NotAStore(StoreError):
    """The file is not an Inquit store."""


class StoreTooNew(StoreError):
    """The store was written by a later version of Inquit."""


class StoreBusy(StoreError):
    """Another writer is at work on the store."""


class JudgementError(StoreError):
    """A judgement does not fit the record."""
