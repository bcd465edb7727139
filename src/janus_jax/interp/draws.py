"""Calls that give another result each time: random numbers, and the clock.

    noise = random.random()     host value: drawn once per call, in order, before the graph runs
    time.perf_counter()         at the start of a step the same; behind array work a late value, read when that is done

Where a run is abandoned the generators are set back, so that CPython draws the same numbers again.

Invariant: while a trace is made only copies of the generators are asked.
"""

import operator
import random
import time
import types
from collections.abc import Callable
from typing import Any

from janus_jax.heap import expression as expressions
from janus_jax.heap.expression import Expression
from janus_jax.heap.generators import GENERATORS, copy_generator, is_draw
from janus_jax.interp.context import Context, Draw
from janus_jax.interp.operators import binary
from janus_jax.interp.subscripts import get_item
from janus_jax.interp.symbolic import concrete_of

_BOUND = (types.BuiltinFunctionType, types.MethodType)
_CLOCKS = ("time", "time_ns", "perf_counter", "perf_counter_ns", "monotonic", "monotonic_ns", "process_time",
           "process_time_ns", "thread_time")  # fmt: skip


def find_generator(function: Any) -> tuple[Any, str] | None:
    """The generator and the name of its method that a bound method is."""
    if not isinstance(function, _BOUND):
        return None
    owner = getattr(function, "__self__", None)
    return (owner, function.__name__) if type(owner) in GENERATORS else None


def draw(context: Context, owner: Any, name: str, arguments: list, keywords: dict) -> Any:
    """The result of a method of a generator, on each call."""
    what = f"{type(owner).__module__}.{type(owner).__name__}.{name}()"
    if type(owner) is random.Random and name in _OF_SEQUENCES and len(arguments) == _OF_SEQUENCES[name]:
        return _draw_items(context, owner, name, *arguments)
    if not is_draw(owner, name):
        raise context.reject("impure-call", what)
    if context.closed or context.regions or not context.is_plain():
        raise context.reject("impure-call", f"{what} on one side of a branch, in a loop or in a transformation")
    operands = [context.expression(value) for value in arguments]
    named = {key: context.expression(value) for key, value in keywords.items()}
    if None in operands or None in named.values() or context.has_late((*arguments, *keywords.values())):
        raise context.reject("impure-call", f"{what} of what the graph computes, or of objects")
    source = context.opaque.get(id(owner))
    place = expressions.constant(owner) if source is None else expressions.fetch(source)
    expression = expressions.call(_method_caller(name), (place, *operands), named)
    stand_in = context.notes.get(("generator copy", id(owner)))
    if stand_in is None:
        stand_in = context.notes["generator copy", id(context.keep(owner))] = copy_generator(owner)
    given = [concrete_of(context, value) for value in arguments]
    by_name = {key: concrete_of(context, value) for key, value in keywords.items()}
    value = _method_caller(name)(stand_in, *given, **by_name)
    context.prelude_guards.append(Draw(expression, place))
    if type(value) is list:
        items = [expressions.call(operator.getitem, (expression, expressions.constant(at))) for at in range(len(value))]
        return [context.host(*pair) for pair in zip(value, items, strict=True)]
    return context.host(value, expression)


_OF_SEQUENCES = {"choice": 1, "sample": 2}


def _draw_items(context: Context, owner: Any, name: str, items: Any, *count: Any) -> Any:
    """`choice` and `sample` of a sequence (Lib/random.py): the places are drawn, by the same numbers."""
    size = context.pin(context.call(len, [items]))
    if not size:
        raise context.reject("exception-raised", f"random.{name}() from an empty sequence")
    if name == "choice":
        return _item_at(context, items, draw(context, owner, "randrange", [size], {}))
    places = draw(context, owner, "sample of", [range(size), context.pin(count[0])], {})
    return [_item_at(context, items, place) for place in places]


def _item_at(context: Context, items: Any, place: Any) -> Any:
    if type(items) is range:
        return binary(context, "+", items.start, binary(context, "*", place, items.step))
    return get_item(context, items, place)


def _method_caller(name: str) -> Callable:
    """`sample of` is `sample`, of a range."""
    name = name.partition(" ")[0]

    def call_method(owner: Any, *arguments: Any, **keywords: Any) -> Any:
        return getattr(owner, name)(*arguments, **keywords)

    call_method.__name__ = name
    return call_method


def _clock(function: Callable) -> Callable:
    def handler(context: Context, arguments: list, keywords: dict) -> Any:
        if context.closed or context.regions or not context.is_plain():
            raise context.reject("impure-call", f"time.{function.__name__}() in a branch, loop or transformation")
        now = function()
        expression: Expression = expressions.call(_reader(function), ())
        if context.inputs:
            context.waits = True
            context.obligations.append(expression)
            return context.late(expression, type(now))
        context.prelude_guards.append(Draw(expression, None))
        return context.host(now, expression)

    return handler


def _reader(function: Callable) -> Callable:
    """A function of its own for each reading, so that no two are taken for one."""

    def read() -> Any:
        return function()

    read.__name__ = function.__name__
    return read


TABLE = {getattr(time, name): _clock(getattr(time, name)) for name in _CLOCKS if hasattr(time, name)}
