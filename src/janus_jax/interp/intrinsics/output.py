"""Intrinsics that write: print, and the methods of files.

Invariant: what is written is text known now or after the graph; nothing is written while the trace is made.
"""

import builtins
import sys
from typing import Any

import numpy as np

from janus_jax.interp.adoption import realise
from janus_jax.interp.attributes import HostMethod, get_attribute
from janus_jax.interp.context import Context
from janus_jax.interp.intrinsics.deferral import concrete_type
from janus_jax.interp.intrinsics.text import text_of
from janus_jax.interp.operators import iterate_lazily
from janus_jax.interp.output import put_out
from janus_jax.interp.progress import PLAIN, is_bar
from janus_jax.interp.symbolic import host_call
from janus_jax.interp.truth import truth


def print_values(context: Context, arguments: list, keywords: dict) -> None:
    """builtin_print_impl (Python/bltinmodule.c): one write for each value, separator and end."""
    unknown = set(keywords) - {"sep", "end", "file", "flush"}
    if unknown:
        raise context.reject("output", f"print() with {min(unknown)}=")
    file = keywords.get("file")
    if file is None:
        file = get_attribute(context, sys, "stdout")
    if file is None:
        return
    separator, end = (_text_or(context, keywords.get(name), default) for name, default in (("sep", " "), ("end", "\n")))
    for index, value in enumerate(arguments):
        if index:
            _write(context, file, separator)
        _write(context, file, text_of(context, value, "s", str))
    _write(context, file, end)
    if truth(context, keywords.get("flush", False)):
        context.call(get_attribute(context, file, "flush"), [])


def _text_or(context: Context, text: Any, default: str) -> Any:
    if text is None:
        return default
    if not _is_text(context, text):
        raise context.reject("output", "print() with a separator or an end that is no text")
    return text


def _is_text(context: Context, value: Any) -> bool:
    kind = concrete_type(context, value)
    return kind is not None and issubclass(kind, str)


def _write(context: Context, file: Any, text: Any) -> None:
    if id(file) in context.sinks:
        return put_out(context, "write", file, text)
    context.call(get_attribute(context, file, "write"), [text])


def call_sink(context: Context, method: HostMethod, arguments: list, keywords: dict) -> Any:
    """`file.write(text)`, `file.writelines(lines)` or `file.flush()` of a sink."""
    if is_bar(context, method.owner):
        return _tell(context, method, arguments, keywords)
    name, count = method.name, len(arguments) + len(keywords)
    if name == "flush" and not count:
        return put_out(context, "flush", method.owner)
    if count != 1 or keywords:
        raise context.reject("output", f"{name}() with {count} arguments")
    lines = iterate_lazily(context, arguments[0]) if name == "writelines" else arguments
    for line in lines:
        if not _is_text(context, line):
            raise context.reject("output", f"{name}() of what is no text")
        put_out(context, "write", method.owner, line)
    return None if name == "writelines" else _length(context, method.owner, arguments[0])


def _tell(context: Context, method: HostMethod, arguments: list, keywords: dict) -> Any:
    """What a progress bar is told; what it answers is not known before."""
    arguments = [_told(context, value) for value in arguments]
    keywords = {name: _told(context, value) for name, value in keywords.items()}
    put_out(context, "tell", method.owner, method.name, tuple(arguments), context.keep(keywords))
    return context.late(None, None)


def _told(context: Context, value: Any) -> Any:
    """A number, text, array or dict of such, as it is now."""
    if type(value) is dict:
        realise(context, context.shadow_by_stand.get(id(value)))
        return context.keep({name: _told(context, item) for name, item in value.items()})
    kind = concrete_type(context, value)
    if context.is_device(value) or kind is not None and issubclass(kind, (*PLAIN, np.number)):
        return value
    raise context.reject(
        "output", f"a progress bar is told a {'value of unknown kind' if kind is None else kind.__name__}"
    )


def _length(context: Context, file: Any, text: Any) -> Any:
    """What write() returns."""
    if type(file).__module__ == "_io":
        return len(text) if context.symbol(text) is None else host_call(context, len, [text])
    return context.late(None, None)


TABLE = {builtins.print: print_values}
