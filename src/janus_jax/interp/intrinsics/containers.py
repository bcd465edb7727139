"""Intrinsics of list, dict, set and tuple: they change or read objects of the trace.

Invariant: a shadow is completed before native code may look at more of it than it was given; appending needs no look.
"""

import builtins
from collections.abc import Callable
from typing import Any

from janus_jax.interp.adoption import is_safe_key, load_key, realise
from janus_jax.interp.context import Context
from janus_jax.interp.covers import inside
from janus_jax.interp.handlers.containers import hashable
from janus_jax.interp.insertions import insert_first
from janus_jax.interp.operators import extend, get_iterator, is_equal, iterate, iterate_lazily
from janus_jax.interp.padded import Padded
from janus_jax.interp.padded_items import PaddedIterator, find_rows
from janus_jax.interp.reversed_rows import list_of_rows, reverse_list
from janus_jax.interp.sets import as_native, find_set, make_of_sets
from janus_jax.interp.subscripts import forget_key


def _shadow_of(context: Context, obj: Any):
    return context.shadow_by_stand.get(id(obj))


def append(context: Context, arguments: list, keywords: dict) -> None:
    target, item = arguments
    target.append(item)


def extend_list(context: Context, arguments: list, keywords: dict) -> None:
    target, items = arguments
    extend(context, target, items)


def _on_complete(function: Callable, keyed: int = 0) -> Callable:
    """The handler of a method that may look at all of its container; `keyed` arguments are indexes or keys."""

    def handler(context: Context, arguments: list, keywords: dict) -> Any:
        owner, *rest = arguments
        for value in (owner, *rest):
            realise(context, _shadow_of(context, value) if isinstance(value, (list, dict)) else None)
        rest = [hashable(context, value) if index < keyed else value for index, value in enumerate(rest)]
        return context.run_natively(function, (owner, *rest), keywords)

    return handler


def _find(context: Context, items: Any, wanted: Any, numbers: range) -> int | None:
    """The first index of `numbers` at which an item equals; each comparison that decides is guarded."""
    return next((index for index in numbers if is_equal(context, items[index], wanted)), None)


def index_of(context: Context, arguments: list, keywords: dict) -> int:
    """`index` of a list or tuple."""
    owner, wanted, *bounds = arguments
    bounds = [context.pin(bound) for bound in bounds]
    realise(context, _shadow_of(context, owner))
    found = _find(
        context, owner, wanted, range(len(owner))[slice(*bounds) if len(bounds) == 2 else slice(*bounds, None)]
    )
    if found is None:
        raise ValueError(_absence(owner, context.pin(wanted)))
    return found


def _absence(owner: Any, wanted: Any) -> str:
    """What CPython says of an item that is not there."""
    try:
        type(owner)().index(wanted)
    except ValueError as error:
        return str(error)
    raise KeyError(wanted)


def count_of(context: Context, arguments: list, keywords: dict) -> int:
    """`count` of a list or tuple."""
    owner, wanted = arguments
    realise(context, _shadow_of(context, owner))
    return sum(is_equal(context, item, wanted) for item in owner)


def remove_item(context: Context, arguments: list, keywords: dict) -> None:
    """`list.remove`."""
    owner, wanted = arguments
    realise(context, _shadow_of(context, owner))
    found = _find(context, owner, wanted, range(len(owner)))
    if found is None:
        raise ValueError("list.remove(x): x not in list")
    del owner[found]


def _on_sets(function: Callable) -> Callable:
    """The handler of a method of set or frozenset whose arguments are iterables of hashable items."""

    def handler(context: Context, arguments: list, keywords: dict) -> Any:
        owner, *rest = arguments
        return context.run_natively(function, (owner, *[_set_operand(context, value) for value in rest]))

    return handler


def _set_operand(context: Context, value: Any) -> Any:
    """What a method of set is given: CPython goes over a set or dict in another way than over an iterator, which shows
    in the order of the items."""
    if isinstance(value, (set, frozenset)):
        return as_native(context, value)
    if type(value) is dict:
        realise(context, _shadow_of(context, value))
        return value
    return _hashable_items(context, value)


def _hashable_items(context: Context, iterable: Any) -> list:
    return [hashable(context, item) for item in iterate_lazily(context, iterable)]


def from_keys(context: Context, arguments: list, keywords: dict) -> dict:
    """`dict.fromkeys`."""
    keys = (hashable(context, item) for item in iterate_lazily(context, arguments[0]))
    return dict.fromkeys(keys, *arguments[1:])


def dict_get(context: Context, arguments: list, keywords: dict) -> Any:
    target, key, *default = arguments
    key = hashable(context, key)
    shadow = _shadow_of(context, target)
    if shadow is not None and is_safe_key(key):
        found = load_key(context, shadow, key)
        return target[key] if found else (default[0] if default else None)
    realise(context, shadow)
    return context.run_natively(dict.get, (target, key, *default))


