"""Ranges whose position or end is known in the graph only, as what a lowered loop iterates over.

Invariant: such an iterator is never changed: one that has moved is another object.
"""

import operator
from collections.abc import Callable
from typing import Any

from janus_jax.heap.expression import StandIn
from janus_jax.interp.context import Context


class CarriedRange(StandIn):
    """What stands for a range, or its iterator: where it is, or where it ends, is known in the graph only."""

    def __init__(self, position: Any, stop: Any, step: int):
        super().__init__("a range")
        self.position = position
        self.stop = stop
        self.step = step


def advance_range(context: Context, iterator: CarriedRange, add: Callable[[Any, int], Any]) -> CarriedRange:
    return context.keep(CarriedRange(add(iterator.position, iterator.step), iterator.stop, iterator.step))


def as_carried_range(context: Context, iterator: Any) -> CarriedRange:
    """A range iterator of CPython, with what is left of it."""
    left = iterator.__reduce__()
    bounds = left[1][0]
    start = 0 if len(left) < 3 or left[2] is None else operator.index(left[2])
    bounds = bounds[start:]
    return context.keep(CarriedRange(bounds.start, bounds.stop, bounds.step))
