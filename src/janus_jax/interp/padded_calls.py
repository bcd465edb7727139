"""What is computed of arrays whose number of rows varies: row by row, or of all rows at once where that is written
down.

Invariant: what comes of it depends on the rows that there are, and so does every derivative of it.
"""

import operator
import types
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from janus_jax import _jax_compat
from janus_jax.heap.expression import Host
from janus_jax.interp.adoption import realise
from janus_jax.interp.context import Context
from janus_jax.interp.families import Family, family_of_file, family_of_module
from janus_jax.interp.padded import Padded, make_padded, most_of
from janus_jax.interp.padded_items import find_rows, is_guarded, length_of_rows, padded_of, row_mask
from janus_jax.interp.rowwise import find_row_results

_STACKING = (jnp.stack, jnp.array, jnp.asarray)
_OVER_ROWS: dict[Any, str] = {
    getattr(jnp, name): name for name in ("sum", "mean", "max", "min", "prod", "any", "all", "var", "std")
}
_ALONG_ROWS = {jnp.cumsum: 0, jax.nn.softmax: -1, jax.nn.log_softmax: -1}
"""What gives as many rows as there are, each of which depends on others; the axis that it goes along by default."""
_OF_FLOATS = ("mean", "var", "std", "softmax", "log_softmax")
_FLOATS = ("float32", "float64")
_DEPTH = 3


def holds_padded(context: Context, values: Any, depth: int = _DEPTH) -> bool:
    """Whether a padded array is among some values, or in lists and tuples of them."""
    for value in values:
        if isinstance(value, Padded):
            return True
        if depth and type(value) in (list, tuple):
            is_padded = type(value) is list and padded_of(context, value) is not None
            if is_padded or holds_padded(context, value, depth - 1):
                return True
    return False


def call_on_padded(context: Context, function: Any, arguments: list, keywords: dict) -> Any:
    """A call of JAX's, some arguments of which are padded arrays."""
    if function in _STACKING and len(arguments) == 1 and not keywords:
        found = padded_of(context, arguments[0])
        if found is not None and not (found.is_int and function is jnp.stack):
            values = context.run_natively(function, (found.values,))
            return make_padded(context, _jax_compat.copy_array(values), found.length)
    if function in (jnp.result_type, jnp.ndim) and not any(map(_is_numpy, arguments)):
        return function(*[argument.values if isinstance(argument, Padded) else argument for argument in arguments])
    if function is jnp.shape and isinstance(arguments[0], Padded):
        return padded_attribute(context, arguments[0], "shape")
    kind = _OVER_ROWS.get(function) if _is_hashable(function) else None
    if kind is not None and isinstance(arguments[0], Padded) and _reads_all_rows(context, arguments, keywords):
        return _reduce(context, kind, function, arguments, keywords)
    if _is_hashable(function) and function in _ALONG_ROWS and isinstance(arguments[0], Padded):
        if _reads_all_rows(context, [arguments[0], *(arguments[1:] or [_ALONG_ROWS[function]])], keywords):
            return _go_along(context, function, arguments, keywords)
    return _call_rowwise(context, function, arguments, keywords)


def call_padded_method(context: Context, owner: Padded, name: str, arguments: list, keywords: dict) -> Any:
    """`array.name(...)`: as the function of the same name, or as JAX's method on all rows."""
    if owner.is_numpy:
        raise context.reject("late-value-use", f"the method {name!r} of a NumPy array of varying length")
    function = getattr(jnp, name, None)
    if function in _OVER_ROWS:
        return call_on_padded(context, function, [owner, *arguments], keywords)
    method = getattr(_jax_compat.Tracer, name, None)
    if method is None or name not in _METHODS:
        raise context.reject("late-value-use", f"the method {name!r} of an array of varying length")
    return _call_rowwise(context, method, [owner, *arguments], keywords)


_METHODS = frozenset({"astype", "argmax", "argmin", "clip", "round", "cumsum", "conj", "take", "squeeze", "dot"})


def _is_numpy(obj: Any) -> bool:
    return isinstance(obj, Padded) and obj.is_numpy


def _is_hashable(function: Any) -> bool:
    return getattr(type(function), "__hash__", None) is not None


def _reads_all_rows(context: Context, arguments: list, keywords: dict) -> bool:
    """Whether a reduction goes along the rows."""
    axis = keywords.get("axis", arguments[1] if len(arguments) > 1 else None)
    rank = arguments[0].values.ndim
    axes = axis if type(axis) is tuple else (axis,)
    return axis is None or any(type(one) is int and one % rank == 0 for one in axes if -rank <= one < rank)


