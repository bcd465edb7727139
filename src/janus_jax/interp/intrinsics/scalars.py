"""Intrinsics on Python scalars and strings: pure functions of their values.

Invariant: with constant arguments they are called now; with host values they become expressions; nothing here takes
arrays, except the conversions float(), int() and their like, which are known only after the graph.
"""

import builtins
import operator
from collections.abc import Callable
from typing import Any

import jax.numpy as jnp
import numpy as np

from janus_jax import _jax_compat
from janus_jax.heap.expression import Late
from janus_jax.interp.adoption import is_plain_class
from janus_jax.interp.array_writes import fill_array, is_changeable
from janus_jax.interp.class_lookup import MISSING, lookup_in_class
from janus_jax.interp.context import Context
from janus_jax.interp.intrinsics.deferral import defer, read_number
from janus_jax.interp.membership import contains
from janus_jax.interp.operands import is_instance
from janus_jax.interp.operators import binary, compare, iterate_lazily, unary
from janus_jax.interp.padded_calls import add_padded
from janus_jax.interp.stacks import add_rows
from janus_jax.interp.subscripts import delete_item, get_item, set_item
from janus_jax.interp.symbolic import host_call
from janus_jax.interp.truth import find_predicate, late_any, negate, plain_truth, truth


def pure(function: Callable) -> Callable:
    """The handler of a pure function of scalars."""

    def handler(context: Context, arguments: list, keywords: dict) -> Any:
        values = [*arguments, *keywords.values()]
        for value in values:
            if id(value) in context.opaque:
                raise context.reject("opaque-object", f"{function.__name__}() of a {type(value).__name__}")
        if not all(value.size == 1 for value in values if context.is_device(value)):
            raise context.reject("late-value-use", f"{function.__name__}() of an array of many numbers")
        return defer(context, function, arguments, keywords)

    return handler


def _to_late(context: Context, kind: type, value: Any) -> Any:
    if value.size != 1:
        raise TypeError("Only scalar arrays can be converted to Python scalars; got arr.ndim=" + str(value.ndim))
    return read_number(context, value, kind, kind)


def _conversion(kind: type) -> Callable:
    def handler(context: Context, arguments: list, keywords: dict) -> Any:
        if len(arguments) == 1 and not keywords and isinstance(arguments[0], _jax_compat.Tracer):
            if context.is_device(arguments[0]):
                return _to_late(context, kind, arguments[0])
        if len(arguments) == 1 and not keywords and is_plain_class(type(arguments[0])):
            return _convert_instance(context, kind, arguments[0])
        stand = pure(kind)(context, arguments, keywords)
        symbol = context.symbol(stand)
        if isinstance(symbol, Late):
            symbol.kind = kind
        return stand

    return handler


def _convert_instance(context: Context, kind: type, obj: Any) -> Any:
    for name in (f"__{kind.__name__}__", "__index__"):
        method = lookup_in_class(context, type(obj), name)
        if method is not MISSING:
            return context.call(method, [obj])
    raise TypeError(f"{kind.__name__}() argument must be a number, not '{type(obj).__name__}'")


def to_bool(context: Context, arguments: list, keywords: dict) -> Any:
    if not arguments:
        return False
    symbol = context.symbol(arguments[0])
    if symbol is not None and find_predicate(context, arguments[0]) is None:
        return host_call(context, bool, arguments)
    return plain_truth(context, arguments[0])


def _operator(symbol: str, apply: Callable) -> Callable:
    def handler(context: Context, arguments: list, keywords: dict) -> Any:
        return apply(context, symbol, *arguments)

    return handler


def absolute(context: Context, arguments: list, keywords: dict) -> Any:
    if context.is_device(arguments[0]):
        return context.run_natively(abs, arguments)
    return pure(abs)(context, arguments, keywords)


def round_off(context: Context, arguments: list, keywords: dict) -> Any:
    if context.is_device(arguments[0]):
        return context.run_natively(round, [arguments[0], *[context.pin(item) for item in arguments[1:]]], keywords)
    return pure(round)(context, arguments, keywords)


def power(context: Context, arguments: list, keywords: dict) -> Any:
    if len(arguments) == 2 and not keywords:
        return binary(context, "**", *arguments)
    return pure(pow)(context, arguments, keywords)


