"""Where bulk work runs: on this machine or on a Spark cluster. An engine knows nothing about what it runs."""

from inquit.engine.local import Local

__all__ = ["Local"]
