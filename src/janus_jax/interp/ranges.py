"""Ranges whose position or end is known in the graph only, as what a lowered loop iterates over.

Invariant: such an iterator is never changed: one that has moved is another object.
"""

import operator
from collections.abc import Callable
from typing import Any

from janus_jax.heap.expression import StandIn
from janus_jax.interp.context import Context

_RANGE_ITERATORS = (type(iter(range(0))), type(iter(range(1 << 70))))


class CarriedRange(StandIn):
    """What stands for a range, or its iterator: where it is, or where it ends, is known in the graph only. `over` gives
    the item at a position, where that is not the position itself."""

    def __init__(self, position: Any, stop: Any, step: int, over: Callable[[Any], Any] | None = None):
        super().__init__("a range")
        self.position = position
        self.stop = stop
        self.step = step
        self.over = over

    def with_bounds(self, position: Any, stop: Any) -> "CarriedRange":
        return CarriedRange(position, stop, self.step, self.over)

    def item(self) -> Any:
        """The item at its position."""
        return self.position if self.over is None else self.over(self.position)


def advance_range(context: Context, iterator: CarriedRange, add: Callable[[Any, int], Any]) -> CarriedRange:
    return context.keep(iterator.with_bounds(add(iterator.position, iterator.step), iterator.stop))


def is_range_iterator(context: Context, obj: Any) -> bool:
    """Whether it is CPython's iterator of a range, made in the trace."""
    return isinstance(obj, _RANGE_ITERATORS) and id(obj) not in context.opaque


def numbers_left(iterator: Any) -> range:
    """What is left of a range iterator of CPython."""
    left = iterator.__reduce__()
    bounds = left[1][0]
    return bounds[0 if len(left) < 3 or left[2] is None else operator.index(left[2]) :]


def as_carried_range(context: Context, iterator: Any) -> CarriedRange:
    """A range iterator of CPython, with what is left of it."""
    bounds = numbers_left(iterator)
    return context.keep(CarriedRange(bounds.start, bounds.stop, bounds.step))
