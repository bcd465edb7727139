"""Intrinsics that make or advance iterators.

Invariant: an iterator made in the trace runs over objects of the trace; one that existed before is never advanced.
"""

import builtins
import collections
import functools
import itertools
import operator
from collections.abc import Callable
from typing import Any

import jax.numpy as jnp

from janus_jax.heap.expression import Late
from janus_jax.interp.adoption import is_plain_class, realise
from janus_jax.interp.class_lookup import MISSING, lookup_in_class
from janus_jax.interp.context import Context
from janus_jax.interp.covers import inside, watch
from janus_jax.interp.handlers.containers import hashable
from janus_jax.interp.operators import binary, compare, get_iterator, iterate, iterate_lazily
from janus_jax.interp.padded_items import PaddedIterator, PaddedRange, padded_of, padded_range
from janus_jax.interp.ranges import CarriedRange
from janus_jax.interp.reversed_rows import iterate_backwards
from janus_jax.interp.truth import truth

_END = object()


def make_iterator(context: Context, arguments: list, keywords: dict) -> Any:
    made = get_iterator(context, arguments[0]) if len(arguments) == 1 else _until(context, *arguments)
    if isinstance(made, PaddedIterator):
        raise context.reject("late-value-use", "an iterator of its own over a sequence of varying length")
    return made


def _until(context: Context, function: Any, sentinel: Any) -> Any:
    """`iter(function, sentinel)`."""
    while not truth(context, compare(context, "==", item := context.call(function, []), sentinel)):
        yield item


def advance(context: Context, arguments: list, keywords: dict) -> Any:
    if id(arguments[0]) in context.opaque:
        raise context.reject("existing-iterator", f"a {type(arguments[0]).__name__}")
    return context.run_natively(next, arguments)


def make_range(context: Context, arguments: list, keywords: dict) -> Any:
    arguments = [_as_index(context, argument) for argument in arguments]
    if context.is_padding and (counted := padded_range(context, arguments)) is not None:
        return counted
    if not any(isinstance(context.symbol(argument), Late) for argument in arguments):
        return range(*[context.pin(argument) for argument in arguments])
    start, stop, step = [[0, *arguments, 1], [*arguments, 1], arguments][len(arguments) - 1]
    if context.symbol(step) is not None or type(step) is not int or step == 0:
        raise context.reject("late-value-use", "the step of a range is computed from an array")
    return context.keep(CarriedRange(_expect_int(context, start), _expect_int(context, stop), step))


def _expect_int(context: Context, obj: Any) -> Any:
    """A bound of a range that the graph knows, or that is known now."""
    symbol = context.symbol(obj)
    if not isinstance(symbol, Late):
        return operator.index(context.pin(obj))
    if symbol.kind is not int or symbol.device is None:
        raise context.reject("late-value-use", "the bound of a range")
    return obj


def _as_index(context: Context, obj: Any) -> Any:
    """An integer array, or an object of a user's class by its __index__; anything else as it is."""
    if context.is_device(obj) and not obj.ndim and jnp.issubdtype(obj.dtype, jnp.integer):
        return context.call(int, [obj])
    if not is_plain_class(type(obj)):
        return obj
    method = lookup_in_class(context, type(obj), "__index__")
    if method is MISSING:
        raise TypeError(f"'{type(obj).__name__}' object cannot be interpreted as an integer")
    return context.call(method, [obj])


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


def _test(context: Context, function: Any) -> Callable:
    """A predicate that native code may call: its outcome decides, so it is guarded or refused."""

    def is_true(item: Any) -> bool:
        return truth(context, item if function is None else context.call(function, [item]))

    return is_true


def _by_predicate(function: Callable) -> Callable:
    """The handler of filter and its like: a predicate, then an iterable."""

    def handler(context: Context, arguments: list, keywords: dict) -> Any:
        predicate, iterable = arguments
        return function(_test(context, predicate), get_iterator(context, iterable))

    return handler


def compress(context: Context, arguments: list, keywords: dict) -> Any:
    data, selectors = [*arguments, *keywords.values()]
    return itertools.compress(get_iterator(context, data), map(_test(context, None), get_iterator(context, selectors)))


def group_by(context: Context, arguments: list, keywords: dict) -> Any:
    """`itertools.groupby`: the keys decide what is grouped, so they must be known now."""
    key = arguments[1] if len(arguments) > 1 else keywords.get("key")

    def known_key(item: Any) -> Any:
        return hashable(context, item if key is None else context.call(key, [item]))

    return itertools.groupby(get_iterator(context, arguments[0]), known_key)


