"""Existing lists of a varying number of items of one type, arrays or ints: the graph is given them as one array.

Invariant: the list is as it was before the call. An item that is an array is that very array: it has no other object
that could be told from it.
"""

from typing import Any

import jax
import numpy as np

from janus_jax import _jax_compat
from janus_jax.heap import expression as expressions
from janus_jax.heap.shadow import Shadow
from janus_jax.interp.context import Context, PreludeGuard
from janus_jax.interp.padded import LARGEST_ROWS, ROWS, Padded, capacity_of, make_padded, note_most, rows_path

_LARGEST_INT = 2**30


def describe_items(items: list) -> tuple:
    """What one program holds for: everything about a list but the values of its items and their exact number."""
    first = items[0] if items else None
    is_usable = len(items) <= LARGEST_ROWS
    if type(first) is int:
        is_usable &= all(type(item) is int and -_LARGEST_INT < item < _LARGEST_INT for item in items)
        return is_usable, capacity_of(len(items)), "int"
    if type(first) is _jax_compat.ArrayImpl and first.ndim >= 0 and is_usable:
        aval = first.aval
        is_usable = not aval.weak_type and all(_is_alike(item, aval) for item in items)
        return is_usable, capacity_of(len(items)), *first.shape, str(first.dtype)
    return (False,)


def _is_alike(item: Any, aval: Any) -> bool:
    if type(item) is not _jax_compat.ArrayImpl or item.is_deleted() or _jax_compat.is_committed(item):
        return False
    return item.aval is aval or _jax_compat.is_same_aval(item.aval, aval)


def stack_padded(items: list, capacity: int) -> np.ndarray:
    """The items as rows, the last one repeated up to `capacity` of them."""
    if type(items[0]) is int:
        return np.asarray(items + items[-1:] * (capacity - len(items)), np.int32)
    arrays = jax.device_get(items)
    return np.stack(arrays + arrays[-1:] * (capacity - len(arrays)))


def find_padded_list(context: Context, obj: Any) -> Padded | None:
    """What stands for the items of an existing list, if their number is known to vary and the program has done nothing
    to it."""
    shadow = context.shadow_by_stand.get(id(obj)) if context.is_padding and type(obj) is list else None
    if shadow is None or obj or shadow.realised or shadow.kind != "list" or type(shadow.real) is not list:
        return None
    if rows_path(shadow.source) not in context.varying or context.closed or shadow.cover is not None:
        return None
    known = (ROWS, shadow.source.path)
    if known not in context.notes:
        context.notes[known] = _adopt_items(context, shadow)
    return context.notes[known]


def _adopt_items(context: Context, shadow: Shadow) -> Padded | None:
    layout = describe_items(shadow.real)
    if not layout[0]:
        return None
    fetched = expressions.fetch(shadow.source)
    context.prelude_guards.append(PreludeGuard(expressions.call(describe_items, (fetched,)), layout, "items"))
    sample = shadow.real[0]
    row = np.int32(0) if type(sample) is int else np.zeros((), sample.dtype)
    shape = (layout[1], *getattr(sample, "shape", ()))
    stacked = expressions.call(stack_padded, (fetched, expressions.constant(layout[1])))
    values = context.add_input(stacked, _jax_compat.aval_of(np.broadcast_to(row, shape)), is_host=True)
    length = context.host(len(shadow.real), expressions.call(len, (fetched,)))
    note_most(context, length, layout[1])
    made = make_padded(context, values, length, expression=fetched)
    made.items = shadow.stand
    made.is_int = type(sample) is int
    context.keep(shadow.real)
    return made