def divide_modulo(context: Context, arguments: list, keywords: dict) -> Any:
    left, right = arguments
    return binary(context, "//", left, right), binary(context, "%", left, right)


def add_up(context: Context, arguments: list, keywords: dict) -> Any:
    """`sum`: with one addition per item, each by its binding time."""
    total = arguments[1] if len(arguments) > 1 else keywords.get("start", 0)
    if context.is_padding and (added := add_padded(context, arguments[0], total)) is not None:
        return added
    added = add_rows(context, arguments[0], total)
    if added is not None:
        return added
    for item in iterate_lazily(context, arguments[0]):
        total = binary(context, "+", total, item)
    return total


def _extreme(function: Callable, symbol: str) -> Callable:
    def handler(context: Context, arguments: list, keywords: dict) -> Any:
        key, has_default = keywords.get("key"), "default" in keywords
        items = iterate_lazily(context, arguments[0]) if len(arguments) == 1 else iter(arguments)
        if key is None:
            known = list(items)  # all at once: comparing these has no effect that an iterator could see
            if any(map(is_instance, known)) and not isinstance(arguments[0], (list, tuple)):
                raise context.reject("unsupported-op", f"{function.__name__}() compares objects of an iterator")
            late = [found for item in known if isinstance(found := context.symbol(item), Late)]
            is_in_graph = bool(late) and all(found.device is not None for found in late)
            if context.has_symbol(known) and not is_in_graph and not any(context.is_device(item) for item in known):
                return host_call(context, function, known) if len(known) > 1 else known[0]
            items = iter(known)
        best = next(items, MISSING)
        if best is MISSING:
            return keywords["default"] if has_default else function(())
        best_key = best if key is None else context.call(key, [best])
        for item in items:
            item_key = item if key is None else context.call(key, [item])
            is_better = compare(context, symbol, item_key, best_key)
            predicate = find_predicate(context, is_better)
            if predicate is not None:
                better, so_far = (item, item_key), (best, best_key)
                best, best_key = context.split(predicate, lambda pair=better: pair, lambda pair=so_far: pair)
            elif truth(context, is_better):
                best, best_key = item, item_key
        return best

    return handler


def _any_true(context: Context, arguments: list, keywords: dict, wanted: bool) -> Any:
    """Whether an item's truth is `wanted`.  Items behind the first are looked at too where it is known only in the
    graph: the iterator must have no effect then."""
    iterator = context.call(iter, [arguments[0]])
    predicates: list = []

    def look() -> bool:
        while (item := context.run_natively(next, (iterator, MISSING))) is not MISSING:
            predicate = find_predicate(context, item)
            if predicate is not None:
                predicates.append(predicate if wanted else context.run_natively(jnp.logical_not, (predicate,)))
            elif truth(context, item) is wanted:
                return True
        return False

    if context.run_without_effect(look, lambda: bool(predicates)):
        predicates.append(True)
    return late_any(context, predicates) if any(map(context.is_device, predicates)) else bool(predicates)


def all_true(context: Context, arguments: list, keywords: dict) -> Any:
    return negate(context, _any_true(context, arguments, keywords, False))


def any_true(context: Context, arguments: list, keywords: dict) -> Any:
    return _any_true(context, arguments, keywords, True)


_PURE_METHODS = {
    np.ndarray: {
        "mean", "sum", "std", "var", "min", "max", "argmin", "argmax", "astype", "reshape", "ravel", "flatten",
        "copy", "transpose",
        "item", "tolist", "squeeze", "dot", "cumsum", "prod", "all", "any", "clip", "round", "swapaxes", "repeat",
        "take", "nonzero",
        "argsort", "conj", "trace", "diagonal", "ptp", "__len__",
    },
    np.generic: {"item", "tolist", "astype", "mean", "sum", "round", "is_integer"},
    float: {name for name in dir(float) if not name.startswith("_")},
    int: {name for name in dir(int) if not name.startswith("_")},
    complex: {"conjugate"},
    str: {name for name in dir(str) if not name.startswith("_")},
    bytes: {name for name in dir(bytes) if not name.startswith("_")},
    tuple: {"index", "count"},
}  # fmt: skip


