"""Intrinsics that make callables of the operator module, and the handlers of such objects when they are called.

Invariant: a callable that existed before is guarded by identity (it cannot change), and what it holds is adopted from
there.
"""

import functools
import operator
import types
import typing
from collections.abc import Callable
from typing import Any

from janus_jax.heap import source as sources
from janus_jax.interp.adoption import adopt
from janus_jax.interp.attributes import get_attribute
from janus_jax.interp.context import Context
from janus_jax.interp.intrinsics.deferral import complete
from janus_jax.interp.membership import contains
from janus_jax.interp.operators import binary, identical, is_equal, iterate_lazily
from janus_jax.interp.subscripts import get_item
from janus_jax.interp.truth import negate


def _parts(context: Context, function: Any) -> tuple:
    """What an attrgetter, itemgetter or methodcaller was made of: positional arguments and keywords."""
    made, positional = function.__reduce__()
    named = made.keywords if isinstance(made, functools.partial) else {}
    positional = (*made.args, *positional) if isinstance(made, functools.partial) else positional
    place = context.opaque.get(id(function))
    if place is None:
        return positional, named
    context.guards.check("is", place, function)

    def reached(part: Any) -> Any:
        return adopt(context, part, sources.constant(part, place.label))

    return tuple(reached(part) for part in positional), {name: reached(part) for name, part in named.items()}


def get_attributes(context: Context, function: Any, arguments: list, keywords: dict) -> Any:
    names, _ = _parts(context, function)

    def dotted(obj: Any, name: str) -> Any:
        return functools.reduce(lambda value, part: get_attribute(context, value, part), name.split("."), obj)

    found = tuple(dotted(arguments[0], name) for name in names)
    return found if len(found) > 1 else found[0]


def get_items(context: Context, function: Any, arguments: list, keywords: dict) -> Any:
    keys, _ = _parts(context, function)
    found = tuple(get_item(context, arguments[0], key) for key in keys)
    return found if len(found) > 1 else found[0]


def call_method(context: Context, function: Any, arguments: list, keywords: dict) -> Any:
    (name, *rest), named = _parts(context, function)
    return context.call(get_attribute(context, arguments[0], name), rest, dict(named))


def same(context: Context, function: Any, arguments: list, keywords: dict) -> Any:
    """A typing.NewType called: its argument."""
    return arguments[0]


OBJECTS: dict[type, Callable] = {
    operator.attrgetter: get_attributes,
    operator.itemgetter: get_items,
    operator.methodcaller: call_method,
    typing.NewType: same,
}


def find_caller(function: Any) -> Callable | None:
    """The handler of a callable object, None if its type is not known."""
    caller = OBJECTS.get(type(function))
    if caller is None:
        return None
    return lambda context, arguments, keywords: caller(context, function, arguments, keywords)


def _making(kind: Callable) -> Callable:
    def handler(context: Context, arguments: list, keywords: dict) -> Any:
        arguments = (
            [context.pin(argument) for argument in arguments] if kind is not operator.methodcaller else arguments
        )
        return context.keep(kind(*arguments, **keywords))

    return handler


def call_it(context: Context, arguments: list, keywords: dict) -> Any:
    function, *rest = arguments
    return context.call(function, rest, keywords)


def count_of(context: Context, arguments: list, keywords: dict) -> int:
    items, wanted = arguments
    found = iterate_lazily(context, items)
    return sum(is_equal(context, item, wanted) for item in found)


def index_of(context: Context, arguments: list, keywords: dict) -> int:
    items, wanted = arguments
    for index, item in enumerate(iterate_lazily(context, items)):
        if is_equal(context, item, wanted):
            return index
    raise ValueError("sequence.index(x): x not in sequence")


def bound_size(context: Context, arguments: list, keywords: dict) -> Any:
    """`len` and its like of a container, by way of the builtin."""
    complete(context, arguments[0])
    return context.call(len, arguments)


def _in_place(symbol: str) -> Callable:
    return lambda context, arguments, keywords: binary(context, symbol, *arguments)


_SYMBOLS = {
    "iadd": "+=", "isub": "-=", "imul": "*=", "itruediv": "/=", "ifloordiv": "//=", "imod": "%=", "ipow": "**=",
    "imatmul": "@=",
    "iand": "&=", "ior": "|=", "ixor": "^=", "ilshift": "<<=", "irshift": ">>=", "lshift": "<<", "rshift": ">>",
    "concat": "+",
    "iconcat": "+=",
}  # fmt: skip

TABLE = {
    **{getattr(operator, name): _in_place(symbol) for name, symbol in _SYMBOLS.items()},
    operator.attrgetter: _making(operator.attrgetter),
    operator.itemgetter: _making(operator.itemgetter),
    operator.methodcaller: _making(operator.methodcaller),
    operator.is_: lambda context, arguments, keywords: identical(context, *arguments),
    operator.is_not: lambda context, arguments, keywords: negate(context, identical(context, *arguments)),
    operator.abs: lambda context, arguments, keywords: context.call(abs, arguments),
    operator.contains: lambda context, arguments, keywords: contains(context, *arguments),
    operator.countOf: count_of,
    operator.indexOf: index_of,
    operator.call: call_it,
    types.MethodType: lambda context, arguments, keywords: context.keep(types.MethodType(*arguments)),
    list.__len__: bound_size,
    dict.__len__: bound_size,
    tuple.__len__: bound_size,
    list.__getitem__: lambda context, arguments, keywords: get_item(context, *arguments),
    dict.__getitem__: lambda context, arguments, keywords: get_item(context, *arguments),
    tuple.__getitem__: lambda context, arguments, keywords: get_item(context, *arguments),
    list.__contains__: lambda context, arguments, keywords: contains(context, *arguments),
    dict.__contains__: lambda context, arguments, keywords: contains(context, *arguments),
    tuple.__contains__: lambda context, arguments, keywords: contains(context, *arguments),
}
