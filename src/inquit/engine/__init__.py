"""Where bulk work runs: this process or a pool of processes. An engine knows nothing about what it runs."""

from inquit.engine.local import InProcess
from inquit.engine.pool import ProcessPool

__all__ = ["InProcess", "ProcessPool"]
