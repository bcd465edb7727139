"""Intrinsics of other modules of the standard library: regular expressions, JSON, typing, text, dates.

Invariant: each is pure; a pattern or a match never depends on a value that varies, so strings that do are pinned.
"""

import dataclasses
import datetime
import json
import os
import re
import sys
import textwrap
import types
import typing
from collections.abc import Callable
from typing import Any

from janus_jax.interp.adoption import is_plain_class
from janus_jax.interp.attributes import get_attribute
from janus_jax.interp.context import Context
from janus_jax.interp.intrinsics.deferral import defer
from janus_jax.interp.intrinsics.text import expect_stable_text

_PATTERN_TYPES = (re.Pattern, re.Match)
_DATES = (datetime.datetime, datetime.date, datetime.time, datetime.timedelta, datetime.timezone)


def _pinned(function: Callable) -> Callable:
    """The handler of a pure function that is called now, on plain values; an array among them is refused."""

    def handler(context: Context, arguments: list, keywords: dict) -> Any:
        arguments = [_plain(context, argument) for argument in arguments]
        keywords = {name: _plain(context, value) for name, value in keywords.items()}
        for value in (*arguments, *keywords.values()):
            if id(value) in context.opaque:
                raise context.reject("opaque-object", f"{function.__name__}() of a {type(value).__name__}")
            if context.is_device(value) or context.has_symbol(value):
                raise context.reject("late-value-use", f"{function.__name__}() of a value known only at run time")
        result = context.run_natively(function, arguments, keywords)
        if isinstance(result, re.Pattern):
            context.constants.add(id(context.keep(result)))
        return result

    return handler


def _plain(context: Context, value: Any) -> Any:
    """The plain value of an argument; of a function of the user's one that is interpreted and gives plain values."""
    if not isinstance(value, (types.FunctionType, types.MethodType)):
        return context.pin(value)
    return lambda *arguments: context.pin(context.call(value, list(arguments)))


def dump_text(context: Context, arguments: list, keywords: dict) -> Any:
    """`json.dumps`: of values that the graph computes it is made afterwards."""
    if set(keywords) - {"indent", "sort_keys", "separators", "ensure_ascii", "allow_nan"}:
        raise context.reject("unsupported-op", "json.dumps() with functions of its own")
    expect_stable_text(context, arguments)
    return defer(context, json.dumps, arguments, keywords, str)


def cast(context: Context, arguments: list, keywords: dict) -> Any:
    return arguments[1] if len(arguments) > 1 else keywords["val"]


def first(context: Context, arguments: list, keywords: dict) -> Any:
    return arguments[0]


def is_dataclass(context: Context, arguments: list, keywords: dict) -> bool:
    return dataclasses.is_dataclass(arguments[0])


def as_path(context: Context, arguments: list, keywords: dict) -> Any:
    path = context.pin(arguments[0])
    if is_plain_class(type(path)):
        return context.call(get_attribute(context, path, "__fspath__"), [])
    return os.fspath(path)


def intern(context: Context, arguments: list, keywords: dict) -> Any:
    return sys.intern(context.pin(arguments[0]))


_CLOCK = ("now", "today", "utcnow", "fromtimestamp", "utcfromtimestamp", "timestamp", "astimezone")
_METHODS = {
    method: _pinned(method)
    for cls in (*_PATTERN_TYPES, *_DATES)
    for name in dir(cls)
    if not name.startswith("_") and name not in _CLOCK and callable(method := getattr(cls, name))
}


def _all_of(module: Any, handler: Callable, *names: str) -> dict:
    return {getattr(module, name): handler(getattr(module, name)) for name in names}


TABLE = {
    **_all_of(re, _pinned, "compile", "match", "search", "fullmatch", "split", "findall", "sub", "subn", "escape"),
    **_all_of(textwrap, _pinned, "dedent", "indent", "fill", "wrap", "shorten"),
    **_METHODS,
    **{cls: _pinned(cls) for cls in _DATES},
    json.dumps: dump_text,
    json.loads: _pinned(json.loads),
    typing.cast: cast,
    typing.assert_type: first,
    typing.get_origin: _pinned(typing.get_origin),
    typing.get_args: _pinned(typing.get_args),
    dataclasses.is_dataclass: is_dataclass,
    os.fspath: as_path,
    sys.intern: intern,
}
