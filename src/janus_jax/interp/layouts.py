"""The shape and dtype of NumPy arrays that are known only after the graph: NumPy is asked, of arrays of ones.

Invariant: only calls are asked whose result has a shape and dtype that no item decides. Nothing is said of results
without dimensions, which are numbers of NumPy's.
"""

import operator
from collections.abc import Callable
from typing import Any

import numpy as np

from janus_jax.heap.expression import Host, Late
from janus_jax.interp.context import Context
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
    try:
        found = watching(function)(
            *[_example(context, value) for value in values],
            **{name: _example(context, value) for name, value in keywords.items()},
        )
    except (_Unknown, Warned, ArithmeticError, LookupError, TypeError, ValueError):
        return None
    return found if type(found) is np.ndarray else None


def _is_shaped(function: Callable) -> bool:
    if isinstance(function, np.ufunc) or getattr(function, "method", None) in _METHODS:
        return True
    return getattr(function, "__hash__", None) is not None and function in _OPERATORS | _FUNCTIONS


def layout_of(symbol: Late) -> np.ndarray | None:
    """An array of the shape and dtype of one that is known after the graph."""
    if symbol.kind is not np.ndarray or symbol.layout is not None or symbol.device is None:
        return symbol.layout
    return np.ones(symbol.device.shape, symbol.device.dtype)


def _example(context: Context, value: Any) -> Any:
    """A value of the kind that the call is given; where the graph decides it, an array of ones."""
    symbol = context.symbol(value)
    if isinstance(symbol, Host):
        return symbol.value
    if isinstance(symbol, Late):
        layout = layout_of(symbol)
        if layout is None:
            raise _Unknown
        return np.ones_like(layout)
    if context.is_device(value):
        return np.ones(value.shape, value.dtype)
    if type(value) in (tuple, list):
        return type(value)([_example(context, part) for part in value])
    if type(value) is slice:
        return slice(*[_example(context, part) for part in (value.start, value.stop, value.step)])
    return value
