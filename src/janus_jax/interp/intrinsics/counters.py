"""Intrinsics of Counter: how one is made, and its methods that are not interpreted as the Python code that they are.

Invariant: counts that vary from call to call stay host values; what is guarded is how they compare.
"""

import _collections
import collections
from typing import Any

from janus_jax.interp.class_lookup import lookup_in_class
from janus_jax.interp.context import Context
from janus_jax.interp.covers import inside, make_cover
from janus_jax.interp.intrinsics.sorting import sort_by
from janus_jax.interp.operators import binary, iterate, iterate_lazily
from janus_jax.interp.subscripts import set_item

_INIT = collections.Counter.__init__


def make_counter(context: Context, arguments: list, keywords: dict) -> Any:
    """`Counter(iterable, **counts)`."""
    if lookup_in_class(context, collections.Counter, "__init__") is not _INIT:
        raise context.reject("container-subclass", "Counter.__init__ is the program's own")
    made = make_cover(context, collections.Counter, context.keep({}), None)
    if arguments or keywords:
        context.call(lookup_in_class(context, collections.Counter, "update"), [made, *arguments], keywords)
    return made


def count_elements(context: Context, arguments: list, keywords: dict) -> None:
    """`_count_elements(counter, iterable)` (Modules/_collectionsmodule.c)."""
    counter, iterable = arguments
    for item in iterate_lazily(context, iterable):
        count = context.call(dict.get, [inside(context, counter), item, 0])
        set_item(context, counter, item, binary(context, "+", count, 1))


def most_common(context: Context, arguments: list, keywords: dict) -> list:
    """`Counter.most_common(n)`: sorted by the counts, equal ones in the order of the keys."""
    counter, *count = [*arguments, *keywords.values()]
    count = context.pin(count[0]) if count else None
    if count is not None and type(count) is not int:
        raise context.reject("container-subclass", "Counter.most_common() of what is no int")
    items = list(iterate(context, context.call(dict.items, [inside(context, counter)])))
    found = sort_by(context, items, [count for _, count in items], True)
    return found if count is None else found[: max(count, 0)]


TABLE = {
    collections.Counter: make_counter,
    collections.Counter.most_common: most_common,
    _collections._count_elements: count_elements,
}
