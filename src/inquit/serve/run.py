"""Listening: an address taken before anything is said, and a server that runs until it is told to stop."""

from __future__ import annotations

import os
import socket
import sys

import uvicorn
from fastapi import FastAPI

from inquit.errors import UsageError
from inquit.serve.guard import Access

__all__ = ["address", "listen", "run"]


def listen(host: str, port: int) -> socket.socket:
    """A socket at this address; port 0 takes a free one. Raises `UsageError`."""
    try:
        family, kind, protocol, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        # With its protocol named, asyncio lets the socket send at once: else an answer waits 40 ms for its second part.
        taken = socket.socket(family, kind, protocol)
        if os.name == "posix":
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind(place)
        taken.listen(128)
        return taken
    except (OSError, OverflowError) as error:
        why = getattr(error, "strerror", None) or str(error)
        raise UsageError(
            f"{host} port {port}: cannot be listened at ({why}); choose another --port or --host"
        ) from None


def address(host: str, taken: socket.socket, access: Access) -> str:
    """The address to open in a browser, its token included."""
    port = taken.getsockname()[1]
    named = f"[{host}]" if ":" in host else host
    if host in ("0.0.0.0", "::"):
        named = socket.gethostname()
    return f"http://{named}:{port}/" + (f"?token={access.token}" if access.token else "")


def run(app: FastAPI, taken: socket.socket) -> None:
    """Serve until an interrupt or a request to end; what is being answered is answered first."""
    # Whoever computes behind lets the answering thread in sooner: it asks at every part that it sends.
    sys.setswitchinterval(0.0005)
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        lifespan="off",
        timeout_graceful_shutdown=5,
    )
    uvicorn.Server(config).run(sockets=[taken])
