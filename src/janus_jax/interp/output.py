"""Output of the traced program: what it writes to files, kept in order until the graph has run.

    print("loss", loss)     ->  ("write", sys.stdout, "loss"), ("write", sys.stdout, " "), ...

Each entry is a plain tuple of the trace in a plain list of the trace, so branches and loops join it as they join any
list that grows.

Invariant: a sink is a file none of whose methods is the user's; what it does cannot see the program's objects, so it
may be done when all of the run is known.
"""

import io
import types
from collections.abc import Iterable
from typing import Any

from janus_jax.heap import expression as expressions
from janus_jax.heap.source import Source
from janus_jax.interp.context import Context, PreludeGuard
from janus_jax.interp.families import Family, family_of_file

SINK_METHODS = ("write", "writelines", "flush")
_INNER = ("buffer", "raw")


def is_sink(obj: Any) -> bool:
    """Whether writing to a file runs no code of the user's."""
    if not isinstance(obj, io.IOBase) or not has_own_methods(obj, SINK_METHODS):
        return False
    return type(obj).__module__ != "_io" or all(map(_is_inner_sink, _inner_files(obj)))


def _inner_files(obj: Any) -> list:
    """The files that a file of CPython's own writes through, which it was given when it was made."""
    found = []
    for name in _INNER:
        try:
            inner = getattr(obj, name, None)
        except ValueError:  # it was detached: writing raises
            continue
        found += [] if inner is None else [inner]
    return found


def _is_inner_sink(obj: Any) -> bool:
    return type(obj) is io.FileIO or is_sink(obj)


def has_own_methods(obj: Any, names: Iterable[str]) -> bool:
    """Whether these methods of an object are those that its class was made with, compiled or a library's: none is the
    user's, none hangs on the object itself."""
    cls, attributes = type(obj), getattr(obj, "__dict__", {})
    if "__getattribute__" in attributes or type(attributes) is not dict:
        return False
    return not any(name in attributes or not _is_foreign(lookup(cls, name)) for name in names)


def lookup(cls: type, name: str) -> Any:
    """What a name is in the bases of a class; None if it is nothing."""
    return next((vars(base)[name] for base in cls.__mro__ if name in vars(base)), None)


def _is_foreign(found: Any) -> bool:
    """Whether what a class has under a name is no code of the user's."""
    if isinstance(found, (staticmethod, classmethod)):
        found = found.__func__
    if isinstance(found, types.FunctionType):
        return is_of_library(found)
    return found is None or isinstance(found, _COMPILED)


_COMPILED = (types.MethodDescriptorType, types.WrapperDescriptorType, types.BuiltinFunctionType)


def is_of_library(function: types.FunctionType) -> bool:
    """Whether a function is none of the user's."""
    return family_of_file(function.__code__.co_filename) is not Family.USER


def guard_sink(context: Context, source: Source) -> None:
    """The file found at `source` is a sink on each call."""
    is_still = expressions.call(is_sink, (expressions.fetch(source),))
    context.prelude_guards.append(PreludeGuard(is_still, True, f"{source.label} is a file"))


def put_out(context: Context, kind: str, *parts: Any) -> None:
    """Adds to what the run writes, behind all that it has written so far."""
    if context.closed or not context.is_checkable():
        raise context.reject("output", "inside a transformation, where JAX decides how often Python runs")
    if context.around is not None and context.around.is_transformed:
        raise context.reject("transformed-effect", "output")
    context.output.append(context.keep((kind, *parts)))