def dict_setdefault(context: Context, arguments: list, keywords: dict) -> Any:
    target, key, *default = arguments
    key = hashable(context, key)
    shadow = _shadow_of(context, target)
    if shadow is not None and is_safe_key(key):
        load_key(context, shadow, key)
    else:
        realise(context, shadow)
    return target.setdefault(key, *default)


def dict_pop(context: Context, arguments: list, keywords: dict) -> Any:
    target, key, *default = arguments
    key = hashable(context, key)
    forget_key(context, target, key)
    return context.run_natively(dict.pop, (target, key, *default))


def dict_forget(function: Callable) -> Callable:
    """The handler of clear and popitem, which remove keys."""

    def handler(context: Context, arguments: list, keywords: dict) -> Any:
        target = arguments[0]
        shadow = _shadow_of(context, target)
        realise(context, shadow)
        before = list(target)
        result = function(target)
        if shadow is not None:
            shadow.deleted.update(dict.fromkeys(key for key in before if key not in target))
        return result

    return handler


def dict_update(context: Context, arguments: list, keywords: dict) -> None:
    target, *rest = arguments
    for other in rest:
        other = inside(context, other)
        realise(context, _shadow_of(context, other))
        pairs = (
            other.items()
            if isinstance(other, dict)
            else (iterate(context, pair) for pair in iterate_lazily(context, other))
        )
        for key, value in pairs:
            target[hashable(context, key)] = value
    target.update(keywords)


def insert(context: Context, arguments: list, keywords: dict) -> None:
    owner, key, item = arguments
    is_first = type(key) is int and key == 0 and context.symbol(key) is None
    if not is_first or not insert_first(context, owner, item):
        _insert_complete(context, arguments, keywords)


_insert_complete = _on_complete(list.insert, keyed=1)


def reverse(context: Context, arguments: list, keywords: dict) -> None:
    if context.is_padding and find_rows(context, arguments[0]) is not None:
        return reverse_list(context, arguments[0])
    return _reverse_complete(context, arguments, keywords)


_reverse_complete = _on_complete(list.reverse)


def make_list(context: Context, arguments: list, keywords: dict) -> list:
    if arguments and isinstance(arguments[0], (Padded, PaddedIterator)):
        made = list_of_rows(context, get_iterator(context, arguments[0]))
        if made is not None:
            return made
    return iterate(context, arguments[0]) if arguments else []


def make_tuple(context: Context, arguments: list, keywords: dict) -> tuple:
    if arguments and type(arguments[0]) is tuple:
        return arguments[0]
    return tuple(iterate(context, arguments[0])) if arguments else ()


def make_dict(context: Context, arguments: list, keywords: dict) -> dict:
    made: dict = {}
    dict_update(context, [made, *arguments], keywords)
    return made


def _make_set(kind: type) -> Callable:
    def handler(context: Context, arguments: list, keywords: dict) -> Any:
        if not arguments:
            return kind()
        if find_set(context, arguments[0]) is not None:
            return make_of_sets(context, kind, arguments)
        return kind(_set_operand(context, arguments[0]))

    return handler


_LIST = {
    list.append: append,
    list.extend: extend_list,
    list.insert: insert,
    list.pop: _on_complete(list.pop, keyed=1),
    list.clear: _on_complete(list.clear),
    list.copy: _on_complete(list.copy),
    list.reverse: reverse,
    list.remove: remove_item,
    list.index: index_of,
    list.count: count_of,
    tuple.index: index_of,
    tuple.count: count_of,
}
_DICT = {
    dict.get: dict_get,
    dict.setdefault: dict_setdefault,
    dict.pop: dict_pop,
    dict.popitem: dict_forget(dict.popitem),
    dict.clear: dict_forget(dict.clear),
    dict.update: dict_update,
    dict.keys: _on_complete(dict.keys),
    dict.values: _on_complete(dict.values),
    dict.items: _on_complete(dict.items),
    dict.copy: _on_complete(dict.copy),
}
_ONE_SET = ("add", "discard", "remove", "copy", "clear", "pop")
_SET = {
    **{getattr(set, name): _on_complete(getattr(set, name), keyed=4) for name in _ONE_SET},
    **{
        getattr(kind, name): _on_sets(getattr(kind, name))
        for kind in (set, frozenset)
        for name in (
            "union", "intersection", "difference", "symmetric_difference", "issubset", "issuperset", "isdisjoint",
            "update",
            "intersection_update", "difference_update", "symmetric_difference_update",
        )
        if hasattr(kind, name)
    },
    frozenset.copy: _on_sets(frozenset.copy),
    type({}.keys()).isdisjoint: _on_sets(type({}.keys()).isdisjoint),
    type({}.items()).isdisjoint: _on_sets(type({}.items()).isdisjoint),
}  # fmt: skip

TABLE = {
    **_LIST,
    **_DICT,
    **_SET,
    dict.fromkeys: from_keys,
    builtins.list: make_list,
    builtins.tuple: make_tuple,
    builtins.dict: make_dict,
    builtins.set: _make_set(set),
    builtins.frozenset: _make_set(frozenset),
}
