"""Calls of pure functions on values of mixed binding times: made now, before the graph on each call, or after it.

Invariant: what is deferred is an expression over constants, sources and outputs of the graph; a plain container is
rebuilt by it, so nothing of the trace is looked at when it is evaluated.
"""

import enum
from collections.abc import Callable
from typing import Any

import jax.numpy as jnp
import numpy as np

from janus_jax import _jax_compat
from janus_jax.heap import expression as expressions
from janus_jax.heap.expression import Expression, Host, Late
from janus_jax.interp.adoption import complete
from janus_jax.interp.context import CONSTANT_TYPES, Context
from janus_jax.interp.covers import uncovered_type
from janus_jax.interp.floats import widen
from janus_jax.interp.layouts import find_layout
from janus_jax.interp.symbolic import concrete_of
from janus_jax.interp.watched import watched

_DEPTH = 8
_CONTAINERS = (list, tuple, dict, set, frozenset)


def defer(
    context: Context, function: Callable, values: list, keywords: dict | None = None, kind: type | None = None
) -> Any:
    """`function(*values, **keywords)` of a pure function; `kind` is the type of its result if that is known now."""
    keywords = keywords or {}
    everything = [*values, *keywords.values()]
    for value in everything:
        complete(context, value)
    if not any(_is_deferred(context, value) for value in everything):
        return context.run_natively(function, values, keywords)
    operands = tuple(expect_expression(context, value) for value in values)
    named = {name: expect_expression(context, value) for name, value in keywords.items()}
    runner = watched(context, function, everything)
    expression = expressions.call(runner, operands, named)
    if runner is not function:
        context.oblige(expression)
    if any(is_late(context, value) for value in everything):
        layout = find_layout(context, function, values, keywords)
        return context.late(expression, kind if layout is None else np.ndarray, None, layout)
    concrete = [_concrete(context, value) for value in values]
    return context.host(
        function(*concrete, **{name: _concrete(context, value) for name, value in keywords.items()}), expression
    )


def late_output(context: Context, array: Any, function: Callable, kind: type | None) -> Any:
    """`function(array)` once the graph has computed the array."""
    return context.late(expressions.call(function, (_output(context, array),)), kind)


def read_number(context: Context, array: Any, function: Callable, kind: type | None) -> Any:
    """`function(array)` of an array of one number: the graph goes on with the number where it holds it."""
    stand = late_output(context, array, function, kind)
    symbol = context.symbol(stand)
    if kind is int and jnp.issubdtype(array.dtype, jnp.integer):
        symbol.device = _jax_compat.as_python_int(array.reshape(()))
    elif kind is float and jnp.issubdtype(array.dtype, jnp.floating):
        symbol.device = context.run_natively(widen, (array,))
    return stand


def items_of(value: Any) -> list:
    """What a complete container holds directly."""
    return [*value.keys(), *value.values()] if isinstance(value, dict) else list(value)


def reaches(value: Any, test: Callable[[Any], bool], depth: int = _DEPTH) -> bool:
    """Whether a value, or something inside the plain containers that it is made of, passes the test."""
    if test(value):
        return True
    return (
        depth > 0 and isinstance(value, _CONTAINERS) and any(reaches(item, test, depth - 1) for item in items_of(value))
    )


def is_late(context: Context, value: Any) -> bool:
    """Whether a value depends on what the graph computes."""
    return reaches(value, lambda item: context.is_device(item) or isinstance(context.symbol(item), Late))


def _is_deferred(context: Context, value: Any) -> bool:
    return reaches(value, lambda item: context.is_device(item) or context.symbol(item) is not None)


def _output(context: Context, array: Any) -> Expression:
    if not context.owns(array):
        raise context.reject("late-value-use", "the value of an array inside a transformation is looked at")
    return expressions.output(array)


def expect_expression(context: Context, value: Any, depth: int = _DEPTH) -> Expression:
    """How to compute a value on each call, arrays included; rejects what cannot be."""
    symbol = context.symbol(value)
    if symbol is not None:
        if symbol.expression is None:
            raise context.reject("late-value-use", "it is one of two objects")
        return symbol.expression
    if context.is_device(value):
        return _output(context, value)
    if type(value) in CONSTANT_TYPES or isinstance(value, (type, enum.Enum, np.dtype, _jax_compat.ArrayImpl)):
        return expressions.constant(value)
    if depth and type(value) in (list, tuple):
        return expressions.display(
            type(value).__name__, tuple(expect_expression(context, item, depth - 1) for item in value)
        )
    if depth and type(value) is dict:
        pairs = tuple(expect_expression(context, list(pair), depth - 1) for pair in value.items())
        return expressions.call(dict, (expressions.display("list", pairs),))
    raise context.reject(
        "late-value-use", f"a {type(value).__name__} is mixed with values that are known only at run time"
    )


def _concrete(context: Context, value: Any) -> Any:
    if type(value) is dict:
        return {key: _concrete(context, item) for key, item in value.items()}
    if type(value) in (list, tuple):
        return type(value)([_concrete(context, item) for item in value])
    return concrete_of(context, value)


def concrete_type(context: Context, value: Any) -> type | None:
    """The type that the eager run sees of a value; None where that is known only after the graph."""
    symbol = context.symbol(value)
    if isinstance(symbol, Host):
        return type(symbol.value)
    if isinstance(symbol, Late):
        return symbol.kind
    return _jax_compat.type_of_array(value) if context.is_device(value) else uncovered_type(value)
