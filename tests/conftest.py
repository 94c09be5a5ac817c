"""Standing here, this file lets every test import what stands beside it: `builders`, `strategies`."""

from hypothesis import settings

settings.register_profile("any machine", deadline=None)  # how long an example takes says more of the machine
settings.load_profile("any machine")
