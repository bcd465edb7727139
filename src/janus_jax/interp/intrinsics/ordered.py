"""Intrinsics of OrderedDict, in terms of the dict that its cover holds.

Invariant: the order of an existing one is looked at only where the program does so. A key that was moved keeps its own
object; new keys and moved ones stand behind all others, in the order in which they came there.
"""

import collections
import itertools
from collections.abc import Callable
from typing import Any

from janus_jax.heap import expression as expressions
from janus_jax.heap.shadow import MOVED, Shadow
from janus_jax.interp.adoption import is_in_real, is_plain_key, is_safe_key, load_key, realise
from janus_jax.interp.choices import expect_certain
from janus_jax.interp.context import Context, PreludeGuard
from janus_jax.interp.covers import Covered, expect_not_gone_over, make_cover
from janus_jax.interp.handlers.containers import hashable
from janus_jax.interp.subscripts import delete_item
from janus_jax.interp.truth import truth


def make_ordered_dict(context: Context, arguments: list, keywords: dict) -> Any:
    """`OrderedDict(items, **more)`."""
    return make_cover(context, collections.OrderedDict, context.call(dict, arguments, keywords), None)


def from_keys(context: Context, arguments: list, keywords: dict) -> Any:
    """`OrderedDict.fromkeys(keys, value)`."""
    given = dict(zip(("iterable", "value"), arguments, strict=False)) | keywords
    return make_ordered_dict(context, [context.call(dict.fromkeys, [given["iterable"], given.get("value")])], {})


def call_ordered(context: Context, covered: Covered, name: str, arguments: list, keywords: dict) -> Any:
    """A method of an OrderedDict."""
    if name in _VIEWS and not arguments and not keywords:
        return _make_view(context, covered, name)
    if name in _OF_DICT:
        if name != "get":
            expect_not_gone_over(context, covered.inside)
        named = [keywords[name] for name in ("default",) if name in keywords and len(arguments) == 1]
        if len(named) < len(keywords) and name != "update":
            raise context.reject("container-subclass", f"OrderedDict.{name}() with other arguments")
        keywords = keywords if name == "update" else {}
        return context.call(getattr(dict, name), [covered.inside, *arguments, *named], keywords)
    if name not in _METHODS:
        raise context.reject("container-subclass", f"OrderedDict.{name}()")
    method, names = _METHODS[name]
    given = dict(zip(names, arguments, strict=False)) | keywords
    if len(arguments) > len(names) or set(given) - set(names) or len(given) < len(arguments) + len(keywords):
        raise context.reject("container-subclass", f"OrderedDict.{name}() with other arguments")
    return method(context, covered, **given)


def _make_view(context: Context, covered: Covered, name: str) -> Any:
    view = context.keep(context.call(getattr(dict, name), [covered.inside]))
    context.notes["iterators", id(view)] = context.notes["iterators", id(covered.inside)]
    return view


def _copy(context: Context, covered: Covered) -> Any:
    return make_ordered_dict(context, [covered.inside], {})


def _move_to_end(context: Context, covered: Covered, key: Any, last: Any = True) -> None:
    """odict_move_to_end (Objects/odictobject.c)."""
    held, key, is_last = covered.inside, hashable(context, key), truth(context, last)
    expect_not_gone_over(context, held)
    expect_certain(context, held, 1)
    shadow = context.shadow_by_stand.get(id(held))
    if not is_last or not is_safe_key(key):
        realise(context, shadow)
    if not (key in held if shadow is None or shadow.realised else load_key(context, shadow, key)):
        raise KeyError(key)
    stored = _stored_key(held, key)
    if shadow is not None and is_in_real(context, shadow, key):
        stored = _stored_key(shadow.real, key) if shadow.deleted.get(key, MOVED) is MOVED else stored
        shadow.deleted.setdefault(stored, MOVED)
    value = held.pop(key)
    others = dict(held)
    held.clear()
    held.update({**others, stored: value} if is_last else {stored: value, **others})


def _stored_key(held: dict, key: Any) -> Any:
    """The key of a dict that equals another one."""
    return next(other for other in held if other == key)


def _pop_item(context: Context, covered: Covered, last: Any = True) -> tuple:
    """odict_popitem (Objects/odictobject.c)."""
    held, is_last = covered.inside, truth(context, last)
    expect_not_gone_over(context, held)
    expect_certain(context, held, 1)
    shadow = context.shadow_by_stand.get(id(held))
    if shadow is not None and not shadow.realised and all(map(is_plain_key, (*shadow.real, *held))):
        keys = _find_end(context, shadow, is_last)
    else:
        realise(context, shadow)
        keys = list(held)[-1:] if is_last else list(held)[:1]
    if not keys:
        raise KeyError("dictionary is empty")
    (key,) = keys
    if shadow is not None:
        load_key(context, shadow, key)
    value = held[key]
    delete_item(context, held, key)
    return key, value


def _find_end(context: Context, shadow: Shadow, is_last: bool) -> list:
    """The first key, or the last, of an existing OrderedDict, in a list that is empty if there is none. No more of its
    order is guarded than leads to that key."""
    behind = [key for key in shadow.stand if key in shadow.deleted or not is_in_real(context, shadow, key)]
    if is_last and behind:
        return behind[-1:]
    order = list(reversed(shadow.real)) if is_last else list(shadow.real)
    count = next((index for index, key in enumerate(order) if key not in shadow.deleted), len(order)) + 1
    arguments = (expressions.fetch(shadow.source), expressions.constant(count), expressions.constant(is_last))
    found = PreludeGuard(
        expressions.call(keys_at_end, arguments), tuple(order[:count]), f"the order of {shadow.source.label}"
    )
    context.prelude_guards.append(found)
    return order[count - 1 : count] or behind[:1]


def keys_at_end(ordered: collections.OrderedDict, count: int, is_last: bool) -> tuple:
    """The first keys, or the last ones from the end."""
    return tuple(itertools.islice(reversed(ordered) if is_last else iter(ordered), count))


_VIEWS = frozenset({"keys", "values", "items"})
_OF_DICT = frozenset({"get", "setdefault", "pop", "update", "clear"})
_METHODS: dict[str, tuple[Callable, tuple[str, ...]]] = {
    "copy": (_copy, ()),
    "__copy__": (_copy, ()),
    "move_to_end": (_move_to_end, ("key", "last")),
    "popitem": (_pop_item, ("last",)),
}

TABLE = {collections.OrderedDict: make_ordered_dict, collections.OrderedDict.fromkeys: from_keys}
