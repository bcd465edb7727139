"""The shape and dtype of NumPy arrays that are known only after the graph: NumPy is asked, of arrays of ones.

Invariant: only calls are asked whose result has a shape and dtype that no item decides. Nothing is said of results
without dimensions, which are numbers of NumPy's.
"""

import operator
from collections.abc import Callable
from typing import Any

import numpy as np

from janus_jax.heap import expression as expressions
from janus_jax.heap.expression import Host, Late
from janus_jax.interp.context import Context, PreludeGuard
from janus_jax.interp.watched import Warned, watching

_OPERATORS = frozenset(
    {operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, operator.pow,
     operator.matmul, operator.and_, operator.or_, operator.xor, operator.neg, operator.invert, operator.lt,
     operator.le, operator.gt, operator.ge, operator.eq, operator.ne, operator.getitem}
)  # fmt: skip
_METHODS = frozenset(
    {"sum", "mean", "std", "var", "min", "max", "all", "any", "prod", "cumsum", "argmin", "argmax", "argsort", "copy",
     "astype", "reshape", "ravel", "flatten", "transpose", "squeeze", "swapaxes", "clip", "round", "dot", "conj",
     "trace", "diagonal", "take"}
)  # fmt: skip
_FUNCTIONS = frozenset(
    {np.sum, np.mean, np.std, np.var, np.min, np.max, np.all, np.any, np.prod, np.cumsum, np.argmin, np.argmax,
     np.argsort, np.sort, np.copy, np.reshape, np.ravel, np.transpose, np.squeeze, np.swapaxes, np.clip, np.round,
     np.dot, np.trace, np.diagonal, np.take, np.nanmean, np.nansum, np.nanmax, np.nanmin, np.nanstd, np.median,
     np.concatenate, np.stack, np.vstack, np.hstack, np.tile, np.outer, np.array, np.asarray, np.expand_dims, np.flip,
     np.roll, np.diff, np.nan_to_num, np.tril, np.triu, np.zeros_like, np.ones_like, np.full_like,
     np.where}
)  # fmt: skip


class _Unknown(Exception):
    """An operand has no known shape."""


def find_layout(context: Context, function: Callable, values: list, keywords: dict) -> np.ndarray | None:
    """An array of the shape and dtype that a call gives; None where that is not known, or where it gives none."""
    if not _is_shaped(function):
        return None
    is_elementwise = (
        isinstance(function, np.ufunc) or _is_known(function, _OPERATORS) and function is not operator.getitem
    )
    try:
        if function is operator.getitem:
            operands = [_example(context, values[0], False), _example_key(context, values[1])]
        else:
            operands = [_example(context, value, is_elementwise) for value in values]
        named = {name: _example(context, value, is_elementwise) for name, value in keywords.items()}
        if function is operator.getitem and _holds_mask(operands[1]):
            return None
        found = watching(function)(*operands, **named)
    except (_Unknown, Warned, ArithmeticError, LookupError, TypeError, ValueError):
        return None
    return found if type(found) is np.ndarray else None


def _is_shaped(function: Callable) -> bool:
    if isinstance(function, np.ufunc) or getattr(function, "method", None) in _METHODS:
        return True
    return _is_known(function, _OPERATORS | _FUNCTIONS)


def _is_known(function: Callable, known: frozenset) -> bool:
    return getattr(function, "__hash__", None) is not None and function in known


def _holds_mask(key: Any) -> bool:
    """Whether the items of a key decide how many items it takes."""
    if isinstance(key, (tuple, list)):
        return any(map(_holds_mask, key))
    return isinstance(key, (bool, np.bool_)) or isinstance(key, np.ndarray) and key.dtype == bool


def pin_layout(context: Context, obj: Any) -> np.ndarray:
    """A host array, the shape and dtype of which are guarded: those of one that is computed may vary."""
    symbol = context.symbol(obj)
    if id(obj) not in context.input_sources and ("layout", id(symbol.expression)) not in context.notes:
        context.notes["layout", id(symbol.expression)] = symbol.expression
        for name in ("shape", "dtype"):
            layout = expressions.call(getattr, (symbol.expression, expressions.constant(name)))
            context.prelude_guards.append(PreludeGuard(layout, getattr(symbol.value, name), f".{name}"))
    return symbol.value


def layout_of(symbol: Late) -> np.ndarray | None:
    """An array of the shape and dtype of one that is known after the graph."""
    if symbol.kind is not np.ndarray or symbol.layout is not None or symbol.device is None:
        return symbol.layout
    return np.ones(symbol.device.shape, symbol.device.dtype)


def _example_key(context: Context, key: Any) -> Any:
    """A key of the same kind: which item an int names decides no shape, where a slice ends does."""
    if type(key) is tuple:
        return tuple([_example_key(context, part) for part in key])
    symbol = context.symbol(key)
    is_int = isinstance(symbol, Host) and type(symbol.value) is int
    return symbol.value if is_int else _example(context, key, False)


def _example(context: Context, value: Any, is_elementwise: bool) -> Any:
    """A value of the kind that the call is given; where the graph decides it, an array of ones. A number that varies
    may decide a shape, but where the call works item by item."""
    symbol = context.symbol(value)
    if isinstance(symbol, Host):
        is_fixed = id(value) in context.input_sources if isinstance(symbol.value, np.ndarray) else is_elementwise
        if not is_fixed:
            raise _Unknown
        return symbol.value
    if isinstance(symbol, Late):
        layout = layout_of(symbol)
        if layout is None:
            raise _Unknown
        return np.ones_like(layout)
    if context.is_device(value):
        return np.ones(value.shape, value.dtype)
    if type(value) in (tuple, list):
        return type(value)([_example(context, part, is_elementwise) for part in value])
    if type(value) is slice:
        parts = (value.start, value.stop, value.step)
        return slice(*[_example(context, part, is_elementwise) for part in parts])
    return value