def make_enumerate(context: Context, arguments: list, keywords: dict) -> Any:
    start = context.pin(arguments[1] if len(arguments) > 1 else keywords.get("start", 0))
    return enumerate(get_iterator(context, arguments[0]), start)


def make_reversed(context: Context, arguments: list, keywords: dict) -> Any:
    over = arguments[0]
    if isinstance(over, PaddedRange):
        turned = PaddedRange(over.first, over.length, over.capacity, not over.is_backwards)
        return get_iterator(context, context.keep(turned))
    padded = padded_of(context, over)
    if padded is not None:
        return iterate_backwards(context, over, padded)
    if context.is_device(arguments[0]) and arguments[0].ndim:
        return get_iterator(context, context.run_natively(operator.getitem, (arguments[0], slice(None, None, -1))))
    if type(arguments[0]) is range or type(arguments[0]) is list and context.symbol(arguments[0]) is None:
        realise(context, context.shadow_by_stand.get(id(arguments[0])))
        return context.run_natively(reversed, arguments)
    if isinstance(arguments[0], (list, tuple, range, dict, str, collections.deque)):
        return watch(context, inside(context, arguments[0]), reversed(iterate(context, arguments[0])))
    return context.run_natively(reversed, arguments)


def reduce(context: Context, arguments: list, keywords: dict) -> Any:
    function, iterable, *initial = [*arguments, *keywords.values()]
    items = iterate_lazily(context, iterable)
    result = initial[0] if initial else next(items, _END)
    if result is _END:
        raise TypeError("reduce() of empty iterable with no initial value")
    for item in items:
        result = context.call(function, [result, item])
    return result


def accumulate(context: Context, arguments: list, keywords: dict) -> Any:
    function = arguments[1] if len(arguments) > 1 else keywords.get("func")

    def combine(left: Any, right: Any) -> Any:
        return binary(context, "+", left, right) if function is None else context.call(function, [left, right])

    return itertools.accumulate(get_iterator(context, arguments[0]), combine, initial=keywords.get("initial"))


def chain_all(context: Context, arguments: list, keywords: dict) -> Any:
    """`itertools.chain.from_iterable`: as lazy as the real one."""
    return itertools.chain.from_iterable(map(_interpreted(context, iter), get_iterator(context, arguments[0])))


def _counted(function: Callable, iterables: int = 1) -> Callable:
    """The handler of itertools functions that take iterables first and plain numbers after."""

    def handler(context: Context, arguments: list, keywords: dict) -> Any:
        made = [get_iterator(context, argument) for argument in arguments[:iterables]]
        numbers = [context.pin(argument) for argument in arguments[iterables:]]
        return context.run_natively(function, (*made, *numbers), {n: context.pin(v) for n, v in keywords.items()})

    return handler


def star_map(context: Context, arguments: list, keywords: dict) -> Any:
    function, iterable = arguments
    return map(lambda item: context.call(function, iterate(context, item)), get_iterator(context, iterable))


def make_partial(context: Context, arguments: list, keywords: dict) -> Any:
    return context.keep(functools.partial(*arguments, **keywords))


TABLE = {
    builtins.iter: make_iterator,
    builtins.next: advance,
    builtins.range: make_range,
    builtins.zip: _over_iterables(zip),
    builtins.map: make_map,
    builtins.filter: _by_predicate(filter),
    builtins.enumerate: make_enumerate,
    builtins.reversed: make_reversed,
    functools.reduce: reduce,
    functools.partial: make_partial,
    itertools.accumulate: accumulate,
    itertools.chain: _over_iterables(itertools.chain),
    itertools.chain.from_iterable: chain_all,
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
    itertools.combinations_with_replacement: _counted(itertools.combinations_with_replacement),
    itertools.tee: _counted(itertools.tee),
    itertools.takewhile: _by_predicate(itertools.takewhile),
    itertools.dropwhile: _by_predicate(itertools.dropwhile),
    itertools.filterfalse: _by_predicate(itertools.filterfalse),
    itertools.compress: compress,
    itertools.groupby: group_by,
    itertools.zip_longest: lambda context, arguments, keywords: itertools.zip_longest(
        *[get_iterator(context, argument) for argument in arguments], **keywords
    ),
    itertools.starmap: star_map,
    **({itertools.batched: _counted(itertools.batched)} if hasattr(itertools, "batched") else {}),
}
