"""Operations on values of which some are known on the host or only late.

Invariant: an operation with symbolic operands either becomes an expression evaluated on each call, runs natively on
tracers (with the meaning JAX gives it), or is rejected; it never uses the value of this run silently.
"""

import operator
import types
from collections.abc import Callable
from typing import Any

import jax.numpy as jnp
import numpy as np

from janus_jax import _jax_compat
from janus_jax.heap import expression as expressions
from janus_jax.heap.expression import Expression, Host, Late
from janus_jax.interp import floats
from janus_jax.interp.adoption import complete
from janus_jax.interp.choices import split_on
from janus_jax.interp.context import Context
from janus_jax.interp.layouts import find_layout
from janus_jax.interp.watched import watched

_FIXED_TYPES = (int, float, bool, str, complex)


def _operands(context: Context, values: list) -> list[Expression] | None:
    found = [context.expression(value) for value in values]
    return None if any(item is None for item in found) else found


def host_call(context: Context, function: Callable, values: list, keywords: dict | None = None) -> Any:
    """A pure call recomputed on each call before the graph, made now as well; late operands make it late."""
    keywords = keywords or {}
    if any(context.symbol(value) is not None and context.symbol(value).expression is None for value in values):
        done = split_on(context, values, lambda sides: _call_on_side(context, function, sides, keywords))
        if done is not None:
            return done[0]
    operands = _operands(context, values)
    named = {name: context.expression(value) for name, value in keywords.items()}
    if operands is None or None in named.values():
        raise context.reject("late-value-use", f"{_name(function)}() mixes host values with objects")
    expression = expressions.call(watched(context, function, [*values, *keywords.values()]), tuple(operands), named)
    if any(context.has_symbol(value, (Late,)) for value in (*values, *keywords.values())):
        kind, device = late_number(context, function, values) if not keywords else (None, None)
        kind = kind or _kind_of_text(context, function, values)
        if device is None:  # what the graph computes cannot raise: where it would, a check of the graph fails
            context.oblige(expression)
        layout = find_layout(context, function, values, keywords) if kind is None else None
        return context.late(expression, kind if layout is None else np.ndarray, device, layout)
    context.oblige(expression)
    concrete = _call_now(context, function, values, keywords)
    return context.host(concrete, expression)


def _kind_of_text(context: Context, function: Callable, values: list) -> type | None:
    """str, where texts are put together."""
    kinds = [_kind_of(context, value) for value in values]
    is_text = function is operator.add and kinds == [str, str] or function is operator.mul and set(kinds) == {str, int}
    return str if is_text else None


def _call_on_side(context: Context, function: Callable, values: list, keywords: dict) -> Any:
    if any(context.has_symbol(value) for value in (*values, *keywords.values())):
        return host_call(context, function, values, keywords)
    for value in (*values, *keywords.values()):
        complete(context, value)
    return context.run_natively(function, values, keywords)


_COMPARISONS = frozenset({operator.lt, operator.le, operator.eq, operator.ne, operator.gt, operator.ge})
_LARGEST = 2.0**30


def late_number(context: Context, function: Callable, values: list) -> tuple[type | None, Any]:
    """The type of an operation on late Python numbers, and its result as a scalar of the graph, where it has both.

    Python's ints are unbounded: that a result fits into 32 bits is a check of the graph.
    """
    kinds = [_kind_of_number(context, value) for value in values]
    if None in kinds:
        return None, None
    if float in kinds or function is operator.truediv:
        return floats.compute(context, function, values)
    scalars = [_scalar(context, value) for value in values]
    if len(scalars) != 2 or any(scalar is None for scalar in scalars):
        return None, None
    constant = values[1] if type(values[1]) is int else None
    if function in _COMPARISONS:
        return bool, context.keep(context.run_natively(function, scalars))
    if function in (operator.mod, operator.floordiv) and constant is not None and constant > 0:
        return int, context.keep(context.run_natively(function, scalars))
    if function is operator.pow and type(values[0]) is int and values[0] > 0:
        context.add_check(context.run_natively(operator.ge, (scalars[1], 0)))
    elif function not in _ARITHMETIC:
        return None, None
    if function in (operator.add, operator.sub) and constant is not None and abs(constant) <= 1:
        if constant and context.is_checkable():
            least, most = _jax_compat.python_int_range()
            is_growing = (constant > 0) == (function is operator.add)
            edge = most if is_growing else least
            context.add_check(context.run_natively(operator.ne, (scalars[0], edge)))
    else:
        size = context.run_natively(_jax_compat.size_of_result, (function, *scalars))
        context.add_check(context.run_natively(operator.lt, (size, _LARGEST)))
    return int, context.keep(context.run_natively(function, scalars))


_ARITHMETIC = frozenset({operator.add, operator.sub, operator.mul})
NUMBER_OPERATORS = _COMPARISONS | _ARITHMETIC | {operator.truediv}
"""What late Python numbers are computed with in the graph."""


def _kind_of(context: Context, value: Any) -> type | None:
    symbol = context.symbol(value)
    return symbol.kind if isinstance(symbol, Late) else type(value) if symbol is None else type(symbol.value)


def _kind_of_number(context: Context, value: Any) -> type | None:
    kind = _kind_of(context, value)
    return kind if kind in (int, float) else None


def _scalar(context: Context, value: Any) -> Any:
    """The scalar of the graph for a Python int; None where it has none."""
    symbol = context.symbol(value)
    if isinstance(symbol, Late):
        return symbol.device
    if isinstance(symbol, Host):
        return context.as_device(value)
    return value if abs(value) < _LARGEST else None


