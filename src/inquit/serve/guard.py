"""Who may ask what: every request passes here first, every answer last."""

from __future__ import annotations

import logging
import re
import socket
import traceback
from dataclasses import dataclass
from hmac import compare_digest
from http.cookies import CookieError, SimpleCookie
from ipaddress import ip_address
from pathlib import Path
from secrets import token_urlsafe
from time import monotonic
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from inquit.serve.problems import answer

__all__ = ["Access", "Guard"]

_log = logging.getLogger("inquit.serve")

_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = [
    (name.lower().encode(), value.encode())
    for name, value in {
        "Content-Security-Policy": _POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }.items()
]
_KINDS = ("application/json", "application/x-ndjson", "multipart/form-data")
_LIMIT = 2_000_000
_LIMITS = {"/api/uploads": 200_000_000, "/api/judgements/import": 50_000_000}
"""Bytes that a request may bring, in general and to these addresses."""
_READS = frozenset({"GET", "HEAD", "OPTIONS"})
_HOST = re.compile(r"(?P<name>\[[0-9a-f:.]+\]|[a-z0-9._-]+)(?::\d{1,5})?", re.IGNORECASE)
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


@dataclass(frozen=True, slots=True)
class Access:
    """Who may come in: under which names of this machine, with which token (null: none is needed)."""

    names: frozenset[str] = _LOOPBACK
    any_address: bool = False
    token: str | None = None
    read_only: bool = False

    @classmethod
    def at(cls, host: str, *, read_only: bool = False) -> Access:
        """The access that fits an address to listen at: anything beyond loopback needs a new token."""
        if is_loopback(host):
            return cls(_LOOPBACK | {host.lower()}, read_only=read_only)
        names = _LOOPBACK | {host.lower(), socket.gethostname().lower(), socket.getfqdn().lower()}
        return cls(names, any_address=True, token=token_urlsafe(24), read_only=read_only)

    def fits(self, host: str) -> bool:
        """Whether a Host header is one of ours. A page elsewhere that points its own name at us is turned away."""
        match = _HOST.fullmatch(host)
        if not match:
            return False
        name = match["name"].strip("[]").lower()
        return name in self.names or (self.any_address and _is_address(name))


def is_loopback(host: str) -> bool:
    """Whether an address to listen at can be reached from this machine only."""
    return host.lower() == "localhost" or (_is_address(host) and ip_address(host).is_loopback)


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True


class TooLargeError(HTTPException):
    """A request brings more than it may."""

    def __init__(self, limit: int) -> None:
        super().__init__(413, f"this is more than {limit // 1_000_000} million bytes; send it in parts")


def _limit(scope: Scope) -> int:
    """The most bytes that a request may bring."""
    return _LIMITS.get(scope["path"], _LIMIT)


def _limited(receive: Receive, limit: int) -> Receive:
    """`receive` that stops at the limit. Raises `TooLargeError`."""
    left = limit

    async def counted() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        if left < 0:
            raise TooLargeError(limit)
        return message

    return counted


class Guard:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self.app = app
        self.access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start = monotonic()
        status = 0

        async def told(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], *_HEADERS]
            await send(message)

        try:
            ended = self._refusal(scope) or self._arrival(scope)
            await (ended or self.app)(scope, _limited(receive, _limit(scope)), told)
        except ClientDisconnect:
            pass
        except Exception as error:
            _log.error("%s at %s", type(error).__name__, _place(error))
            if status:
                raise
            await answer(500, "something failed inside; the server's log says where")(scope, receive, told)
        finally:
            path = scope.get("raw_path", b"").decode("latin-1").partition("?")[0][:200]
            _log.info("%s %s %d %.0f ms", scope["method"], path, status, (monotonic() - start) * 1000)

    def _refusal(self, scope: Scope) -> ASGIApp | None:
        """The answer to a request that may not go on."""
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self.access.fits(host):
            return answer(403, "this server is not known under that name; use the address that it printed")
        if not self._has_token(scope, headers):
            return answer(
                401, "open the whole address that the server printed, with its token", {"WWW-Authenticate": "Bearer"}
            )
        if scope["method"] in _READS:
            return None
        if self.access.read_only:
            return answer(403, "this record is open for reading only; start inquit serve without --read-only")
        origin = headers.get("origin")
        elsewhere = origin is not None and origin.partition("://")[2] != host
        if elsewhere or headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
            return answer(403, "this request comes from another site; only the page of this server may write")
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        if scope["method"] == "POST" and kind not in _KINDS:
            return answer(415, f"send one of {', '.join(_KINDS)}")
        if int(length if (length := headers.get("content-length", "")).isdecimal() else 0) > _limit(scope):
            return answer(413, TooLargeError(_limit(scope)).detail)
        return None

    # The token -----------------------------------------------------------------------------------------------------

    def _has_token(self, scope: Scope, headers: Headers) -> bool:
        token = self.access.token
        if token is None:
            return True
        scheme, _, bearer = headers.get("authorization", "").partition(" ")
        offered = (bearer if scheme.lower() == "bearer" else "", self._cookie(headers), _told_by_address(scope))
        return any(compare_digest(each.encode(), token.encode()) for each in offered if each)

    def _cookie(self, headers: Headers) -> str:
        try:
            morsel = SimpleCookie(headers.get("cookie", "")).get(_cookie_name(headers))
        except CookieError:
            return ""
        return morsel.value if morsel else ""

    def _arrival(self, scope: Scope) -> ASGIApp | None:
        """Who comes by the printed address gets a cookie and the address without its token."""
        if self.access.token is None or not _told_by_address(scope):
            return None
        name = _cookie_name(Headers(scope=scope))
        cookie = f"{name}={self.access.token}; Path=/; HttpOnly; SameSite=Lax"
        return answer_elsewhere("/", cookie)


def answer_elsewhere(where: str, cookie: str) -> ASGIApp:
    """Lead on to `where`, leaving a cookie behind."""
    from starlette.responses import Response

    return Response(status_code=303, headers={"Location": where, "Set-Cookie": cookie, "Cache-Control": "no-store"})


def _told_by_address(scope: Scope) -> str:
    """The token in the address of the page, empty where there is none."""
    if scope["path"] != "/" or scope["method"] != "GET":
        return ""
    query: bytes = scope["query_string"]
    return parse_qs(query.decode("latin-1")).get("token", [""])[0]


def _cookie_name(headers: Headers) -> str:
    """Cookies are shared by all ports of a machine: each server has its own."""
    return f"inquit-{headers.get('host', '').rpartition(':')[2] or '80'}"


def _place(error: BaseException) -> str:
    """Where an error was raised: file names and lines, without what it says."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    return " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
