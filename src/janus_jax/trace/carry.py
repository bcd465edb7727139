"""What a lowered loop carries from one iteration to the next: places whose value the body changes, as leaves.

    list, dict, object of the loop's own     rebuilt from its parts: it has no identity that anything else sees
    one that two places hold                 rebuilt for the first, the other is an alias of that place
    one that something else holds            that very object; what changes in it are places of their own
    one of several on the way of a branch    a number that says which, and the leaves of each

Invariant: two places that hold one object before the loop, or after an iteration, hold one object in the next.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from jax import lax

from janus_jax import _jax_compat
from janus_jax.heap import expression as expressions
from janus_jax.heap.expression import Host, Late, Splice
from janus_jax.interp.adoption import new_empty
from janus_jax.interp.choices import choose, choose_array, find_choice
from janus_jax.interp.context import Context
from janus_jax.interp.floats import double_of
from janus_jax.interp.ranges import CarriedRange
from janus_jax.trace.fork import Contents, parts_of, read_contents, write_contents
from janus_jax.trace.layout import Layout, Place, is_constant
from janus_jax.trace.templates import flatten_late, unflatten_late

_PLAIN = (type, type(len), type(np), type(lambda: None))


class Unsettled(Exception):
    """A carried value is of another kind after the first iteration: that one has to be run before the loop."""


class Widened(Exception):
    """A carried value may have one layout more: the body has to be traced again, knowing it."""


@dataclass(slots=True, eq=False)
class Flattening:
    """How all carried places are made of leaves at one moment. `has_identity` tells the objects that something else
    holds too, `owners` the place of each new object that is the whole value of one. `has_late` says whether values that
    are computed behind the graph may be among them (`has_late_floats`: all floats are): nobody looks at those in the
    loop."""

    context: Context
    has_identity: Callable[[Any], bool]
    has_late: bool = False
    has_late_floats: bool = False
    owners: dict[int, tuple] = field(default_factory=dict)
    _visited: dict[int, Any] = field(default_factory=dict)

    def add_owner(self, obj: Any, key: tuple) -> None:
        if self._is_new_container(obj):
            self.owners.setdefault(id(obj), key)

    def flatten(self, obj: Any, label: str, key: tuple = ()) -> tuple[Layout, list]:
        """The layout of the value of the place `key`, and its leaves."""
        leaves: list = []
        return self._flatten(obj, leaves, label, key), leaves

    def _flatten(self, obj: Any, leaves: list, label: str, key: tuple | None) -> Layout:
        context = self.context
        symbol = context.symbol(obj)
        if symbol is None and isinstance(obj, (_jax_compat.Tracer, _jax_compat.ArrayImpl)):
            leaves.append(obj)
            return Layout("array", _jax_compat.aval_of(obj))
        if self.has_late and isinstance(symbol, Late) and self._is_late(symbol):
            layout, found = flatten_late(symbol)
            leaves += found
            return layout
        if self.has_late and isinstance(symbol, Host) and type(symbol.value) in (str, bytes):
            return Layout("same", obj)
        chosen = getattr(symbol, "chosen", None)
        if chosen is not None and symbol.device is None:
            return self._flatten_choice(obj, leaves, label, key)
        kind = _number_type(obj, symbol)
        if kind in (int, bool, float):
            leaves.append(scalar_of(context, obj, symbol, label))
            return Layout("number", kind)
        if isinstance(obj, CarriedRange):
            parts = [self._flatten(part, leaves, label, None) for part in (obj.position, obj.stop)]
            return Layout("range", None, (obj.step, obj.over), tuple(parts))
        if symbol is not None or isinstance(context.choices.get(id(obj)), Splice):
            what = kind.__name__ if kind else "object"
            raise context.reject("loop-carry", f"{label} is a Python {what} that is known only after the graph")
        if is_constant(obj):
            return Layout("same", obj)
        if isinstance(obj, tuple) and context.find_plain_tuple(obj) is None:
            parts = [self._flatten(part, leaves, label, None) for part in obj]
            return Layout("tuple", type(obj), (), tuple(parts))
        if isinstance(obj, tuple) or id(obj) in context.constants:
            return Layout("same", obj)
        if self._is_new_container(obj):
            return self._flatten_container(obj, leaves, label, key)
        if self.has_identity(obj) or id(obj) in context.opaque or self._is_plain(obj):
            return Layout("same", obj)
        raise context.reject("loop-carry", f"{label} is another {type(obj).__name__} after an iteration")

    def _is_late(self, symbol: Late) -> bool:
        is_left = symbol.device is None or self.has_late_floats and symbol.kind is float
        return is_left and symbol.expression is not None

    def _is_plain(self, obj: Any) -> bool:
        """Classes, modules, and functions that the loop did not make."""
        return isinstance(obj, _PLAIN) and ("fresh", id(obj)) not in self.context.notes

    def _is_new_container(self, obj: Any) -> bool:
        if self.context.symbol(obj) is not None or isinstance(obj, tuple) or self.has_identity(obj):
            return False
        held = read_contents(obj)
        return held is not None and held.kind not in ("set", "cell")

    def _flatten_container(self, obj: Any, leaves: list, label: str, key: tuple | None) -> Layout:
        owner = self.owners.get(id(obj), key)
        if owner != key and key is not None:
            return Layout("alias", owner)
        if owner != key or id(obj) in self._visited:
            raise self.context.reject("loop-carry", f"{label} holds a {type(obj).__name__} that has two names")
        self._visited[id(obj)] = obj
        held = read_contents(obj)
        items = held.items if held.kind == "list" else list(held.items.values())
        keys = () if held.kind == "list" else tuple(held.items)
        parts = [self._flatten(part, leaves, label, None) for part in items]
        return Layout(held.kind, type(obj), keys, tuple(parts))

    def _flatten_choice(self, obj: Any, leaves: list, label: str, key: tuple | None) -> Layout:
        """One of several values: which one, and the leaves of each, chosen between those that have one layout."""
        if find_choice(self.context, obj) is None:
            raise self.context.reject("loop-carry", f"{label} is one of too many values")
        found: list[Layout] = []
        known: dict[int, tuple] = {}

        def visit(obj: Any) -> tuple[Any, dict[int, list]]:
            symbol = self.context.symbol(obj)
            chosen = getattr(symbol, "chosen", None)
            if chosen is not None and symbol.device is None:
                return self._choose_leaves(chosen.predicate, visit(chosen.taken), visit(chosen.other))
            if id(obj) not in known:
                own: list = []
                layout = self._flatten(obj, own, label, key)
                if layout.has("either"):
                    raise self.context.reject("loop-carry", f"{label} is one of several values that hold others")
                number = next((at for at, other in enumerate(found) if other.is_same(layout)), len(found))
                if number == len(found):
                    found.append(layout)
                known[id(obj)] = (np.int32(number), {number: own})
            return known[id(obj)]

        index, parts = visit(obj)
        if len(found) == 1:
            leaves += parts[0]
            return found[0]
        leaves.append(index)
        for number in range(len(found)):
            leaves += parts[number]
        return Layout("either", parts=tuple(found))

    def _choose_leaves(self, predicate: Any, taken: tuple, other: tuple) -> tuple[Any, dict[int, list]]:
        """The index and the leaves of one of two values; what only one of them has is read only where it is it."""
        context = self.context
        index = taken[0]
        if not (isinstance(index, np.int32) and isinstance(other[0], np.int32) and index == other[0]):
            index = context.keep(context.run_natively(_jax_compat.choose_number, (predicate, index, other[0])))
        merged = {**other[1], **taken[1]}
        for number in taken[1].keys() & other[1].keys():
            pairs = zip(taken[1][number], other[1][number], strict=True)
            merged[number] = [choose_array(self.context, predicate, *pair) for pair in pairs]
        return index, merged


def _number_type(obj: Any, symbol: Any) -> type | None:
    if isinstance(symbol, Late):
        return symbol.kind
    return type(symbol.value) if isinstance(symbol, Host) else type(obj)


def scalar_of(context: Context, obj: Any, symbol: Any, label: str) -> Any:
    """A Python int or bool as a weakly typed scalar of the graph, a float in double precision."""
    if _number_type(obj, symbol) is float:
        double = double_of(context, obj)
        if double is None:
            raise context.reject("loop-carry", f"{label} is a Python float that is known only after the graph")
        return double
    if isinstance(symbol, Late):
        if symbol.device is None:
            raise context.reject("loop-carry", f"{label} is computed from a value read back from an array")
        return symbol.device
    if isinstance(symbol, Host):
        obj = context.as_device(obj)
    return obj if isinstance(obj, _jax_compat.Tracer) else obj


def unflatten(
    context: Context, layout: Layout, take: Callable[[], Any], read: Callable[[tuple], Any] | None = None
) -> Any:
    """A value of the layout, of the leaves that `take` gives one after the other; `read` gives what another place
    holds."""
    match layout.kind:
        case "array":
            return take()
        case "number":
            leaf = take()
            is_known = type(leaf) in (int, bool) or context.symbol(leaf) is not None
            return leaf if is_known else late_number(context, layout.like, leaf)
        case "same":
            return layout.like
        case "alias":
            return read(layout.like)
        case "splice":
            present = context.keep(take())
            return context.choice(Splice(present, (unflatten(context, layout.parts[0], take),), ()))
        case "late":
            return unflatten_late(context, layout, [take() for _ in layout.parts])
        case "range":
            position, stop = (unflatten(context, part, take) for part in layout.parts)
            return context.keep(CarriedRange(position, stop, *layout.keys))
        case "either":
            index = take()
            values = [unflatten(context, part, take, read) for part in layout.parts]
            return _choose_value(context, index, values)
    parts = [unflatten(context, part, take) for part in layout.parts]
    if layout.kind == "tuple":
        return context.keep(tuple.__new__(layout.like, parts))
    made = {"list": list, "dict": dict}[layout.kind]() if layout.kind in ("list", "dict") else new_empty(layout.like)
    items = parts if layout.kind == "list" else dict(zip(layout.keys, parts, strict=True))
    write_contents(Contents(made, layout.kind, items))
    context.notes["fresh", id(made)] = context.keep(made)
    return made


def _choose_value(context: Context, index: Any, values: list) -> Any:
    value = values[-1]
    for number, first in reversed(list(enumerate(values[:-1]))):
        predicate = context.keep(context.run_natively(lax.eq, (index, np.int32(number))))
        value = choose(context, predicate, first, value)
    return value


def late_number(context: Context, kind: type, device: Any) -> Any:
    """The Python number that a scalar of the graph is."""
    expression = expressions.call(kind, (expressions.output(context.keep(device)),))
    return context.late(expression, kind, device)


def find_shared(context: Context, roots: Iterable[Any], carried: Iterable[Place]) -> dict[int, Any]:
    """Every object that `roots` lead to by another way than through a carried place, by its address."""
    skipped: dict[int, set] = {}
    for place in carried:
        skipped.setdefault(id(place.obj), set()).add(place.name)
    found: dict[int, Any] = {}
    pending = list(roots)
    while pending:
        obj = pending.pop()
        if obj is None or id(obj) in found or id(obj) in context.opaque or id(obj) in context.constants:
            continue
        found[id(obj)] = obj
        names = skipped.get(id(obj))
        pending += parts_of(context, obj) if names is None else _parts_besides(obj, names)
    return found


def _parts_besides(obj: Any, names: set) -> list:
    items = read_contents(obj).items
    return [value for name, value in (enumerate(items) if type(obj) is list else items.items()) if name not in names]
