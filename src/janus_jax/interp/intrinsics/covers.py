"""Intrinsics of deque and defaultdict, in terms of the list or dict that their cover holds.

Invariant: a deque whose items nobody has looked at grows without a guard on what it holds.
"""

import collections
from collections.abc import Callable
from typing import Any

from janus_jax.interp.adoption import realise
from janus_jax.interp.attributes import HostMethod
from janus_jax.interp.choices import expect_certain
from janus_jax.interp.context import Context
from janus_jax.interp.covers import Covered, expect_not_gone_over, find_covered, make_cover
from janus_jax.interp.intrinsics import counters, ordered
from janus_jax.interp.intrinsics.ordered import call_ordered
from janus_jax.interp.intrinsics.sets import call_set
from janus_jax.interp.operators import iterate
from janus_jax.interp.subscripts import delete_item, get_item


def make_deque(context: Context, arguments: list, keywords: dict) -> Any:
    """`collections.deque(iterable, maxlen)`."""
    given = dict(zip(("iterable", "maxlen"), arguments, strict=False)) | keywords
    limit = context.pin(given.get("maxlen"))
    if set(given) - {"iterable", "maxlen"} or len(arguments) > 2 or not (limit is None or type(limit) is int):
        raise context.reject("unknown-native-call", "deque() with other arguments")
    if limit is not None and limit < 0:
        raise ValueError("maxlen must be non-negative")
    made = make_cover(context, collections.deque, context.keep([]), limit)
    covered = find_covered(context, made)
    for item in iterate(context, given["iterable"]) if "iterable" in given else ():
        _push(context, covered, item)
    return made


def make_default_dict(context: Context, arguments: list, keywords: dict) -> Any:
    """`collections.defaultdict(factory, ...)`."""
    factory = arguments[0] if arguments else None
    if not (factory is None or callable(factory)):
        raise TypeError("first argument must be callable or None")
    return make_cover(context, collections.defaultdict, context.call(dict, arguments[1:], keywords), factory)


def call_covered(context: Context, method: HostMethod, arguments: list, keywords: dict) -> Any:
    """A method of a container behind a cover."""
    covered = find_covered(context, method.owner)
    if covered.kind is collections.deque:
        known = _DEQUE.get(method.name)
        if known is None or keywords:
            raise context.reject("container-subclass", f"deque.{method.name}()")
        if method.name not in _ONLY_READING:
            expect_not_gone_over(context, covered.inside)
        return known(context, covered, *arguments)
    if covered.kind is set:
        return call_set(context, method.owner, method.name, arguments, keywords)
    if covered.kind is collections.OrderedDict:
        return call_ordered(context, covered, method.name, arguments, keywords)
    return _call_dict(context, method, covered, arguments, keywords)


def _call_dict(context: Context, method: HostMethod, covered: Covered, arguments: list, keywords: dict) -> Any:
    """A method that a defaultdict or Counter has from dict."""
    name = method.name
    if name == "__getitem__":
        return get_item(context, method.owner, *arguments)
    if name in ("copy", "__copy__"):
        return make_cover(context, covered.kind, context.call(dict, [covered.inside]), covered.made_with)
    if name == "__missing__" or not hasattr(dict, name):
        raise context.reject("container-subclass", f"{covered.kind.__name__}.{name}()")
    if name == "__delitem__":
        return delete_item(context, covered.inside, *arguments)
    return context.call(getattr(dict, name), [covered.inside, *arguments], keywords)


def _trim(context: Context, covered: Covered, is_left: bool) -> None:
    """Lets go of what a deque has no room for, at the end opposite to the one where it grew. While nobody has looked at
    the real one, that is left to it."""
    items, limit = covered.inside, covered.made_with
    shadow = context.shadow_by_stand.get(id(items))
    if limit is None or len(items) <= limit or shadow is not None and not shadow.realised:
        return
    expect_certain(context, items, 1)
    if is_left:
        del items[: len(items) - limit]
    else:
        del items[limit:]


def _push(context: Context, covered: Covered, item: Any) -> None:
    context.call(list.append, [covered.inside, item])
    _trim(context, covered, is_left=True)


def _push_left(context: Context, covered: Covered, item: Any) -> None:
    _look(context, covered)
    context.call(list.insert, [covered.inside, 0, item])
    _trim(context, covered, is_left=False)


def _extend(context: Context, covered: Covered, items: Any) -> None:
    for item in list(iterate(context, items)):
        _push(context, covered, item)


def _extend_left(context: Context, covered: Covered, items: Any) -> None:
    for item in list(iterate(context, items)):
        _push_left(context, covered, item)


def _look(context: Context, covered: Covered) -> list:
    """All items, which an operation may move."""
    realise(context, context.shadow_by_stand.get(id(covered.inside)))
    expect_certain(context, covered.inside, 1)
    return covered.inside


def _taker(index: int) -> Callable:
    def take(context: Context, covered: Covered) -> Any:
        if not _look(context, covered):
            raise IndexError("pop from an empty deque")
        return context.call(list.pop, [covered.inside, index])

    return take


def _rotate(context: Context, covered: Covered, count: Any = 1) -> None:
    items, count = _look(context, covered), context.pin(count)
    if type(count) is not int:
        raise TypeError(f"'{type(count).__name__}' object cannot be interpreted as an integer")
    split = -count % len(items) if items else 0
    items[:] = items[split:] + items[:split]


def _insert(context: Context, covered: Covered, index: Any, item: Any) -> None:
    if len(_look(context, covered)) == covered.made_with:
        raise IndexError("deque already at its maximum size")
    context.call(list.insert, [covered.inside, index, item])


def _remove(context: Context, covered: Covered, item: Any) -> None:
    try:
        context.call(list.remove, [_look(context, covered), item])
    except ValueError:
        raise context.reject("exception-raised", "deque.remove() of what is not there") from None


def _copy(context: Context, covered: Covered) -> Any:
    return make_cover(context, covered.kind, list(_look(context, covered)), covered.made_with)


def _on_list(function: Callable) -> Callable:
    def call(context: Context, covered: Covered, *arguments: Any) -> Any:
        return context.call(function, [_look(context, covered), *arguments])

    return call


def _clear(context: Context, covered: Covered) -> None:
    context.call(list.clear, [_look(context, covered)])


_ONLY_READING = frozenset({"copy", "__copy__", "index", "count"})
_DEQUE: dict[str, Callable] = {
    "append": _push, "appendleft": _push_left, "extend": _extend, "extendleft": _extend_left, "pop": _taker(-1),
    "popleft": _taker(0), "rotate": _rotate, "insert": _insert, "remove": _remove, "clear": _clear, "copy": _copy,
    "__copy__": _copy, "index": _on_list(list.index), "count": _on_list(list.count),
    "reverse": _on_list(list.reverse),
}  # fmt: skip


TABLE = {
    collections.deque: make_deque,
    collections.defaultdict: make_default_dict,
    **counters.TABLE,
    **ordered.TABLE,
}
