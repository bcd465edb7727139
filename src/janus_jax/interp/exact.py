"""Comparisons of Python floats that were read back from arrays, made in the graph with all of their bits.

A float of single precision is below a Python float exactly if it is below the next float of single precision that is
not less than that. Floats are compared by integers that are in the same order: XLA takes subnormal numbers for zero,
Python does not.

Invariant: a predicate made here is true where Python's comparison is.
"""

import operator
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from janus_jax.heap import expression as expressions
from janus_jax.heap.expression import Late
from janus_jax.interp.context import Context

_MIRRORED = {
    operator.lt: operator.gt, operator.gt: operator.lt, operator.le: operator.ge, operator.ge: operator.le,
    operator.eq: operator.eq, operator.ne: operator.ne,
}  # fmt: skip


def is_nonzero(array: Any) -> Any:
    """The truth of an array of one number, as `bool` finds it on the host."""
    if not jnp.issubdtype(array.dtype, jnp.inexact):
        return array != 0
    if jnp.issubdtype(array.dtype, jnp.complexfloating):
        return jnp.logical_or(is_nonzero(jnp.real(array)), is_nonzero(jnp.imag(array)))
    bits = _bits_of(array)
    return (bits << 1) != 0


def is_representable(number: float, dtype: Any) -> bool:
    return float(np.asarray(number).astype(dtype)) == number


def compare_exactly(context: Context, function: Callable, left: Any, right: Any) -> Any:
    """The predicate of a comparison of which one side at least is a float read back; None where it cannot be made in
    the graph."""
    first, second = _exact_of(context, left), _exact_of(context, right)
    if first is None and second is None:
        return None
    if first is None:
        return compare_exactly(context, _MIRRORED[function], right, left)
    if second is not None:
        return context.run_natively(_compare_arrays, (function, first, second))
    symbol = context.symbol(right)
    if isinstance(symbol, Late) or type(right if symbol is None else symbol.value) not in (int, float, bool):
        return None
    return context.run_natively(_compare_with, (function, first, _bound(context, function, right, first.dtype)))


def _bound(context: Context, function: Callable, number: Any, dtype: Any) -> Any:
    symbol = context.symbol(number)
    if symbol is None:
        return _bound_for(function, number, dtype)
    constants = expressions.constant(function), expressions.constant(dtype)
    expression = expressions.call(_bound_for, (constants[0], symbol.expression, constants[1]))
    return context.as_device(context.host(_bound_for(function, symbol.value, dtype), expression))


def _exact_of(context: Context, obj: Any) -> Any:
    """The array that holds a Python float exactly."""
    symbol = context.symbol(obj)
    return symbol.device if isinstance(symbol, Late) and symbol.is_exact else None


def _bits_of(array: Any) -> Any:
    size = jnp.finfo(array.dtype).bits
    return jax.lax.bitcast_convert_type(jax.lax.stop_gradient(array), jnp.dtype(f"int{size}"))


def _key_of(array: Any) -> Any:
    """Integers in the order of the floats; both zeros are 0."""
    bits = _bits_of(array)
    least = jnp.iinfo(bits.dtype).min
    return jnp.where(bits >= 0, bits, least - bits)


def _compare_arrays(function: Callable, first: Any, second: Any) -> Any:
    is_number = jnp.logical_not(jnp.logical_or(_is_nan(first), _is_nan(second)))
    found = function(_key_of(first), _key_of(second))
    return jnp.logical_or(found, ~is_number) if function is operator.ne else jnp.logical_and(found, is_number)


def _is_nan(array: Any) -> Any:
    info = jnp.finfo(array.dtype)
    infinite = int(np.asarray(np.inf, array.dtype).view(f"int{info.bits}"))
    return (_bits_of(array) & jnp.iinfo(f"int{info.bits}").max) > infinite


def _compare_with(function: Callable, array: Any, bound: int) -> Any:
    found = function(_key_of(array), bound)
    is_nan = _is_nan(array)
    return jnp.logical_or(found, is_nan) if function is operator.ne else jnp.logical_and(found, ~is_nan)


def _bound_for(function: Callable, number: float, dtype: Any) -> int:
    """The key that floats of `dtype` are compared with instead of `number`; one beyond all of them if none compares."""
    size = np.dtype(dtype).itemsize * 8
    least, most = np.iinfo(f"int{size}").min, np.iinfo(f"int{size}").max
    beyond = int(least if function in (operator.lt, operator.le) else most)
    if number != number:
        return beyond
    with np.errstate(over="ignore", under="ignore"):
        nearest = np.asarray(_as_float(number)).astype(dtype)
        below = nearest if float(nearest) <= number else np.nextafter(nearest, np.asarray(-np.inf, dtype))
        above = nearest if float(nearest) >= number else np.nextafter(nearest, np.asarray(np.inf, dtype))
    if function in (operator.eq, operator.ne) and below != above:
        return beyond
    bits = int(np.asarray(above if function in (operator.lt, operator.ge) else below, dtype).view(f"int{size}"))
    return bits if bits >= 0 else int(least) - bits


def _as_float(number: float) -> float:
    try:
        return float(number)
    except OverflowError:
        return float("inf") if number > 0 else float("-inf")