def _call_now(context: Context, function: Callable, values: list, keywords: dict) -> Any:
    """The result in this run; an error holds only for these very values, which become constants then."""
    plain = [concrete_of(context, value) for value in values]
    named = {name: concrete_of(context, value) for name, value in keywords.items()}
    failed = True
    try:
        result = function(*plain, **named)
        failed = False
    finally:
        if failed:
            _pin_all(context, [*values, *keywords.values()])
    return result


def _pin_all(context: Context, obj: Any) -> None:
    if isinstance(context.symbol(obj), Host):
        context.pin(obj)
    elif type(obj) in (tuple, list):
        for item in obj:
            _pin_all(context, item)


def _name(function: Callable) -> str:
    return getattr(function, "__name__", type(function).__name__)


def concrete_of(context: Context, obj: Any) -> Any:
    """The value in this run of a host value, or of a plain container of such."""
    symbol = context.symbol(obj)
    if isinstance(symbol, Host):
        return symbol.value
    if type(obj) in (tuple, list):
        return type(obj)([concrete_of(context, item) for item in obj])
    if type(obj) is slice:
        return slice(*[concrete_of(context, part) for part in (obj.start, obj.stop, obj.step)])
    return obj


def is_array_like(context: Context, obj: Any) -> bool:
    """Whether an operand makes an operation an array operation of JAX: a tracer that is no host value, or a concrete
    jax.Array."""
    if context.is_device(obj) or isinstance(obj, _jax_compat.ArrayImpl):
        return True
    return type(obj).__module__.startswith("jax.") and not isinstance(obj, type) and context.symbol(obj) is None


def apply_operator(context: Context, function: Callable, operands: list) -> Any:
    """A pure operator (arithmetic, comparison, subscript) on values of any binding time."""
    if any(is_array_like(context, operand) for operand in operands):
        operands = [_device_operand(context, operand) for operand in operands]
        return as_new_array(context, function, operands, context.run_natively(function, operands))
    if not _computes_on_symbols(context, operands):
        return context.run_natively(function, operands)
    return host_call(context, function, operands)


def known_exponent(context: Context, base: Any, exponent: Any) -> Any:
    """An integer exponent that JAX knows, as it does eagerly: `integer_pow` is exact where `pow` is not."""
    symbol = context.symbol(exponent)
    if isinstance(symbol, Host):
        return context.pin(exponent) if _is_integer_scalar(symbol.value) else exponent
    if _is_integer_scalar(exponent) and context.owns(exponent) and jnp.issubdtype(jnp.result_type(base), jnp.integer):
        raise context.reject("array-branch", "an integer is raised to the power of an array")
    return exponent


def _is_integer_scalar(value: Any) -> bool:
    if isinstance(value, int):
        return True
    return getattr(value, "ndim", 1) == 0 and jnp.issubdtype(value.dtype, jnp.integer)


def as_new_array(context: Context, function: Any, operands: list, result: Any, keywords: dict | None = None) -> Any:
    """A result that is one of the operands itself, or holds one: eagerly, a jitted function and an operator give a
    new array for it."""
    if type(result) in (tuple, list):
        items = [_as_new_item(function, operands, item, keywords or {}, place) for place, item in enumerate(result)]
        return type(result)(items) if any(map(operator.is_not, items, result)) else result
    return _as_new_item(function, operands, result, keywords or {}, None)


def _as_new_item(function: Any, operands: list, result: Any, keywords: dict, place: int | None) -> Any:
    if not isinstance(result, _jax_compat.Tracer):
        return result
    index = next((index for index, operand in enumerate(operands) if operand is result), None)
    if index is None or _gives_back(function, operands, keywords, index, place):
        return result
    return _jax_compat.copy_array(result)


def _gives_back(function: Any, operands: list, keywords: dict, index: int, place: int | None) -> bool:
    """Whether the eager run returns the operand itself (as item `place` of a tuple or list), rather than a new array
    that equals it."""
    is_operator = type(function) is types.BuiltinFunctionType and function is not getattr
    if isinstance(function, _jax_compat.PjitFunction) or is_operator:
        return function is operator.getitem
    if any(callable(value) or isinstance(value, _jax_compat.KeyArray) for value in (*operands, *keywords.values())):
        return True
    if any(isinstance(value, (list, tuple, dict)) and _holds_tracer(value) for value in operands):
        return False
    return _jax_compat.gives_operand_back(function, operands, keywords, index, place)


def _holds_tracer(value: Any) -> bool:
    items = value.values() if isinstance(value, dict) else value
    return any(isinstance(item, (_jax_compat.Tracer, list, dict)) for item in items)


def _computes_on_symbols(context: Context, operands: list) -> bool:
    """Whether an operator looks at the value of something symbolic; containers are only joined."""
    return any(context.symbol(operand) is not None or _is_symbolic_index(context, operand) for operand in operands)


def _is_symbolic_index(context: Context, operand: Any) -> bool:
    if type(operand) is slice:
        return context.has_symbol(operand)
    return type(operand) is tuple and any(context.has_symbol(part, depth=1) for part in operand)


def _device_operand(context: Context, obj: Any) -> Any:
    symbol = context.symbol(obj)
    if symbol is not None:
        return context.as_device(obj)
    if type(obj) is tuple:
        return tuple(_device_operand(context, item) for item in obj)
    if type(obj) is slice:
        return slice(*[context.pin(part) for part in (obj.start, obj.stop, obj.step)])
    return obj


def describe(error: BaseException) -> str:
    """The first line of an error, with its type."""
    text = str(error).strip().partition("\n")[0]
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
