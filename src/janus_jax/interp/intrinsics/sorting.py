"""Intrinsics that compare items: sorted, list.sort, heapq and bisect.

Invariant: keys that vary from call to call stay host values. What is guarded is the order that came of them: where each
item went.
"""

import bisect
import builtins
import heapq
from collections.abc import Callable
from typing import Any

from janus_jax.heap.expression import Late
from janus_jax.interp.adoption import is_plain_class, realise
from janus_jax.interp.context import CONSTANT_TYPES, Context
from janus_jax.interp.operators import iterate
from janus_jax.interp.sets import sorted_items
from janus_jax.interp.symbolic import host_call
from janus_jax.interp.truth import truth


def sort_in_place(context: Context, arguments: list, keywords: dict) -> None:
    target = arguments[0]
    realise(context, context.shadow_by_stand.get(id(target)))
    target[:] = sort(context, [list(target)], keywords)


def sort(context: Context, arguments: list, keywords: dict) -> list:
    """`sorted`."""
    key = keywords.get("key")
    known = sorted_items(context, arguments[0]) if key is None else None
    items = iterate(context, arguments[0]) if known is None else known
    keys = [item if key is None else context.call(key, [item]) for item in items]
    return sort_by(context, items, keys, truth(context, keywords.get("reverse", False)))


def sort_by(context: Context, items: list, keys: list, reverse: bool) -> list:
    """The items by keys that are known now, or before the graph runs: then their order is guarded, not the keys."""
    keys = _comparable(context, keys, "sorted() compares arrays")
    if context.has_symbol(keys):
        order = context.pin(host_call(context, order_of, [keys, reverse]))
    else:
        order = context.run_natively(sorted, (range(len(items)),), {"key": keys.__getitem__, "reverse": reverse})
    return [items[index] for index in order]


def _comparable(context: Context, keys: list, detail: str) -> list:
    """Keys that can be computed before the graph; those that cannot be, but are known now, are made constants."""
    if any(context.is_device(key) for key in keys):
        raise context.reject("array-branch", detail)
    if not context.has_late(keys) and context.expression(keys) is not None:
        return keys
    keys = [context.pin(key) for key in keys]
    return [tuple(context.pin(part) for part in key) if type(key) is tuple else key for key in keys]


def order_of(keys: list, reverse: bool) -> tuple:
    """The places of sorted keys, equal ones in their order: what is guarded where the keys vary."""
    return tuple(sorted(range(len(keys)), key=keys.__getitem__, reverse=reverse))


# Heaps


class Placed:
    """An item of a heap that is compared by its key, and knows its place."""

    __slots__ = ("key", "place")

    def __init__(self, key: Any, place: int):
        self.key, self.place = key, place

    def __lt__(self, other: "Placed") -> bool:
        return self.key < other.key


class Unordered:
    """What stands in a key for what is not known before the graph: a comparison that comes to it gives the run up."""

    def _refuse(self, other: Any) -> bool:
        raise TypeError("items of a heap are told apart by what is known only after the graph")

    __eq__ = __lt__ = __gt__ = __le__ = __ge__ = _refuse
    __hash__ = None


def places_of(function: Callable, keys: list, is_given: bool) -> tuple:
    """Where each item of a heap is behind a function of heapq, and the place of the item that it returned; a given
    item has the last key."""
    items = [Placed(key, place) for place, key in enumerate(keys)]
    heap, given = (items[:-1], items[-1:]) if is_given else (items, [])
    result = function(heap, *given)
    return tuple(item.place for item in heap), None if result is None else result.place


def _heap_key(context: Context, item: Any) -> Any:
    """What an item of a heap is compared by: of a tuple no more than what is known before the graph runs."""
    if type(item) is tuple and context.symbol(item) is None:
        parts: list = []
        for part in item:
            if context.is_device(part) or isinstance(context.symbol(part), Late) or context.expression(part) is None:
                return (*parts, Unordered())
            parts.append(part)
        return tuple(parts)
    if context.is_device(item):
        raise context.reject("array-branch", "a heap compares arrays")
    if isinstance(context.symbol(item), Late):
        raise context.reject("late-value-branch", "a heap compares it")
    if context.symbol(item) is None and type(item) not in CONSTANT_TYPES:
        raise context.reject("unsupported-op", f"a heap compares objects: a {type(item).__name__}")
    return item


