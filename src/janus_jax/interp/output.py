"""Output of the traced program: what it writes to files, kept in order until the graph has run.

    print("loss", loss)     ->  ("write", sys.stdout, "loss"), ("write", sys.stdout, " "), ...

Each entry is a plain tuple of the trace in a plain list of the trace, so branches and loops join it as they join any
list that grows.

Invariant: a sink is a file none of whose methods is the user's; what it does cannot see the program's objects, so it
may be done when all of the run is known.
"""

import io
import types
from typing import Any

from janus_jax.heap import expression as expressions
from janus_jax.heap.source import Source
from janus_jax.interp.context import Context, PreludeGuard
from janus_jax.interp.families import Family, family_of_file

SINK_METHODS = ("write", "writelines", "flush")
_INNER = ("buffer", "raw")


def is_sink(obj: Any) -> bool:
    """Whether writing to a file runs no code of the user's."""
    if not isinstance(obj, io.IOBase):
        return False
    if any(_is_of_user(type(obj), name) for name in SINK_METHODS):
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


def _is_of_user(cls: type, name: str) -> bool:
    found = next((vars(base)[name] for base in cls.__mro__ if name in vars(base)), None)
    return isinstance(found, types.FunctionType) and not is_of_library(found)


def is_of_library(function: types.FunctionType) -> bool:
    """Whether a function is none of the user's."""
    return family_of_file(function.__code__.co_filename) is not Family.USER


def is_of_user(cls: type) -> bool:
    """Whether a class has a method of the user's."""
    found = [value for base in cls.__mro__ for value in vars(base).values()]
    return any(isinstance(value, types.FunctionType) and not is_of_library(value) for value in found)


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
