"""Ops that compute: operators, subscripts, formatting."""

import dataclasses
import operator
import reprlib
import types
from typing import Any

from janus_jax import _jax_compat
from janus_jax.decode import Op
from janus_jax.heap import expression as expressions
from janus_jax.heap.expression import StandIn
from janus_jax.interp.adoption import is_plain_class, realise
from janus_jax.interp.class_lookup import lookup_in_class
from janus_jax.interp.context import Context, join_strings
from janus_jax.interp.covers import find_covered
from janus_jax.interp.membership import contains
from janus_jax.interp.operators import binary, compare, get_iterator, identical, unary
from janus_jax.interp.state import Frame
from janus_jax.interp.subscripts import delete_item, get_item, set_item
from janus_jax.interp.symbolic import host_call
from janus_jax.interp.truth import find_predicate, negate, plain_truth


def operate(context: Context, frame: Frame, symbol: str) -> None:
    left, right = frame.pop_many(2)
    frame.push(get_item(context, left, right) if symbol == "[]" else binary(context, symbol, left, right))


def operate_unary(context: Context, frame: Frame, symbol: str) -> None:
    operand = frame.pop()
    if symbol == "bool":
        is_known = context.symbol(operand) is None or find_predicate(context, operand) is not None
        frame.push(plain_truth(context, operand) if is_known else host_call(context, operator.truth, [operand]))
    else:
        frame.push(unary(context, symbol, operand))


def compare_values(context: Context, frame: Frame, symbol: str) -> None:
    left, right = frame.pop_many(2)
    frame.push(compare(context, symbol, left, right))


def test_identity(context: Context, frame: Frame, invert: bool) -> None:
    left, right = frame.pop_many(2)
    same = identical(context, left, right)
    frame.push(negate(context, same) if invert else same)


def test_membership(context: Context, frame: Frame, invert: bool) -> None:
    item, container = frame.pop_many(2)
    found = contains(context, container, item)
    frame.push(negate(context, found) if invert else found)


def store_item(context: Context, frame: Frame, argument) -> None:
    value, container, key = frame.pop_many(3)
    set_item(context, container, key, value)


def remove_item(context: Context, frame: Frame, argument) -> None:
    container, key = frame.pop_many(2)
    delete_item(context, container, key)


def get_iter(context: Context, frame: Frame, argument) -> None:
    frame.push(get_iterator(context, frame.pop()))


def get_length(context: Context, frame: Frame, argument) -> None:
    frame.push(context.call(len, [frame.stack[-1]]))


def format_object(context: Context, obj: Any, conversion: str, spec: Any) -> Any:
    """`format(obj, spec)` after a conversion; late where the object is an array."""
    if conversion:
        obj = convert(context, obj, conversion)
    if find_covered(context, obj) is not None and spec == "":
        return context.call(str, [obj])
    if isinstance(obj, _jax_compat.Tracer) and context.symbol(obj) is None:
        if not context.owns(obj):
            raise context.reject("late-value-use", "a value inside a transformation is formatted")
        return context.late(expressions.call(format, (expressions.output(obj), _expect(context, spec))), str)
    if context.has_symbol(obj) or context.has_symbol(spec):
        return _typed(context, host_call(context, format, [obj, spec]))
    return _format_natively(context, format, obj, spec)


def _typed(context: Context, stand: Any) -> Any:
    symbol = context.symbol(stand)
    if isinstance(symbol, expressions.Late):
        symbol.kind = str
    return stand


def _expect(context: Context, spec: Any):
    expression = context.expression(spec)
    if expression is None:
        raise context.reject("late-value-use", "in a format specification")
    return expression


_CONVERSIONS = {"s": str, "r": repr, "a": ascii}


def convert(context: Context, obj: Any, conversion: str) -> Any:
    """`str(obj)`, `repr(obj)` or `ascii(obj)`."""
    function = _CONVERSIONS[conversion]
    if isinstance(obj, tuple) and type(obj) is not tuple and context.symbol(obj) is None:
        return _format_tuple(context, function, obj)
    if isinstance(obj, (list, tuple, dict, BaseException)) and context.symbol(obj) is None:
        return context.call(function, [obj])
    if isinstance(obj, _jax_compat.Tracer) and context.symbol(obj) is None:
        if not context.owns(obj):
            raise context.reject("late-value-use", "a value inside a transformation is formatted")
        return context.late(expressions.call(function, (expressions.output(obj),)), str)
    if context.has_symbol(obj):
        return _typed(context, host_call(context, function, [obj]))
    return _format_natively(context, function, obj)