def _reduce(context: Context, kind: str, function: Callable, arguments: list, keywords: dict) -> Any:
    owner, *rest = arguments
    named = {**dict(zip(("axis",), rest, strict=False)), **keywords}
    _expect_rows(context, kind, owner, len(rest) <= 1 and named.keys() <= {"axis", "keepdims", "ddof"}, named)
    context.differentiated_branches += _jax_compat.is_differentiated()
    operands = (kind, function, owner.values, context.as_device(owner.length), named)
    return context.keep(context.run_natively(_reduce_rows, operands))


def _reduce_rows(kind: str, function: Callable, values: Any, count: Any, keywords: dict) -> Any:
    is_there = row_mask(values, count)
    if kind in ("var", "std"):
        return function(values, where=is_there, **keywords)
    if kind != "mean":
        return function(jnp.where(is_there, values, _neutral(kind, values.dtype)), **keywords)
    total = jnp.sum(jnp.where(is_there, values, 0), **keywords)
    others = jnp.sum(jnp.ones_like(values), **keywords) / values.shape[0]
    return total / (others * count)


def _go_along(context: Context, function: Callable, arguments: list, keywords: dict) -> Any:
    """The rows that there are depend on no others: a sum on those before, and what has no part in a softmax is -inf."""
    owner, *rest = arguments
    _expect_rows(context, function.__name__, owner, len(rest) <= 1 and keywords.keys() <= {"axis"}, [*rest, keywords])
    if owner.values.ndim > 1 and function is jnp.cumsum and not (rest or keywords):
        raise context.reject("late-value-use", "cumsum() of an array of varying length")
    context.differentiated_branches += _jax_compat.is_differentiated()
    operands = (function, owner.values, context.as_device(owner.length), rest, keywords)
    return make_padded(context, context.run_natively(_go_along_rows, operands), owner.length)


def _go_along_rows(function: Callable, values: Any, count: Any, rest: list, keywords: dict) -> Any:
    if function is not jnp.cumsum:
        values = jnp.where(row_mask(values, count), values, -np.inf)
    return function(values, *rest, **keywords)


def _expect_rows(context: Context, name: str, owner: Padded, is_plain: bool, given: Any) -> None:
    if owner.is_numpy or not is_plain or context.has_symbol(given):
        raise context.reject("late-value-use", f"{name}() of an array of varying length")
    if name in _OF_FLOATS and owner.values.dtype.name not in _FLOATS:
        raise context.reject("late-value-use", f"{name}() of an array of varying length that holds no floats")


def _neutral(kind: str, dtype: Any) -> Any:
    if kind in ("max", "min") and not jnp.issubdtype(dtype, jnp.bool_):
        is_float = jnp.issubdtype(dtype, jnp.floating)
        limits = (np.inf, -np.inf) if is_float else (jnp.iinfo(dtype).max, jnp.iinfo(dtype).min)
        return jnp.asarray(limits[kind == "max"], dtype)
    return jnp.asarray(kind in ("prod", "all", "min"), dtype)


# Row by row


def _call_rowwise(context: Context, function: Any, arguments: list, keywords: dict) -> Any:
    if not _is_pure(function) or context.has_symbol(keywords):
        raise context.reject("late-value-use", f"{_name(function)}() of an array of varying length")
    padded: list[Padded] = []
    leaves: list = []
    build = [_take_apart(context, argument, padded, leaves) for argument in arguments]
    length = _common_length(context, padded)
    _expect_jax(context, function, leaves)
    values = [leaf.values if isinstance(leaf, Padded) else leaf for leaf in leaves]

    def call(*values: Any) -> Any:
        supply = iter(values)
        return jax.tree.leaves(function(*[make(supply) for make in build], **keywords))

    has_rows = [isinstance(leaf, Padded) for leaf in leaves]
    found = context.run_natively(find_row_results, (call, list(map(_jax_compat.aval_of, values)), has_rows))
    if found is None or not all(found):
        raise context.reject("late-value-use", f"{_name(function)}() of an array of varying length")
    context.differentiated_branches += _jax_compat.is_differentiated()
    supply = iter(values)
    result = context.call_jax(function, [make(supply) for make in build], keywords)
    return jax.tree.map(lambda made: make_padded(context, context.keep(made), length), result)


def _expect_jax(context: Context, function: Any, operands: list) -> None:
    """An array of NumPy's takes part in what JAX computes: a function of JAX's, or an operator with one of its
    arrays."""
    if not any(map(_is_numpy, operands)):
        return
    if isinstance(function, types.BuiltinFunctionType):
        is_jax = any(context.is_device(operand) or _is_padded_jax(operand) for operand in operands)
    else:
        is_jax = family_of_module(getattr(function, "__module__", None)) is Family.JAX
    if not is_jax:
        raise context.reject("late-value-use", "NumPy computes with an array of varying length")


