"""Python floats in the graph: scalars of double precision, whatever precision JAX gives to arrays.

A float that was read back from an array, and what Python computes from it, is one; arrays take it in their own
precision, as they take any Python float. Floats are compared by integers in the same order: XLA takes subnormal numbers
for zero, Python does not.

Invariant: a number here has the bits that CPython's would have, up to the order of operations inside XLA; where XLA
would flush a result to zero, the run is abandoned.
"""

import operator
from collections.abc import Callable
from typing import Any

import jax.numpy as jnp
import numpy as np
from jax import lax

from janus_jax import _jax_compat
from janus_jax.heap import expression as expressions
from janus_jax.heap.expression import Host, Late
from janus_jax.interp.context import Context, PreludeGuard

_DOUBLE = np.dtype(np.float64)
_MOST_EXACT = 2**53
_COMPARISONS = frozenset({operator.lt, operator.le, operator.eq, operator.ne, operator.gt, operator.ge})
_ARITHMETIC = frozenset({operator.add, operator.sub, operator.mul, operator.truediv})


def widen(array: Any) -> Any:
    """A scalar of floats or integers as a double; None where doubles do not hold its values, or there are none."""
    if not _jax_compat.has_doubles() or not jnp.issubdtype(array.dtype, jnp.number):
        return None
    is_float = jnp.issubdtype(array.dtype, jnp.floating)
    if jnp.issubdtype(array.dtype, jnp.complexfloating) or not is_float and jnp.iinfo(array.dtype).bits > 32:
        return None
    return _widen_float(array.reshape(())) if is_float else _to_double(array.reshape(()))


def _to_double(array: Any) -> Any:
    with _jax_compat.wide_types():
        return lax.convert_element_type(array, _DOUBLE)


def _widen_float(array: Any) -> Any:
    """Subnormal numbers are put together from their bits."""
    if array.dtype != jnp.float32:
        return _to_double(array)
    bits = _bits_of(array)
    mantissa = bits & 0x007FFFFF
    small = _to_double(jnp.where(bits < 0, -mantissa, mantissa))
    with _jax_compat.wide_types():
        is_small = (bits & 0x7F800000) == 0
        negative_zero = jnp.where(bits < 0, np.float64(-0.0), np.float64(0.0))
        small = jnp.where(mantissa == 0, negative_zero, small * np.float64(2.0**-149))
        return jnp.where(is_small, small, lax.convert_element_type(array, _DOUBLE))


def constant_double(number: float) -> Any:
    """A double of the graph for a number that is known now; JAX would round a plain constant."""
    return _from_words(np.asarray(_words_of(number)))


def _words_of(number: float) -> Any:
    """The bits of a float as two words, which JAX passes to a program as they are."""
    return np.float64(number).reshape(1).view(np.uint32)


def _from_words(words: Any) -> Any:
    with _jax_compat.wide_types():
        return lax.bitcast_convert_type(words, _DOUBLE)


def double_of(context: Context, number: Any) -> Any:
    """The double for a Python number; None for a number that is known only after the graph, or too large an int."""
    symbol = context.symbol(number)
    if isinstance(symbol, Late):
        if symbol.kind not in (int, float) or symbol.device is None:
            return None
        return symbol.device if symbol.kind is float else context.run_natively(widen, (symbol.device,))
    if not _jax_compat.has_doubles():
        return None
    if isinstance(symbol, Host):
        if type(symbol.value) is int:
            _guard_exact(context, symbol)
            if not _is_exact(symbol.value):
                return None
        elif type(symbol.value) is not float:
            return None
        words = context.host(_words_of(symbol.value), expressions.call(_words_of, (symbol.expression,)))
        return context.run_natively(_from_words, (context.as_device(words),))
    if type(number) is float or type(number) is int and abs(number) <= _MOST_EXACT:
        return context.run_natively(constant_double, (number,))
    return None


def _guard_exact(context: Context, symbol: Host) -> None:
    """Whether an int is exact as a double stays as it is."""
    fits = expressions.call(_is_exact, (symbol.expression,))
    context.prelude_guards.append(PreludeGuard(fits, _is_exact(symbol.value), "exact as a float"))


def _is_exact(number: int) -> bool:
    return abs(number) <= _MOST_EXACT


def compute(context: Context, function: Callable, values: list) -> tuple[type | None, Any]:
    """The type and the scalar of an operation on Python numbers of which one is a float; None twice if it has none."""
    if function not in _COMPARISONS and function not in _ARITHMETIC and function is not operator.neg:
        return None, None
    doubles = [double_of(context, value) for value in values]
    if any(double is None for double in doubles):
        return None, None
    if function in _COMPARISONS:
        return bool, context.keep(context.run_natively(_compare, (function, *doubles)))
    result = context.keep(context.run_natively(_compute, (function, *doubles)))
    if function is operator.truediv:
        context.add_check(context.run_natively(_is_nonzero_float, (doubles[1],)))
    if function is not operator.neg and context.is_checkable():
        context.add_check(context.run_natively(_is_kept, (function, result, *doubles)))
    return float, result


def _compute(function: Callable, *doubles: Any) -> Any:
    with _jax_compat.wide_types():
        return function(*doubles)


def _is_kept(function: Callable, result: Any, left: Any, right: Any) -> Any:
    """Whether a result is zero only where it is without flushing."""
    with _jax_compat.wide_types():
        if function is operator.mul:
            is_zero = ~(_is_nonzero_float(left) & _is_nonzero_float(right))
        elif function is operator.truediv:
            is_zero = ~_is_nonzero_float(left) | jnp.isinf(right)
        else:
            is_zero = _key_of(left) == _key_of(right if function is operator.sub else -right)
        return (jnp.abs(result) >= np.finfo(np.float64).tiny) | is_zero | jnp.isnan(result)


def is_nonzero(array: Any) -> Any:
    """The truth of an array of one number, as `bool` finds it on the host."""
    if not jnp.issubdtype(array.dtype, jnp.inexact):
        return array != 0
    if jnp.issubdtype(array.dtype, jnp.complexfloating):
        return jnp.logical_or(is_nonzero(jnp.real(array)), is_nonzero(jnp.imag(array)))
    return _is_nonzero_float(array)


def _is_nonzero_float(array: Any) -> Any:
    """Exponent and mantissa are added as floats: from a test of the bits alone LLVM makes a comparison with zero, in
    which a subnormal number is zero again."""
    info = jnp.finfo(array.dtype)
    with _jax_compat.wide_types():
        bits = _bits_of(array)
        exponent = (bits >> info.nmant) & (2**info.nexp - 1)
        mantissa = bits & (2**info.nmant - 1)
        wide = _DOUBLE if info.bits == 64 else np.dtype(np.float32)
        return lax.convert_element_type(exponent, wide) + lax.convert_element_type(mantissa, wide) > 0


def _bits_of(array: Any) -> Any:
    size = jnp.finfo(array.dtype).bits
    return lax.bitcast_convert_type(lax.stop_gradient(array), jnp.dtype(f"int{size}"))


def _compare(function: Callable, left: Any, right: Any) -> Any:
    with _jax_compat.wide_types():
        is_number = ~(jnp.isnan(left) | jnp.isnan(right))
        found = function(_key_of(left), _key_of(right))
        return found | ~is_number if function is operator.ne else found & is_number


def _key_of(double: Any) -> Any:
    """Integers in the order of the floats; both zeros are 0."""
    bits = _bits_of(double)
    least = np.iinfo(np.int64).min
    return jnp.where(bits >= 0, bits, least - bits)