def _on_heap(function: Callable) -> Callable:
    def handler(context: Context, arguments: list, keywords: dict) -> Any:
        heap, *given = arguments
        if type(heap) is not list or keywords or len(given) > 1:
            raise TypeError("heap argument must be a list")
        realise(context, context.shadow_by_stand.get(id(heap)))
        items = [*heap, *given]
        keys = [_heap_key(context, item) for item in items]
        places, returned = _find_places(context, function, keys, bool(given))
        heap[:] = [items[place] for place in places]
        return None if returned is None else items[returned]

    return handler


def _find_places(context: Context, function: Callable, keys: list, is_given: bool) -> tuple:
    if not context.has_symbol(keys):
        return context.run_natively(places_of, (function, keys, is_given))
    if any(type(key) is tuple and key and type(key[-1]) is Unordered for key in keys):
        keys = [tuple(context.pin(part) for part in key) if type(key) is tuple else context.pin(key) for key in keys]
        return context.run_natively(places_of, (function, keys, is_given))
    return context.pin(host_call(context, _PLACES[function], [keys, is_given]))


def _placing(function: Callable) -> Callable:
    def find(keys: list, is_given: bool) -> tuple:
        return places_of(function, keys, is_given)

    return find


_HEAP = (heapq.heappush, heapq.heappop, heapq.heapify, heapq.heapreplace, heapq.heappushpop)
_PLACES = {function: _placing(function) for function in _HEAP}


def _selecting(reverse: bool) -> Callable:
    """The handler of heapq.nsmallest or nlargest: as sorted(...)[:n], as its documentation has it."""

    def handler(context: Context, arguments: list, keywords: dict) -> list:
        given = dict(zip(("n", "iterable", "key"), arguments, strict=False)) | keywords
        count, key = context.pin(given["n"]), given.get("key")
        if type(count) is not int:
            raise context.reject("unsupported-op", "heapq with a count that is no int")
        return sort(context, [given["iterable"]], {"key": key, "reverse": reverse})[: max(count, 0)]

    return handler


# Bisection


def _bisecting(function: Callable) -> Callable:
    def handler(context: Context, arguments: list, keywords: dict) -> Any:
        items, wanted, *bounds = arguments
        if keywords or any(is_plain_class(type(item)) and type(item) is not object for item in (wanted, items)):
            raise context.reject("unsupported-op", f"{function.__name__}() of objects, or with keywords")
        bounds = [context.pin(bound) for bound in bounds]
        keys = _comparable(context, [*iterate(context, items), wanted], f"{function.__name__}() compares arrays")
        if any(is_plain_class(type(key)) and context.symbol(key) is None for key in keys):
            raise context.reject("unsupported-op", f"{function.__name__}() of objects")
        if not context.has_symbol(keys):
            return context.run_natively(function, (keys[:-1], keys[-1], *bounds))
        return host_call(context, function, [keys[:-1], keys[-1], *bounds])

    return handler


def _inserting(function: Callable) -> Callable:
    find = _bisecting(function)

    def handler(context: Context, arguments: list, keywords: dict) -> None:
        if type(arguments[0]) is not list:
            raise context.reject("unsupported-op", "bisect.insort() into what is no list")
        place = context.pin(find(context, arguments, keywords))
        context.call(list.insert, [arguments[0], place, arguments[1]])

    return handler


TABLE = {
    list.sort: sort_in_place,
    builtins.sorted: sort,
    **{function: _on_heap(function) for function in _HEAP},
    heapq.nsmallest: _selecting(False),
    heapq.nlargest: _selecting(True),
    bisect.bisect_left: _bisecting(bisect.bisect_left),
    bisect.bisect_right: _bisecting(bisect.bisect_right),
    bisect.insort_left: _inserting(bisect.bisect_left),
    bisect.insort_right: _inserting(bisect.bisect_right),
}
