"""How good Inquit is: scorers, the floors that CI refuses to lower, and measures on outside data.

`python -m evaluation` prints everything that can be measured here; outside data are found through `INQUIT_DATA`.
"""
