"""Rows of stacked arrays that are put together again: the stack itself, without taking it apart.

A rolled loop leaves each list that grew in it as the rows of a stack (`trace/rolling.py`), and an array that is gone
over is its rows. What programs do with such a list is mostly to stack it, to sum it, or to go over it.

Invariant: the result is the array that JAX makes of the list, to the bit; but for the order of a sum.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import jax.numpy as jnp
from jax import lax

from janus_jax import _jax_compat
from janus_jax.interp.adoption import realise
from janus_jax.interp.context import Context

_STACKING = (jnp.stack, jnp.array, jnp.asarray, jnp.concatenate, jnp.vstack, jnp.hstack)
_WITH_AXIS = (jnp.stack, jnp.concatenate)
_LEAST_SUMMED = 8
_SUMMED = ("float32", "float64", "int32", "int64", "uint32", "complex64")
"""Types that JAX sums as it adds: of smaller floats it keeps more than each sum would."""


@dataclass(slots=True, eq=False)
class Run:
    """Items that follow each other in a stack, in steps; an item that is no row is a run of its own, without stack."""

    item: Any
    stack: Any = None
    first: int = 0
    step: int = 0
    count: int = 1

    def takes(self, stack: Any, number: int) -> bool:
        """Whether the row of this number is the next one; it is added then."""
        if stack is None or stack is not self.stack:
            return False
        step = number - self.first if self.count == 1 else self.step
        if step == 0 or number != self.first + step * self.count:
            return False
        self.step = step
        self.count += 1
        return True

    def array(self) -> Any:
        """The items, stacked."""
        if self.count == 1:
            return lax.expand_dims(self.item, (0,))
        last = self.first + self.step * (self.count - 1)
        if (self.first, self.step, self.count) == (0, 1, self.stack.shape[0]):
            return self.stack
        low, high = sorted((self.first, last))
        found = lax.slice_in_dim(self.stack, low, high + 1, abs(self.step))
        return lax.rev(found, (0,)) if self.step < 0 else found


def stack_rows(context: Context, function: Any, arguments: list, keywords: dict) -> Any:
    """What `function` makes of a list of rows; None if it is none that stacks, or the list is no such list."""
    if not any(function is known for known in _STACKING) or not arguments:
        return None
    axis = [*arguments[1:], *keywords.values()]
    if axis and (function not in _WITH_AXIS or len(axis) > 1 or type(axis[0]) is not int or [*keywords] > ["axis"]):
        return None
    found = _find_rows(context, arguments[0])
    if found is None:
        return None
    items, runs = found
    axis = _axis_of(function, axis[0] if axis else 0, items[0].ndim)
    return None if axis is None else context.keep(context.run_natively(_join_runs, (runs, *axis)))


def _axis_of(function: Any, axis: int, ndim: int) -> tuple[int, bool] | None:
    """Which axis the items are put along, and whether that is one that they have; None if it cannot be said."""
    is_joined = function not in _STACKING[:3]
    if function is jnp.vstack:  # a number becomes a row of one
        return (0, ndim > 1) if ndim else None
    if function is jnp.hstack:
        axis = 0 if ndim == 1 else 1
    dimensions = ndim if is_joined else ndim + 1
    if not -dimensions <= axis < dimensions:
        return None
    return axis % dimensions, is_joined


def _find_rows(context: Context, items: Any) -> tuple[list, list[Run]] | None:
    """The items of a list or tuple of arrays of one type, and the runs that they are; None if there are no rows."""
    if not isinstance(items, (list, tuple)):
        return None
    realise(context, context.shadow_by_stand.get(id(items)))
    items = list(items)
    if not items or not all(map(context.is_device, items)):
        return None
    avals = list(map(_jax_compat.aval_of, items))
    if not all(_jax_compat.is_same_aval(avals[0], aval) for aval in avals) or getattr(avals[0], "weak_type", False):
        return None
    runs = _find_runs(context, items)
    return None if len(runs) == len(items) else (items, runs)


def add_rows(context: Context, items: Any, start: Any) -> Any:
    """`sum(items, start)` of many rows; None if the items are none, or their sum is not to be had at once."""
    if type(items) not in (list, tuple) or len(items) < _LEAST_SUMMED:
        return None
    found = _find_rows(context, items)
    is_exact = found is not None and items[0].dtype.name in _SUMMED
    if not is_exact or not (type(start) is int and start == 0 and context.symbol(start) is None):
        return None
    return context.keep(context.run_natively(_sum_runs, (found[1],)))


def note_rows(context: Context, stack: Any, rows: Sequence[Any]) -> None:
    """Remembers that these arrays are the rows of `stack`, in order."""
    for number, row in enumerate(rows):
        context.notes["row", id(context.keep(row))] = (stack, number)


def note_array(context: Context, rows: tuple) -> tuple:
    """Remembers that an iterator over these rows is one over an array: nothing else holds them."""
    context.notes["rows of an array", id(context.keep(rows))] = rows
    return rows


def is_of_array(context: Context, rows: Any) -> bool:
    """Whether `note_array` was told of these rows."""
    return ("rows of an array", id(rows)) in context.notes


def is_copied(context: Context, items: Sequence[Any]) -> bool:
    """Whether `stack_items` makes a copy of these arrays: they are not rows of one stack."""
    runs = _find_runs(context, items)
    return len(runs) > 1 or runs[0].stack is None


def stack_items(context: Context, items: Sequence[Any]) -> Any:
    """Arrays of one type as one array; of rows the stack that they are of."""
    runs = _find_runs(context, items)
    pieces = [run.array() for run in runs]
    return pieces[0] if len(pieces) == 1 else lax.concatenate(pieces, 0)


def _find_runs(context: Context, items: Sequence) -> list[Run]:
    runs: list[Run] = []
    for item in items:
        stack, number = context.notes.get(("row", id(item)), (None, 0))
        if not runs or not runs[-1].takes(stack, number):
            runs.append(Run(item, stack, number))
    return runs


def _join_runs(runs: list[Run], axis: int, is_joined: bool) -> Any:
    pieces = [run.array() for run in runs]
    joined = pieces[0] if len(pieces) == 1 else lax.concatenate(pieces, 0)
    if is_joined:
        joined = jnp.moveaxis(joined, 0, axis)
        shape = joined.shape
        return lax.reshape(joined, (*shape[:axis], shape[axis] * shape[axis + 1], *shape[axis + 2 :]))
    joined = joined if axis == 0 else jnp.moveaxis(joined, 0, axis)
    return _jax_compat.copy_array(joined)


def _sum_runs(runs: list[Run]) -> Any:
    pieces = [jnp.sum(run.array(), axis=0, dtype=run.item.dtype) for run in runs]
    return sum(pieces[1:], pieces[0])
