"""Rows of stacked arrays that are put together again: the stack itself, without taking it apart.

A rolled loop leaves each list that grew in it as the rows of a stack (`trace/rolling.py`). What programs do with such a
list is mostly to stack it.

Invariant: the result is the array that JAX makes of the list, to the bit.
"""

from collections.abc import Sequence
from typing import Any

import jax.numpy as jnp
from jax import lax

from janus_jax import _jax_compat
from janus_jax.interp.adoption import realise
from janus_jax.interp.context import Context

_OF_A_LIST = (jnp.array, jnp.asarray)


def stack_rows(context: Context, function: Any, arguments: list, keywords: dict) -> Any:
    """What `function` makes of a list of rows; None if it is none that stacks, or the list is no such list."""
    if function not in (jnp.stack, *_OF_A_LIST) or not arguments or not isinstance(arguments[0], (list, tuple)):
        return None
    axis = [*arguments[1:], *keywords.values()]
    if axis and (function is not jnp.stack or len(axis) > 1 or type(axis[0]) is not int or [*keywords] > ["axis"]):
        return None
    realise(context, context.shadow_by_stand.get(id(arguments[0])))
    items = list(arguments[0])
    if not items or not all(map(context.is_device, items)):
        return None
    avals = list(map(_jax_compat.aval_of, items))
    if not all(_jax_compat.is_same_aval(avals[0], aval) for aval in avals) or getattr(avals[0], "weak_type", False):
        return None
    runs = _find_runs(context, items)
    if len(runs) == len(items):
        return None
    return context.keep(context.run_natively(_join_runs, (runs, axis[0] if axis else 0)))


def note_rows(context: Context, stack: Any, rows: Sequence[Any]) -> None:
    """Remembers that these arrays are the rows of `stack`, in order."""
    for number, row in enumerate(rows):
        context.notes["row", id(context.keep(row))] = (stack, number)


def _find_runs(context: Context, items: list) -> list[tuple[Any, int, int]]:
    """For each stretch of items that follow each other in a stack: the stack, the first row and the end; an item that
    is no row is a stretch of its own."""
    runs: list[tuple[Any, int, int]] = []
    for item in items:
        stack, number = context.notes.get(("row", id(item)), (item, -1))
        if runs and number > 0 and runs[-1][0] is stack and runs[-1][2] == number:
            runs[-1] = (stack, runs[-1][1], number + 1)
        else:
            runs.append((stack, number, number + 1))
    return runs


def _join_runs(runs: list, axis: int) -> Any:
    pieces = []
    for stack, first, end in runs:
        if first < 0:
            pieces.append(lax.expand_dims(stack, (0,)))
        else:
            pieces.append(lax.slice_in_dim(stack, first, end))
    joined = pieces[0] if len(pieces) == 1 else lax.concatenate(pieces, 0)
    joined = joined if axis == 0 else jnp.moveaxis(joined, 0, axis)
    return _jax_compat.copy_array(joined)
