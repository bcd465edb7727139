"""Methods of existing sets.

Invariant: a method that changes the set notes what it does and looks at no more than its outcome needs.
"""

from collections.abc import Callable
from typing import Any

from janus_jax.interp.context import Context
from janus_jax.interp.membership import contains
from janus_jax.interp.operators import iterate
from janus_jax.interp.sets import ask_set, change_set, compare_sets, items_in_order, make_of_sets
from janus_jax.interp.truth import truth


def call_set(context: Context, cover: Any, name: str, arguments: list, keywords: dict) -> Any:
    """A method of an existing set."""
    method = _METHODS.get(name)
    if method is None or keywords:
        raise context.reject("container-subclass", f"set.{name}()")
    return method(context, cover, *arguments)


def _noting(name: str) -> Callable:
    def change(context: Context, cover: Any, *arguments: Any) -> None:
        change_set(context, cover, name, *[_operand(context, argument) for argument in arguments])

    return change


def _noting_item(name: str) -> Callable:
    def change(context: Context, cover: Any, item: Any) -> None:
        change_set(context, cover, name, item)

    return change


def _operand(context: Context, obj: Any) -> Any:
    """A set or dict as it is, anything else as a tuple of its items."""
    if isinstance(obj, (set, frozenset)) or type(obj) is dict and id(obj) not in context.shadow_by_stand:
        return obj
    return tuple(iterate(context, obj))


def _remove(context: Context, cover: Any, item: Any) -> None:
    if not truth(context, contains(context, cover, item)):
        raise KeyError(context.pin(item))
    change_set(context, cover, "remove", item)


def _pop(context: Context, cover: Any) -> Any:
    """Which item is taken out depends on all that was done to the set, unless there is only one."""
    count = context.pin(ask_set(context, cover, len))
    if not count:
        raise KeyError("pop from an empty set")
    if count > 1:
        raise context.reject("container-subclass", "set.pop() of more than one item")
    (item,) = items_in_order(context, cover)
    change_set(context, cover, "pop")
    return item


def _making(function: Callable) -> Callable:
    def make(context: Context, cover: Any, *others: Any) -> Any:
        return make_of_sets(context, function, [cover, *[_operand(context, other) for other in others]])

    return make


def _comparing(function: Callable) -> Callable:
    def ask(context: Context, cover: Any, other: Any) -> Any:
        return compare_sets(context, function, cover, _operand(context, other))

    return ask


_METHODS: dict[str, Callable] = {
    "remove": _remove,
    "pop": _pop,
    "__contains__": contains,
    **{name: _noting_item(name) for name in ("add", "discard")},
    **{
        name: _noting(name)
        for name in ("clear", "update", "intersection_update", "difference_update", "symmetric_difference_update")
    },
    **{
        name: _making(getattr(set, name))
        for name in ("copy", "union", "intersection", "difference", "symmetric_difference")
    },
    **{name: _comparing(getattr(set, name)) for name in ("issubset", "issuperset", "isdisjoint")},
}
