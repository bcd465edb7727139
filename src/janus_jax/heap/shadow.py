"""Shadows: what stands for an existing mutable object while a run is traced.

A shadow has the type of the real object and is filled as it is read; reads and writes of the traced program go to
the shadow, natively, and the real object is not touched.  What the run did to the object is the difference, found at
the end.

    real object --adopt--> shadow (empty) --load--> partly filled --realise--> complete copy, safe for native code
                                  \\------------- writes ------------/   difference -> effects

Invariant: `loaded` maps what was read from the real object to what stands for it; an item of the shadow that is not
the very object in `loaded` was written by the program.
"""

from dataclasses import dataclass, field
from typing import Any, ClassVar

from janus_jax.heap.source import Source


@dataclass(slots=True, eq=False)
class Shadow:
    """`kind` is list, dict, instance, cell, module, class, function (the attributes of it), tuple, method or partial;
    the last three of these are never written in place. A list is a deque's where `cover` is what the program sees of
    that; `limit` is its maxlen. `deleted` are the keys that were taken out; one that is MOVED was put at the end, with
    the same key."""

    kind: str
    real: Any
    stand: Any
    source: Source
    loaded: dict = field(default_factory=dict)
    absent: set = field(default_factory=set)
    deleted: dict = field(default_factory=dict)
    realised: bool = False
    original: tuple = ()
    cover: Any = None
    limit: int | None = None
    is_of_items: ClassVar[bool] = False
    """Whether it stands for several real objects, see `trace/item_objects.py`: it fills itself then."""


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """One difference between an object after the run and before it.

    `kind`: set_item, delete_item (of dict or instance dict), move_to_end (of an OrderedDict), extend, replace (of list
    or dict), set_slot, set_cell, empty_cell.
    """

    shadow: Shadow
    kind: str
    key: Any
    value: Any


def find_changes(shadow: Shadow) -> list[Change]:
    """What the traced program did to the object, in an order that leaves what the eager run leaves."""
    match shadow.kind:
        case "list":
            return _list_changes(shadow)
        case "dict" | "module" | "class" | "function":
            return _dict_changes(shadow, shadow.stand)
        case "instance":
            return _instance_changes(shadow)
        case "cell":
            return _cell_changes(shadow)
    return []


def _list_changes(shadow: Shadow) -> list[Change]:
    items = list(shadow.stand)
    if not shadow.realised:
        return [Change(shadow, "extend", None, items)] if items else []
    old = shadow.original
    if len(items) >= len(old) and all(a is b for a, b in zip(items, old, strict=False)):
        return [Change(shadow, "extend", None, items[len(old) :])] if len(items) > len(old) else []
    if shadow.limit is not None and len(items) == shadow.limit:  # what came in pushed out as many
        kept = _count_kept(old, items)
        if kept and len(old) + len(items) - kept >= shadow.limit:
            return [Change(shadow, "extend", None, items[kept:])]
    return [Change(shadow, "replace", None, items)]


def _count_kept(old: tuple, items: list) -> int:
    """How many items at the end of `old` the list starts with."""
    for count in range(min(len(old), len(items)), 0, -1):
        if all(a is b for a, b in zip(old[-count:], items, strict=False)):
            return count
    return 0


def _dict_changes(shadow: Shadow, items: dict) -> list[Change]:
    moved = {key for key, mark in shadow.deleted.items() if mark is MOVED and key in items}
    if shadow.realised:
        if _is_reordered(shadow, items, moved):
            return [Change(shadow, "replace", None, dict(items))]
        removed = [key for key in shadow.original if key not in items]
    else:
        existing = shadow.real if shadow.kind != "instance" else object.__getattribute__(shadow.real, "__dict__")
        removed = [key for key in shadow.deleted if key in existing and key not in moved]
    changes = [Change(shadow, "delete_item", key, None) for key in removed]
    for key, value in items.items():
        if key in moved:
            changes.append(Change(shadow, "move_to_end", key, None))
        is_old = key in shadow.loaded and shadow.loaded[key] is value
        if not is_old or key in shadow.deleted and key not in moved:
            changes.append(Change(shadow, "set_item", key, value))
    return changes


def _is_reordered(shadow: Shadow, items: dict, moved: set) -> bool:
    """Whether the keys stand in an order that single changes, made in the order of the items, do not leave."""
    staying = [key for key in shadow.original if key in items and key not in moved]
    known = set(staying)
    expected = staying + [key for key in items if key not in known]
    return expected != list(items) or any(key in items for key in shadow.deleted if key not in moved)


def _instance_changes(shadow: Shadow) -> list[Change]:
    attributes = getattr(shadow.stand, "__dict__", None)
    changes = [] if attributes is None else _dict_changes(shadow, dict(attributes))
    for descriptor, old in shadow.loaded.items():
        if isinstance(descriptor, str):
            continue
        try:
            new = descriptor.__get__(shadow.stand)
        except AttributeError:
            new = UNSET
        if new is not old and not (new is UNSET and _is_unset(shadow.real, descriptor)):
            changes.append(Change(shadow, "set_slot", descriptor, new))
    return changes


def _is_unset(obj: Any, descriptor: Any) -> bool:
    try:
        descriptor.__get__(obj)
    except AttributeError:
        return True
    return False


def _cell_changes(shadow: Shadow) -> list[Change]:
    try:
        new = shadow.stand.cell_contents
    except ValueError:
        return [Change(shadow, "empty_cell", None, None)] if shadow.loaded else []
    if shadow.loaded.get("contents", UNSET) is new:
        return []
    return [Change(shadow, "set_cell", None, new)]


class _Moved:
    def __repr__(self) -> str:
        return "<moved>"


MOVED = _Moved()


class _Unset:
    def __repr__(self) -> str:
        return "<unset>"


UNSET = _Unset()
