"""Standing here, this file lets every test import what stands beside it: `builders`, `strategies`."""

import pytest
from hypothesis import settings

# How long an example takes says more of the machine; every run draws others.
settings.register_profile("any machine", deadline=None, max_examples=60)
settings.load_profile("any machine")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin files with slow tests first, so that no worker is left with them when the others are done."""
    slow = {item.path for item in items if item.get_closest_marker("slow")}
    items.sort(key=lambda item: item.path not in slow)
