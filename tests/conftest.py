"""Standing here, this file lets every test import what stands beside it: `builders`, `strategies`."""
