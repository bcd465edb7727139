"""Intrinsics that make or advance iterators.

Invariant: an iterator made in the trace runs over objects of the trace; one that existed before is never advanced.
"""

import builtins
import functools
import itertools
from collections.abc import Callable
from typing import Any

from janus_jax.interp.context import Context
from janus_jax.interp.operators import get_iterator, iterate


def make_iterator(context: Context, arguments: list, keywords: dict) -> Any:
    if len(arguments) > 1:
        raise context.reject("unsupported-op", "iter() with a sentinel")
    return get_iterator(context, arguments[0])


def advance(context: Context, arguments: list, keywords: dict) -> Any:
    if id(arguments[0]) in context.opaque:
        raise context.reject("existing-iterator", f"a {type(arguments[0]).__name__}")
    return context.run_natively(next, arguments)


def make_range(context: Context, arguments: list, keywords: dict) -> range:
    if any(context.is_device(argument) for argument in arguments):
        raise context.reject("array-branch", "range() of an array")
    return range(*[context.pin(argument) for argument in arguments])


def _over_iterables(function: Callable, first: int = 0) -> Callable:
    """The handler of zip and the like: arguments from `first` on are iterables."""

    def handler(context: Context, arguments: list, keywords: dict) -> Any:
        head = arguments[:first]
        iterators = [get_iterator(context, argument) for argument in arguments[first:]]
        keywords = {name: context.pin(value) for name, value in keywords.items()}
        return context.run_natively(function, (*head, *iterators), keywords)

    return handler


def _interpreted(context: Context, function: Any) -> Callable:
    """A Python function that native code may call, and that calls `function` in the trace."""

    def call(*arguments):
        return context.call(function, list(arguments))

    return call


def make_map(context: Context, arguments: list, keywords: dict) -> Any:
    function, *iterables = arguments
    return map(_interpreted(context, function), *[get_iterator(context, item) for item in iterables])


def make_filter(context: Context, arguments: list, keywords: dict) -> Any:
    function, iterable = arguments
    keep = _interpreted(context, bool if function is None else function)

    def is_kept(item):
        return context.call(bool, [keep(item)])

    return filter(is_kept, get_iterator(context, iterable))


def make_enumerate(context: Context, arguments: list, keywords: dict) -> Any:
    start = context.pin(arguments[1] if len(arguments) > 1 else keywords.get("start", 0))
    return enumerate(get_iterator(context, arguments[0]), start)


def make_reversed(context: Context, arguments: list, keywords: dict) -> Any:
    if isinstance(arguments[0], (list, tuple, range, dict, str)):
        return reversed(iterate(context, arguments[0]))
    return context.run_natively(reversed, arguments)


def reduce(context: Context, arguments: list, keywords: dict) -> Any:
    function, iterable, *initial = arguments
    items = iterate(context, iterable)
    if not initial and not items:
        raise TypeError("reduce() of empty iterable with no initial value")
    result = initial[0] if initial else items.pop(0)
    for item in items:
        result = context.call(function, [result, item])
    return result


def accumulate(context: Context, arguments: list, keywords: dict) -> Any:
    items = iterate(context, arguments[0])
    function = arguments[1] if len(arguments) > 1 else keywords.get("func")
    results = [keywords["initial"]] if keywords.get("initial") is not None else []
    for item in items:
        results.append(item if not results else _combine(context, function, results[-1], item))
    return iter(results)


def _combine(context: Context, function: Any, left: Any, right: Any) -> Any:
    if function is None:
        return context.call(sum, [[right], left])
    return context.call(function, [left, right])


def _counted(function: Callable, iterables: int = 1) -> Callable:
    """The handler of itertools functions that take iterables first and plain numbers after."""

    def handler(context: Context, arguments: list, keywords: dict) -> Any:
        made = [get_iterator(context, argument) for argument in arguments[:iterables]]
        numbers = [context.pin(argument) for argument in arguments[iterables:]]
        return context.run_natively(function, (*made, *numbers), {n: context.pin(v) for n, v in keywords.items()})

    return handler


def star_map(context: Context, arguments: list, keywords: dict) -> Any:
    function, iterable = arguments
    return iter([context.call(function, iterate(context, item)) for item in iterate(context, iterable)])


def make_partial(context: Context, arguments: list, keywords: dict) -> Any:
    return context.keep(functools.partial(*arguments, **keywords))


TABLE = {
    builtins.iter: make_iterator,
    builtins.next: advance,
    builtins.range: make_range,
    builtins.zip: _over_iterables(zip),
    builtins.map: make_map,
    builtins.filter: make_filter,
    builtins.enumerate: make_enumerate,
    builtins.reversed: make_reversed,
    functools.reduce: reduce,
    functools.partial: make_partial,
    itertools.accumulate: accumulate,
    itertools.chain: _over_iterables(itertools.chain),
    itertools.chain.from_iterable: lambda context, arguments, keywords: iter(
        [item for part in iterate(context, arguments[0]) for item in iterate(context, part)]
    ),
    itertools.islice: _counted(itertools.islice),
    itertools.repeat: lambda context, arguments, keywords: itertools.repeat(
        arguments[0], *[context.pin(argument) for argument in arguments[1:]]
    ),
    itertools.count: _counted(itertools.count, 0),
    itertools.cycle: _counted(itertools.cycle),
    itertools.pairwise: _counted(itertools.pairwise),
    itertools.product: _over_iterables(itertools.product),
    itertools.combinations: _counted(itertools.combinations),
    itertools.permutations: _counted(itertools.permutations),
    itertools.zip_longest: lambda context, arguments, keywords: itertools.zip_longest(
        *[get_iterator(context, argument) for argument in arguments], **keywords
    ),
    itertools.starmap: star_map,
}
