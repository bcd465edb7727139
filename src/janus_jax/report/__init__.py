"""What was converted, what was not, why, and at what cost.

Invariant: everything in here is made of plain frozen records; no live object of the user's program is reachable.
"""
