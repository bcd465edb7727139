"""Arrays and lists of varying length in the opposite order.

Invariant: an item of a list is that very object: where the graph has only its value, neither list is left behind with
both.
"""

import operator
from typing import Any

import jax.numpy as jnp

from janus_jax import _jax_compat
from janus_jax.heap import expression as expressions
from janus_jax.heap.expression import Rows
from janus_jax.interp.context import Context
from janus_jax.interp.padded import Padded, make_padded
from janus_jax.interp.padded_items import (
    PaddedIterator,
    PaddedRange,
    find_rows,
    list_of_items,
    rows_of_items,
    take_rows_apart,
)


def reverse_rows(context: Context, obj: Padded) -> Padded:
    """The rows in the opposite order; behind the last one the first one is repeated."""
    values = context.run_natively(reverse_stack, (obj.values, context.as_device(obj.length)))
    expression = None
    if obj.is_numpy:
        backwards = expressions.constant(slice(None, None, -1))
        expression = expressions.call(operator.getitem, (context.symbol(obj).expression, backwards))
    return make_padded(context, values, obj.length, obj.is_numpy, expression)


def reverse_stack(values: Any, count: Any) -> Any:
    """The first rows of an array in the opposite order; behind them the first one is repeated."""
    return values[jnp.maximum(count - 1 - jnp.arange(values.shape[0]), 0)]


def count_down(context: Context, obj: PaddedRange) -> Padded:
    """The ints of a range that goes backwards."""
    operands = (obj.first, obj.capacity, context.as_device(obj.length))
    made = make_padded(context, context.run_natively(_count_down, operands), obj.length)
    made.is_int = True
    return made


def _count_down(first: int, capacity: int, count: Any) -> Any:
    return reverse_stack(first + jnp.arange(capacity, dtype=jnp.int32), count)


def iterate_backwards(context: Context, obj: Any, padded: Padded) -> PaddedIterator:
    """`reversed(obj)`, of an array or list whose rows or items `padded` holds."""
    if find_rows(context, obj) is not None:
        padded = take_rows_apart(context, obj)
    made = reverse_rows(context, padded)
    made.rows, made.names, made.items, made.is_int = padded.rows, padded.names, padded.items, padded.is_int
    made.is_backwards = True
    return PaddedIterator(context, made)


def reversed_list(context: Context, obj: list) -> list:
    """`obj[::-1]` of a list that a loop has filled."""
    whole = take_rows_apart(context, obj)
    return list_of_items(context, reverse_rows(context, whole), whole)


def reverse_list(context: Context, obj: list) -> None:
    """`obj.reverse()` of a list that a loop has filled, and that nothing but it holds."""
    if id(obj) in context.shadow_by_stand:
        raise context.reject("late-value-use", "an existing list of varying length is reversed")
    obj[:] = turned_list(context, take_rows_apart(context, obj))


def turned_list(context: Context, whole: Padded) -> list:
    """What a list holds that was turned round, where `whole` are its items: nothing else holds those, but for arrays
    that have other names."""
    return rows_of_items(context, reverse_rows(context, whole), whole)


def list_of_rows(context: Context, iterator: PaddedIterator) -> list | None:
    """`list(iterator)` of one over a list that a loop has filled, or over an array; None of another one."""
    over = iterator.over
    if not isinstance(over, Padded) or iterator.position or over.items is not None or over.is_numpy or over.is_int:
        return None
    iterator.exhaust()
    if over.rows is not None:
        return list_of_items(context, over, over)
    stack = context.keep(context.run_natively(_jax_compat.copy_array, (over.values,)))  # another list has other rows
    return context.keep([context.choice(Rows(stack, over.length))])
