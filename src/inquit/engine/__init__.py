"""Where bulk work runs: on this machine or on a Spark cluster. An engine knows nothing about what it runs."""

from inquit.engine.local import Local
from inquit.engine.pool import InProcess, ProcessPool

__all__ = ["InProcess", "Local", "ProcessPool"]
