"""Intrinsics that make or read text: methods of str and bytes, and the `%` of formatting.

Invariant: text is made now only of values whose text is the same on every call; the text of an array is made after
the graph, and an address never gets into a text.
"""

import builtins
import collections
import enum
import types
from collections.abc import Callable
from typing import Any

import numpy as np

from janus_jax import _jax_compat
from janus_jax.interp.adoption import complete, is_plain_class
from janus_jax.interp.choices import expect_certain
from janus_jax.interp.class_lookup import lookup_in_class
from janus_jax.interp.context import CONSTANT_TYPES, Context
from janus_jax.interp.covers import find_covered, inside, uncovered_type
from janus_jax.interp.handlers.operators import convert, format_object, join_texts
from janus_jax.interp.intrinsics.deferral import defer, is_late, reaches
from janus_jax.interp.operators import iterate
from janus_jax.interp.sets import find_set, text_of_set

_RETURNS = {
    "startswith": bool, "endswith": bool, "isalnum": bool, "isalpha": bool, "isascii": bool, "isdecimal": bool,
    "isdigit": bool,
    "isidentifier": bool, "islower": bool, "isnumeric": bool, "isprintable": bool, "isspace": bool, "istitle": bool,
    "isupper": bool,
    "count": int, "find": int, "rfind": int, "index": int, "rindex": int, "split": list, "rsplit": list, "splitlines":
    list,
    "partition": tuple, "rpartition": tuple, "encode": bytes, "decode": str, "hex": str, "__len__": int,
    "__contains__": bool,
}  # fmt: skip
_FORMATTING = ("format", "format_map", "__mod__")
_TEXT_TYPES = (type, enum.Enum, np.dtype, _jax_compat.ArrayImpl, bytearray, slice)
_CONTAINERS = (list, tuple, dict, set, frozenset)
_PLAIN_TEXTS = (BaseException.__str__, KeyError.__str__)


def expect_stable_text(context: Context, value: Any) -> None:
    """Rejects a value whose text holds an address, or is made by code that would run without being interpreted."""
    complete(context, value)

    def is_unstable(item: Any) -> bool:
        if context.is_device(item) or context.symbol(item) is not None:
            return False
        if isinstance(item, BaseException):
            expect_stable_text(context, item.args)
            return (
                type(item).__str__ not in _PLAIN_TEXTS or is_late(context, item.args) or context.has_symbol(item.args)
            )
        return type(item) not in CONSTANT_TYPES and type(item) not in _CONTAINERS and not isinstance(item, _TEXT_TYPES)

    if reaches(value, is_unstable):
        raise context.reject("object-identity", f"the text of a {type(value).__name__} is made by a method of str")


def _text_method(descriptor: Any, owner: type) -> Callable:
    """The handler of a method of str or bytes."""
    name = descriptor.__name__
    kind = _RETURNS.get(name, owner)

    def handler(context: Context, arguments: list, keywords: dict) -> Any:
        values = [
            iterate(context, value) if index and name == "join" else value for index, value in enumerate(arguments)
        ]
        if name == "__mod__" and isinstance(values[1], tuple) and context.symbol(values[1]) is None:
            values[1] = tuple(values[1])
        if name in _FORMATTING:
            expect_stable_text(context, [*values, *keywords.values()])
        return defer(context, descriptor, values, keywords, kind)

    return handler


def to_str(context: Context, arguments: list, keywords: dict) -> Any:
    if len(arguments) != 1 or keywords:
        return defer(context, str, arguments, keywords, str)
    return text_of(context, arguments[0], "s", str)


def to_repr(context: Context, arguments: list, keywords: dict) -> Any:
    return text_of(context, arguments[0], "r", repr)


def to_ascii(context: Context, arguments: list, keywords: dict) -> Any:
    return text_of(context, arguments[0], "a", ascii)


def text_of(context: Context, obj: Any, conversion: str, function: Callable) -> Any:
    """`str(obj)`, `repr(obj)` or `ascii(obj)`."""
    if find_covered(context, obj) is not None:
        return _text_of_cover(context, obj, function)
    if conversion == "s" and type(obj) is str:
        return obj
    if type(obj) in (list, tuple, dict):
        complete(context, obj)
        if function is not ascii and reaches(obj, lambda item: is_plain_class(type(item)) and type(item) is not object):
            return join_texts(context, _texts_of_items(context, obj, ()))
        expect_stable_text(context, obj)
        return defer(context, function, [obj], None, str)
    if conversion == "s" and isinstance(obj, BaseException) and type(obj).__str__ in _PLAIN_TEXTS:
        lookup_in_class(context, type(obj), "__str__")
        return _error_text(context, obj)
    if isinstance(obj, BaseException):
        return _natively_of_error(context, obj, conversion, function)
    return convert(context, obj, conversion)


