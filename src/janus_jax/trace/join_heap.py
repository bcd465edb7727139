"""Joins what the two sides of a branch did to objects that were there before it.

Invariant: it runs in the state at the fork; what a side did not touch has there the value that the side left it.
"""

from collections.abc import Callable
from typing import Any

from janus_jax.heap.expression import ABSENT, Splice
from janus_jax.heap.shadow import Shadow
from janus_jax.interp.adoption import is_safe_key, load_attribute, load_cell, load_key, load_slot, realise
from janus_jax.interp.class_lookup import load_value
from janus_jax.interp.context import Context
from janus_jax.trace.fork import Change, Contents, read_contents, write_contents
from janus_jax.trace.join import Join

Write = Callable[[], None]


def plan_heap(join: Join) -> list[Write]:
    """What has to be written to each object that a side changed."""
    taken, other = join.taken.changes, join.other.changes
    writes = []
    for key in dict.fromkeys((*taken, *other)):
        changes = taken.get(key), other.get(key)
        obj = next(change.now.obj for change in changes if change is not None)
        shadow = join.context.shadow_by_stand.get(key)
        kind = next(change.now.kind for change in changes if change is not None)
        if kind == "list":
            writes.append(_plan_list(join, obj, shadow, *changes))
        elif kind == "set":
            writes.append(_plan_set(join, obj, *changes))
        else:
            writes.append(_plan_keyed(join, obj, kind, shadow, *changes))
    return writes


def _reject(join: Join, obj: Any, detail: str) -> BaseException:
    return join.context.reject("branch-merge", f"a {type(obj).__name__} {detail}")


# Objects with keys or attributes


def _plan_keyed(
    join: Join, obj: Any, kind: str, shadow: Shadow | None, taken: Change | None, other: Change | None
) -> Write:
    written = [list(dict.fromkeys(change.written)) if change is not None else [] for change in (taken, other)]
    for key in dict.fromkeys((*written[0], *written[1])):
        load(join.context, obj, shadow, key)
    before = read_contents(obj).items
    keys = _order_keys(join, obj, before, written)
    for change in (taken, other):
        _expect_order_kept(join, obj, shadow, before, change)
    builds = {}
    for key in keys:
        values = [
            before.get(key, ABSENT)
            if change is None or key not in change.written
            else change.now.items.get(key, ABSENT)
            for change in (taken, other)
        ]
        absent = [value is ABSENT for value in values]
        if all(absent):
            builds[key] = None
        elif any(absent) and not isinstance(key, str) and kind == "instance":
            raise _reject(join, obj, "has a slot that is set on one side only")
        else:
            builds[key] = join.plan(*values, f"{_name_of(kind, obj)}{_spell(kind, key)}")

    def write() -> None:
        items = dict(read_contents(obj).items)
        for key, build in builds.items():
            if build is None:
                items.pop(key, None)
                if shadow is not None:
                    shadow.deleted[key] = None
            else:
                items[key] = build()
        write_contents(Contents(obj, kind, items))

    return write


def _order_keys(join: Join, obj: Any, before: dict, written: list[list]) -> list:
    """The keys that a side wrote; those that are new in an order that both sides agree with."""
    keys = list(dict.fromkeys((*written[0], *written[1])))
    for side in written:
        new = [key for key in side if key not in before]
        if [key for key in keys if key in new] != new:
            raise _reject(join, obj, "gets its keys in another order on the two sides")
    return keys


def _expect_order_kept(join: Join, obj: Any, shadow: Shadow | None, before: dict, change: Change | None) -> None:
    """A key that was taken out and put back comes last: that order is not followed on one side alone."""
    if change is None:
        return
    kept = [key for key in change.now.items if key in before]
    expected = [key for key in before if key in change.now.items]
    if shadow is None and kept != expected:
        raise _reject(join, obj, "gets its keys in another order on one side")
    if shadow is not None and any(key in change.now.items for key in change.deleted):
        raise _reject(join, obj, "gets its keys in another order on one side")


def load(context: Context, obj: Any, shadow: Shadow | None, key: Any) -> None:
    """Reads what the real object holds at a key into its shadow."""
    if shadow is None:
        return
    match shadow.kind:
        case "instance" if isinstance(key, str):
            load_attribute(context, shadow, key)
        case "instance":
            load_slot(context, shadow, key)
        case "cell":
            load_cell(context, shadow)
        case "list":
            realise(context, shadow)
        case "class" | "function":
            load_value(context, shadow, key)
        case _ if is_safe_key(key):
            load_key(context, shadow, key)
        case _:
            realise(context, shadow)


def _name_of(kind: str, obj: Any) -> str:
    return "" if kind == "cell" else type(obj).__name__


def _spell(kind: str, key: Any) -> str:
    if kind == "cell":
        return "a variable of a closure"
    return f"[{key!r}]" if kind == "dict" else f".{getattr(key, '__name__', key)}"


# Lists and sets


def _plan_list(join: Join, obj: list, shadow: Shadow | None, taken: Change | None, other: Change | None) -> Write:
    if shadow is not None and any(change is not None and change.is_realised for change in (taken, other)):
        realise(join.context, shadow)
    kinds = {change.is_realised for change in (taken, other) if change is not None}
    if shadow is not None and shadow.limit is not None and len(kinds) > 1:
        raise _reject(join, obj, "of limited length is looked at on one side only")
    before = list(obj)
    is_realised = shadow is None or shadow.realised
    first, second = (_items_of(change, before, is_realised) for change in (taken, other))
    is_spliced = join.is_spliced(first, second)
    if len(first) == len(second) and not is_spliced:
        builds = [join.plan(*pair, f"[{index}]") for index, pair in enumerate(zip(first, second, strict=True))]
        return lambda: _write_list(obj, [build() for build in builds])
    if len(first) == len(second) and _starts_with(first, second):
        return lambda: _write_list(obj, first)
    kept = _count_common(first, second)
    if not (is_realised or _starts_with(first, before) and _starts_with(second, before)):
        raise _reject(join, obj, "has other items and another length on one side")
    taken_parts = [join.lift(join.taken, part) for part in first[kept:]]
    other_parts = [join.lift(join.other, part) for part in second[kept:]]

    def write() -> None:
        splice = Splice(
            join.predicate, tuple([part() for part in taken_parts]), tuple([part() for part in other_parts])
        )
        _write_list(obj, [*first[:kept], join.context.choice(splice)])

    return write


def _count_common(first: list, second: list) -> int:
    """How many items both lists start with."""
    pairs = zip(first, second, strict=False)
    return next((index for index, (a, b) in enumerate(pairs) if a is not b), min(len(first), len(second)))


def _items_of(change: Change | None, before: list, is_realised: bool) -> list:
    """All items after a side; a side that never looked at the real list has only those it put at the end."""
    if change is None:
        return before
    return change.now.items if change.is_realised or not is_realised else [*before, *change.now.items]


def _starts_with(items: list, start: list) -> bool:
    return len(items) >= len(start) and all(a is b for a, b in zip(items, start, strict=False))


def _write_list(obj: list, items: list) -> None:
    obj[:] = items


def _plan_set(join: Join, obj: set, taken: Change | None, other: Change | None) -> Write:
    first, second = (set(obj) if change is None else set(change.now.items) for change in (taken, other))
    if first != second or join.context.has_symbol(first):
        raise _reject(join, obj, "has other items on one side")
    return lambda: write_contents(Contents(obj, "set", dict.fromkeys(first)))