_BEFORE_OUT = {
    **dict.fromkeys(("min", "max", "all", "any", "argmin", "argmax", "dot", "round", "ptp"), 1),
    **dict.fromkeys(("sum", "mean", "prod", "std", "var", "cumsum", "clip", "take"), 2),
    "trace": 4,
}
"""How many arguments a method of an array may be given by place before the one that it writes into."""
_GIVING_ARRAYS = frozenset({"astype", "reshape", "ravel", "flatten", "copy", "transpose", "squeeze", "repeat"})


def call_method(context: Context, owner: Any, name: str, arguments: list, keywords: dict) -> Any:
    """`owner.name(...)` for a host or late owner."""
    symbol = context.symbol(owner)
    kind = symbol.kind if isinstance(symbol, Late) else type(symbol.value)
    known = next((names for cls, names in _PURE_METHODS.items() if issubclass(kind, cls)), frozenset())
    if name == "fill" and is_changeable(context, owner) and len(arguments) == 1 and not keywords:
        fill_array(context, owner, arguments[0])
        return None
    if name not in known:
        raise context.reject("unknown-native-call", f"{kind.__name__}.{name}()")
    if issubclass(kind, np.ndarray) and ("out" in keywords or len(arguments) > _BEFORE_OUT.get(name, len(arguments))):
        raise context.reject("numpy-write", f"out of {name}()")
    if kind in (str, bytes):
        return context.call(getattr(kind, name), [owner, *arguments], keywords)
    is_array = kind is np.ndarray and name in _GIVING_ARRAYS
    return defer(context, _method_caller(name), [owner, *arguments], keywords, np.ndarray if is_array else None)


def _method_caller(name: str) -> Callable:
    def call_method(owner, *arguments, **keywords):
        return getattr(owner, name)(*arguments, **keywords)

    call_method.__name__ = call_method.method = name
    return call_method


_OPERATORS = {
    operator.add: _operator("+", binary), operator.sub: _operator("-", binary), operator.mul: _operator("*", binary),
    operator.truediv: _operator("/", binary), operator.floordiv: _operator("//", binary), operator.mod: _operator("%",
    binary),
    operator.pow: _operator("**", binary), operator.matmul: _operator("@", binary), operator.and_: _operator("&",
    binary),
    operator.or_: _operator("|", binary), operator.xor: _operator("^", binary), operator.iadd: _operator("+=", binary),
    operator.imul: _operator("*=", binary), operator.isub: _operator("-=", binary), operator.neg: _operator("-", unary),
    operator.pos: _operator("+", unary), operator.invert: _operator("~", unary), operator.not_: _operator("not", unary),
    operator.lt: _operator("<", compare), operator.le: _operator("<=", compare), operator.eq: _operator("==", compare),
    operator.ne: _operator("!=", compare), operator.gt: _operator(">", compare), operator.ge: _operator(">=", compare),
    operator.getitem: lambda context, arguments, keywords: get_item(context, *arguments),
    operator.setitem: lambda context, arguments, keywords: set_item(context, *arguments),
    operator.delitem: lambda context, arguments, keywords: delete_item(context, *arguments),
    operator.contains: lambda context, arguments, keywords: contains(context, *arguments),
    operator.truth: to_bool, operator.index: pure(operator.index),
}  # fmt: skip
_PURE_SCALARS = {
    getattr(cls, name): pure(getattr(cls, name))
    for cls, names in _PURE_METHODS.items()
    if cls in (int, float, complex)
    for name in names
    if callable(getattr(cls, name, None))
}

TABLE = {
    **_OPERATORS,
    **_PURE_SCALARS,
    builtins.float: _conversion(float),
    builtins.int: _conversion(int),
    builtins.complex: _conversion(complex),
    builtins.bool: to_bool,
    builtins.abs: absolute,
    builtins.round: round_off,
    builtins.pow: power,
    builtins.divmod: divide_modulo,
    builtins.sum: add_up,
    builtins.min: _extreme(min, "<"),
    builtins.max: _extreme(max, ">"),
    builtins.all: all_true,
    builtins.any: any_true,
    builtins.chr: pure(chr),
    builtins.ord: pure(ord),
    builtins.bin: pure(bin),
    builtins.hex: pure(hex),
    builtins.oct: pure(oct),
    builtins.bytes: pure(bytes),
    int.from_bytes: pure(int.from_bytes),
    float.fromhex: pure(float.fromhex),
    slice.indices: pure(slice.indices),
    range.index: pure(range.index),
    range.count: pure(range.count),
}