def _is_padded_jax(obj: Any) -> bool:
    return isinstance(obj, Padded) and not obj.is_numpy


def _take_apart(context: Context, argument: Any, padded: list, leaves: list) -> Callable:
    """How to make an argument again of its arrays, which are added to `leaves`."""
    if type(argument) is list:
        realise(context, context.shadow_by_stand.get(id(argument)))
    if isinstance(argument, Padded):
        padded.append(argument)
        leaves.append(argument)
        return next
    if padded_of(context, argument) is not None:
        raise context.reject("late-value-use", "a list of varying length is given to a function of arrays")
    if type(argument) in (list, tuple):
        parts = [_take_apart(context, item, padded, leaves) for item in argument]
        return lambda supply: type(argument)([part(supply) for part in parts])
    if context.is_device(argument) or isinstance(context.symbol(argument), Host):
        leaves.append(context.as_device(argument))
        return next
    if context.symbol(argument) is not None:
        device = context.symbol(argument).device
        if device is None:
            raise context.reject("late-value-use", "it is combined with an array of varying length")
        leaves.append(context.as_device(argument))
        return next
    if callable(argument) and not isinstance(argument, type) and not hasattr(argument, "dtype"):
        raise context.reject("late-value-use", "a function is given an array of varying length")
    return lambda supply: argument


def _common_length(context: Context, padded: list[Padded]) -> Any:
    first = padded[0]
    for other in padded[1:]:
        is_same = context.symbol(other.length).expression is context.symbol(first.length).expression
        if (
            other.capacity != first.capacity
            or not is_same
            and not is_guarded(context, operator.eq, other.length, first.length)
        ):
            raise context.reject("late-value-use", "arrays of different lengths are combined")
    return first.length


def _name(function: Any) -> str:
    return getattr(function, "__name__", type(function).__name__)


def _is_pure(function: Any) -> bool:
    """Whether it is a function of JAX's or optax's own, not one that it has made of a function of the user's."""
    while hasattr(function, "__wrapped__"):
        function = function.__wrapped__
    if type(function) is types.FunctionType:
        is_library = family_of_file(function.__code__.co_filename) in (Family.JAX, Family.OPTAX)
        return is_library and "<locals>" not in function.__qualname__ or _is_method(function)
    return isinstance(function, (types.BuiltinFunctionType, jnp.ufunc)) or type(function) is type(jnp.float32)


def _is_method(function: types.FunctionType) -> bool:
    """Methods of arrays are made by JAX at import, inside a function of its own."""
    return any(function is getattr(_jax_compat.Tracer, name, None) for name in _METHODS)


# Lists that hold a varying number of rows


def add_padded(context: Context, items: Any, start: Any) -> Any:
    """`sum(items, start)` of a padded array, or of a list of rows; None of anything else."""
    found = padded_of(context, items)
    if found is None or found.is_numpy:
        return None
    if found.is_int or type(start) is not int or start != 0 or found.values.dtype.name not in (*_FLOATS, "int32"):
        raise context.reject("late-value-use", "the sum of a list of varying length")
    operands = ("sum", jnp.sum, found.values, context.as_device(found.length), {"axis": 0})
    return context.keep(context.run_natively(_reduce_rows, operands))


def length_of_padded(context: Context, obj: Any) -> Any:
    """`len(obj)` of a padded array, or of a list of rows; None of anything else."""
    if isinstance(obj, Padded):
        return obj.length
    if find_rows(context, obj) is not None:
        return length_of_rows(context, obj)
    return None if type(obj) is not list or (found := padded_of(context, obj)) is None else found.length


def count_rows(context: Context, arguments: list) -> Any:
    """What stands for `jnp.arange(n)` where n is a number of rows; None of anything else."""
    most = most_of(context, arguments[0]) if len(arguments) == 1 else None
    if most is None or most < 1:
        return None
    return make_padded(context, context.run_natively(jnp.arange, (most,)), arguments[0])


def padded_attribute(context: Context, obj: Padded, name: str) -> Any:
    """The attributes of an array that is padded, but for methods; None of those."""
    if name == "shape":
        return context.keep((obj.length, *obj.values.shape[1:]))
    if name in ("ndim", "dtype") and not obj.is_numpy:
        return getattr(obj.values, name)
    if name == "ndim":
        return obj.values.ndim
    if name in ("dtype", "size", "T", "at", "nbytes", "itemsize"):
        raise context.reject("late-value-use", f"attribute {name!r} of an array of varying length")
    return None
