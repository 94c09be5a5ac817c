"""Bytes to the text they hold, or a refusal that says why not."""

from __future__ import annotations

import codecs
import re
from hashlib import sha256

from inquit.errors import RefusedInput

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NOT_TEXT = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive or office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "an image"),
    (b"GIF8", "an image"),
    (b"\xff\xd8\xff", "an image"),
)
_WESTERN = "cp1252"
_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_TYPOGRAPHIC = re.compile(rb"[\x00-\x7f\x85\x91-\x97\x99\xa0\xa3\xa9\xab\xae\xb0\xb7\xbb\xbc-\xbe\xe9]*")
"""ASCII with the marks that Windows-1252 adds to English: curly quotes, dashes, ellipsis, pound, é."""


def digest(raw: bytes) -> str:
    """The SHA-256 of the raw bytes, in hexadecimal digits."""
    return sha256(raw).hexdigest()


def decode(raw: bytes, origin: str, declared: str | None = None) -> str:
    """The text of `raw`, its leading byte-order mark dropped and its line ends kept.

    Raises `RefusedInput` for bytes that are no text.
    """
    encoding, start = encoding_of(raw, origin, declared)
    try:
        return raw[start:].decode(encoding)
    except UnicodeDecodeError:
        raise RefusedInput(origin, f"begins as {encoding.upper()} but is broken; save it as UTF-8") from None


def encoding_of(raw: bytes, origin: str, declared: str | None = None) -> tuple[str, int]:
    """The encoding of `raw` and the length of its byte-order mark.

    A byte-order mark decides, then UTF-8, then the encoding the document declares, then charset-normalizer.
    Raises `RefusedInput` for bytes that are no text.
    """
    for start, what in _NOT_TEXT:
        if raw.startswith(start):
            raise RefusedInput(origin, f"is {what}, not text; save it as text or HTML first")
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return encoding, len(mark)
    if _decodes(raw, "utf-8"):
        return "utf-8", 0
    if declared and _decodes(raw, declared):
        return declared, 0
    encoding = _WESTERN if _TYPOGRAPHIC.fullmatch(raw) else _guess(raw)
    if not encoding or _CONTROL.search(raw.decode(encoding, "replace")):
        raise RefusedInput(origin, "is in no encoding that can be told, or is not text; save it as UTF-8")
    return encoding, 0


def check(text: str, origin: str) -> str:
    """`text` itself. Raises `RefusedInput` for one that holds nothing, a NUL or a lone surrogate."""
    if not text or text.isspace():
        raise RefusedInput(origin, "is empty; there is nothing to read")
    if fault := fault_of(text):
        raise RefusedInput(origin, fault)
    return text


def fault_of(text: str) -> str | None:
    """Why a text cannot be kept: it holds a NUL or a lone surrogate; None for one that can."""
    if (at := text.find("\0")) >= 0:
        return f"holds a NUL character (at {at}), so it is not text; remove it or save it as text"
    if match := _SURROGATE.search(text):
        return f"holds half a character (a lone surrogate at {match.start()}); save it as UTF-8"
    return None


def too_large(limit: int) -> str:
    """Why an input of more than `limit` bytes is refused."""
    return f"is larger than {limit:,} bytes; raise --max-bytes to read it"


def _decodes(raw: bytes, encoding: str) -> bool:
    try:
        return isinstance(raw.decode(encoding), str)
    except (UnicodeError, LookupError):
        return False


def _guess(raw: bytes) -> str:
    # Loaded late: most inputs are UTF-8.
    from charset_normalizer import from_bytes

    matches = from_bytes(raw)
    best = matches.best()
    if best is None:
        return ""
    # Code pages of Latin letters often fit alike; then it is Western, as browsers take it.
    alike = [match for match in matches if (match.chaos, match.coherence) == (best.chaos, best.coherence)]
    western = any(_WESTERN in match.could_be_from_charset for match in alike)
    encoding = _WESTERN if western else best.encoding
    return encoding if _decodes(raw, encoding) else ""