def _format_tuple(context: Context, function: Any, obj: tuple) -> Any:
    """str() or repr() of a tuple with a class of its own, as named tuples are."""
    method = lookup_in_class(context, type(obj), "__str__")
    if function is not str or method is object.__str__:
        method = lookup_in_class(context, type(obj), "__repr__")
    if not isinstance(method, types.FunctionType) or function is ascii:
        raise context.reject("container-subclass", f"the text of a {type(obj).__name__}")
    return context.call(method, [obj])


_FORMATTED_NAMES = {format: "__format__", str: "__str__", repr: "__repr__", ascii: "__repr__"}


def _format_natively(context: Context, function, obj: Any, *rest: Any) -> Any:
    if is_plain_class(type(obj)) and not isinstance(obj, StandIn):
        return _format_instance(context, function, obj, *rest)
    if id(obj) in context.opaque:
        raise context.reject("object-identity", f"the text of a {type(obj).__name__} is looked at")
    if isinstance(obj, (list, tuple, dict, BaseException)) and not (rest and rest[0]):
        return context.call(str if function is format else function, [obj])
    if isinstance(obj, set):
        _expect_printable(context, obj)
    return context.run_natively(function, (obj, *rest))


_REPR_WRAPPERS = (reprlib.__file__, dataclasses.__file__)


def _format_instance(context: Context, function, obj: Any, *rest: Any) -> Any:
    """format(), str() or repr() of an instance, by the method that its class has for it."""
    method = lookup_in_class(context, type(obj), _FORMATTED_NAMES[function])
    if method is object.__format__ and not rest[0]:
        return _format_instance(context, str, obj)
    if method is object.__str__:
        return _format_instance(context, repr, obj)
    if not isinstance(method, types.FunctionType) or function is ascii:
        raise context.reject("object-identity", f"the text of a {type(obj).__name__} is looked at")
    if method.__code__.co_filename in _REPR_WRAPPERS and hasattr(method, "__wrapped__"):
        method = (
            method.__wrapped__
        )  # what reprlib.recursive_repr wraps, as in dataclasses; deep recursion is rejected elsewhere
    return context.call(method, [obj, *rest])


def _expect_printable(context: Context, obj: Any, depth: int = 6) -> None:
    realise(context, context.shadow_by_stand.get(id(obj)))
    items = [*obj.keys(), *obj.values()] if isinstance(obj, dict) else list(obj)
    for item in items:
        if isinstance(item, (list, tuple, dict, set)) and depth:
            _expect_printable(context, item, depth - 1)
        elif isinstance(item, _jax_compat.Tracer) or context.symbol(item) is not None:
            raise context.reject("late-value-use", "the text of a container of arrays is looked at")
        elif type(item).__repr__ is object.__repr__ or id(item) in context.opaque:
            raise context.reject("object-identity", f"the text of a {type(item).__name__} is looked at")


def format_value(context: Context, frame: Frame, argument: tuple) -> None:
    conversion, has_spec = argument
    spec = frame.pop() if has_spec else ""
    frame.push(format_object(context, frame.pop(), conversion, spec))


def convert_value(context: Context, frame: Frame, conversion: str) -> None:
    frame.push(convert(context, frame.pop(), conversion))


def build_string(context: Context, frame: Frame, count: int) -> None:
    frame.push(join_texts(context, frame.pop_many(count)))


def join_texts(context: Context, parts: list) -> Any:
    """The text that the parts make, one after the other."""
    if not context.has_symbol(parts):
        return "".join(parts)
    return _typed(context, host_call(context, join_strings, parts))


HANDLERS = {
    Op.BINARY: operate,
    Op.UNARY: operate_unary,
    Op.COMPARE: compare_values,
    Op.IS: test_identity,
    Op.CONTAINS: test_membership,
    Op.STORE_ITEM: store_item,
    Op.DELETE_ITEM: remove_item,
    Op.GET_ITER: get_iter,
    Op.GET_LEN: get_length,
    Op.FORMAT_VALUE: format_value,
    Op.CONVERT_VALUE: convert_value,
    Op.BUILD_STRING: build_string,
}