def _text_of_cover(context: Context, obj: Any, function: Callable) -> Any:
    """The text that a Counter or OrderedDict of the same items has."""
    if find_set(context, obj) is not None and function is not ascii:
        return text_of_set(context, obj)
    write = _WRITERS.get(uncovered_type(obj))
    if write is None or function is ascii:
        raise context.reject("container-subclass", f"the text of a {uncovered_type(obj).__name__}")
    held = inside(context, obj)
    complete(context, held)
    expect_certain(context, held)
    expect_stable_text(context, held)
    return defer(context, write, [held], None, str)


def text_of_counter(counts: dict) -> str:
    """The text of a Counter with the counts, the largest first; nothing is counted."""
    made = collections.Counter()
    dict.update(made, counts)
    return repr(made)


def text_of_ordered(items: dict) -> str:
    return repr(collections.OrderedDict(items))


_WRITERS = {collections.Counter: text_of_counter, collections.OrderedDict: text_of_ordered}


def _texts_of_items(context: Context, obj: Any, around: tuple) -> list:
    """The parts of the text of a container in which there are objects with a text of their own (list_repr and its
    like in Objects/)."""
    if type(obj) not in (list, tuple, dict):
        return [text_of(context, obj, "r", repr)]
    if any(obj is outer for outer in around):
        raise context.reject("object-identity", f"the text of a {type(obj).__name__} that contains itself")
    if type(obj) is dict:
        items = [[*_texts_of_items(context, key, around), ": ", value] for key, value in obj.items()]
    else:
        items = [[item] for item in obj]
    opening, closing = {list: "[]", dict: "{}", tuple: "()"}[type(obj)]
    parts = [opening]
    for index, (*start, item) in enumerate(items):
        parts += [", "] * bool(index) + [*start, *_texts_of_items(context, item, (*around, obj))]
    return [*parts, "," * (type(obj) is tuple and len(obj) == 1) + closing]


def _natively_of_error(context: Context, error: BaseException, conversion: str, function: Callable) -> Any:
    """The text of an exception whose class has a method of its own for it, or its repr."""
    method = lookup_in_class(context, type(error), "__str__" if conversion == "s" else "__repr__")
    if isinstance(method, types.FunctionType):
        return context.call(method, [error])
    expect_stable_text(context, error.args)
    if is_late(context, error.args) or context.has_symbol(error.args):
        raise context.reject("late-value-use", f"the text of a {type(error).__name__} that holds it is looked at")
    return context.run_natively(function, (error,))


def _error_text(context: Context, error: BaseException) -> Any:
    """BaseException_str (Objects/exceptions.c): nothing, the text of the only argument, or that of the tuple."""
    if not error.args:
        return ""
    if isinstance(error, KeyError) and len(error.args) == 1:
        return text_of(context, error.args[0], "r", repr)
    return text_of(context, error.args[0] if len(error.args) == 1 else error.args, "s", str)


def to_format(context: Context, arguments: list, keywords: dict) -> Any:
    return format_object(context, arguments[0], "", arguments[1] if len(arguments) > 1 else "")


_METHODS = {
    getattr(cls, name): _text_method(getattr(cls, name), cls)
    for cls in (str, bytes)
    for name in dir(cls)
    if (not name.startswith("_") or name in ("__mod__", "__add__", "__len__", "__contains__"))
    and type(getattr(cls, name)) in (types.MethodDescriptorType, types.WrapperDescriptorType)
}
_OF_CLASSES = {
    function: _text_method(function, kind)
    for function, kind in ((str.maketrans, dict), (bytes.maketrans, bytes), (bytes.fromhex, bytes))
}

TABLE = {
    **_METHODS,
    **_OF_CLASSES,
    builtins.str: to_str,
    builtins.repr: to_repr,
    builtins.ascii: to_ascii,
    builtins.format: to_format,
}
