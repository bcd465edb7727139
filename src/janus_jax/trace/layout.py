"""How a value that a lowered loop carries is made of leaves: arrays, and the scalars of Python numbers.

Invariant: values of one layout have leaves of the same shapes, dtypes and weak types, in the same order.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from janus_jax import _jax_compat
from janus_jax.heap.expression import ABSENT
from janus_jax.interp.floats import constant_double

_MOST_ALTERNATIVES = 8


@dataclass(slots=True, eq=False)
class Place:
    """Where a carried value is: a local, an item or attribute of an object, or an entry of the stack."""

    kind: str
    name: Any
    obj: Any = None
    label: str = ""

    def key(self) -> tuple:
        return (self.kind, self.name, id(self.obj))


@dataclass(frozen=True, slots=True, eq=False)
class Layout:
    """`kind` is array (`like`: its aval), number (its type), range, tuple, list, dict, instance (the class), same (that
    very object), alias (what another place holds: its key), late (a type and a template, see `templates`), splice (an
    item that is there if the first leaf says so), or either (one of `parts`; the first leaf says which)."""

    kind: str
    like: Any = None
    keys: tuple = ()
    parts: tuple["Layout", ...] = ()

    def is_same(self, other: "Layout") -> bool:
        return self.is_like(other) and all(map(Layout.is_same, self.parts, other.parts))

    def is_like(self, other: "Layout") -> bool:
        """Whether two layouts agree, but for their parts."""
        if self.kind != other.kind or len(self.parts) != len(other.parts):
            return False
        if self.kind == "array":
            return _jax_compat.is_same_aval(self.like, other.like)
        if self.kind == "alias":
            return self.like == other.like
        is_equal = self.like is other.like or self.kind == "same" and _is_equal_constant(self.like, other.like)
        return is_equal and [*map(type, self.keys)] == [*map(type, other.keys)] and self.keys == other.keys

    def alternatives(self) -> tuple["Layout", ...]:
        return self.parts if self.kind == "either" else (self,)

    def find(self, kind: str) -> list["Layout"]:
        """The layouts of a kind among it and its parts."""
        return [self] * (self.kind == kind) + [found for part in self.parts for found in part.find(kind)]

    def has_outside(self, kind: str, around: str) -> bool:
        """Whether a layout of a kind is among it and its parts, and not in one of another kind."""
        if self.kind in (kind, around):
            return self.kind == kind
        return any(part.has_outside(kind, around) for part in self.parts)

    def has(self, kind: str) -> bool:
        return bool(self.find(kind))

    def leaf_kinds(self) -> list[str]:
        """For each leaf whether it is an array, a number or the index of an alternative."""
        found = [part_kind for part in self.parts for part_kind in part.leaf_kinds()]
        if self.kind in ("either", "splice"):
            return ["index", *found]
        return [self.kind] if self.kind in ("array", "number") else found


def _is_equal_constant(first: Any, second: Any) -> bool:
    is_text = type(first) in (str, bytes, range) and type(first) is type(second)
    return is_text and first == second


def zeros_of(layout: Layout) -> list:
    """Leaves of a value that is not there."""
    if layout.kind == "array":
        return [_jax_compat.zeros_of_aval(layout.like)]
    if layout.kind == "number":
        return [{int: 0, bool: False}[layout.like] if layout.like is not float else constant_double(0.0)]
    found = [leaf for part in layout.parts for leaf in zeros_of(part)]
    return [np.int32(0), *found] if layout.kind == "either" else found


def fits(layout: Layout, target: Layout) -> bool:
    """Whether a value of a layout is also one of `target`."""
    if layout.is_same(target):
        return True
    if target.kind == "either":
        return all(any(own.is_same(part) for part in target.parts) for own in layout.alternatives())
    return layout.is_like(target) and all(map(fits, layout.parts, target.parts))


def embed(layout: Layout, leaves: Sequence, target: Layout, look_up: Callable[[list, Any], Any]) -> list:
    """The leaves of a value as those of the layout `target`, which it fits."""
    if layout.is_same(target):
        return list(leaves)
    if target.kind != "either":
        supply, found = iter(leaves), []
        for part, wanted in zip(layout.parts, target.parts, strict=True):
            found += embed(part, [next(supply) for _ in part.leaf_kinds()], wanted, look_up)
        return found
    numbers = [_index_of(part, target) for part in layout.alternatives()]
    is_either = layout.kind == "either"
    index = look_up(numbers, leaves[0]) if is_either else np.int32(numbers[0])
    supply = iter(leaves[1:] if is_either else leaves)
    filled = {
        number: [next(supply) for _ in part.leaf_kinds()]
        for number, part in zip(numbers, layout.alternatives(), strict=True)
    }
    found = [index]
    for number, part in enumerate(target.parts):
        found += filled[number] if number in filled else zeros_of(part)
    return found


def _index_of(layout: Layout, target: Layout) -> int:
    return next(number for number, part in enumerate(target.parts) if part.is_same(layout))


def widen(first: Layout, second: Layout) -> Layout | None:
    """The layout of values that have either layout; None if there is none."""
    if fits(second, first):
        return first
    if "either" not in (first.kind, second.kind) and first.parts and first.is_like(second):
        parts = list(map(widen, first.parts, second.parts))
        return None if None in parts else Layout(first.kind, first.like, first.keys, tuple(parts))
    found = list(first.alternatives())
    found += [part for part in second.alternatives() if not any(part.is_same(known) for known in found)]
    has_nested = any(part.has("either") for part in found)
    return None if has_nested or len(found) > _MOST_ALTERNATIVES else Layout("either", parts=tuple(found))


def find_shape_change(first: Layout, second: Layout) -> tuple[Any, Any] | None:
    """The avals of an array that has another shape in the second layout."""
    if first.kind == second.kind == "array":
        return (first.like, second.like) if first.like.shape != second.like.shape else None
    if first.kind == second.kind and len(first.parts) == len(second.parts):
        pairs = map(find_shape_change, first.parts, second.parts)
        return next((pair for pair in pairs if pair is not None), None)
    return None


def is_growing(first: Layout, second: Layout) -> bool:
    """Whether a list or dict has more or fewer items in the second layout."""
    if first.kind == second.kind and first.kind in ("list", "dict") and len(first.parts) != len(second.parts):
        return True
    if first.kind == "either" or second.kind == "either":
        return any(is_growing(one, two) for one in first.alternatives() for two in second.alternatives())
    return len(first.parts) == len(second.parts) and any(map(is_growing, first.parts, second.parts))


def is_constant(obj: Any) -> bool:
    """Whether nothing but the object itself tells it from others of its type: no identity is seen of it."""
    return obj is ABSENT or type(obj) in (str, bytes, range, complex, type(None), type(...), type(NotImplemented))
