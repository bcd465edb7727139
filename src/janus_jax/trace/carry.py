"""What a lowered loop carries from one iteration to the next: places whose value the body changes.

Invariant: a carried value has one layout, and one shape, dtype and weak type for each of its arrays, in all iterations;
an object is rebuilt from its parts behind the loop.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from janus_jax import _jax_compat
from janus_jax.heap import expression as expressions
from janus_jax.heap.expression import Host, Late
from janus_jax.interp.adoption import new_empty
from janus_jax.interp.context import Context
from janus_jax.interp.floats import double_of
from janus_jax.interp.ranges import CarriedRange
from janus_jax.trace.fork import Contents, read_contents, write_contents


class Unsettled(Exception):
    """A carried value is of another kind after the first iteration: that one has to be run before the loop."""


@dataclass(slots=True, eq=False)
class Place:
    """Where a carried value is: a local, an item or attribute of an object, or an entry of the stack."""

    kind: str
    name: Any
    obj: Any = None
    label: str = ""

    def key(self) -> tuple:
        return (self.kind, self.name, id(self.obj))


@dataclass(slots=True, eq=False)
class Layout:
    """How a value is made of its leaves."""

    kind: str
    like: Any = None
    keys: tuple = ()
    parts: list["Layout"] = field(default_factory=list)

    def is_same(self, other: "Layout") -> bool:
        return (
            self.kind == other.kind
            and self.like is other.like
            and self.keys == other.keys
            and len(self.parts) == len(other.parts)
            and all(map(Layout.is_same, self.parts, other.parts))
        )


def flatten(context: Context, obj: Any, leaves: list, label: str) -> Layout:
    """The layout of a value; its arrays and numbers are added to `leaves`."""
    symbol = context.symbol(obj)
    if symbol is None and isinstance(obj, (_jax_compat.Tracer, _jax_compat.ArrayImpl)):
        leaves.append(obj)
        return Layout("array")
    kind = _number_type(obj, symbol)
    if kind in (int, bool, float):
        leaves.append(scalar_of(context, obj, symbol, label))
        return Layout("number", kind)
    if isinstance(obj, CarriedRange):
        parts = [flatten(context, obj.position, leaves, label), flatten(context, obj.stop, leaves, label)]
        return Layout("range", None, (obj.step,), parts)
    if symbol is not None:
        raise context.reject("loop-carry", f"{label} is a Python {kind.__name__ if kind else 'object'} that changes")
    if isinstance(obj, tuple):
        return Layout("tuple", type(obj), (), [flatten(context, part, leaves, label) for part in obj])
    if id(obj) in context.shadow_by_stand and type(obj) in (list, dict):
        raise Unsettled  # an object of before the loop, in whose place each iteration puts a new one
    held = read_contents(obj) if id(obj) not in context.shadow_by_stand else None
    if held is None or held.kind in ("set", "cell"):
        raise context.reject("loop-carry", f"{label} is another {type(obj).__name__} after an iteration")
    items = held.items if held.kind == "list" else list(held.items.values())
    keys = () if held.kind == "list" else tuple(held.items)
    return Layout(held.kind, type(obj), keys, [flatten(context, part, leaves, label) for part in items])


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


def unflatten(context: Context, layout: Layout, take: Callable[[], Any]) -> Any:
    """A value of the layout, of the leaves that `take` gives one after the other."""
    match layout.kind:
        case "array":
            return take()
        case "number":
            return late_number(context, layout.like, take())
        case "range":
            position, stop = (unflatten(context, part, take) for part in layout.parts)
            return context.keep(CarriedRange(position, stop, layout.keys[0]))
    parts = [unflatten(context, part, take) for part in layout.parts]
    if layout.kind == "tuple":
        return context.keep(tuple.__new__(layout.like, parts))
    made = {"list": list, "dict": dict}[layout.kind]() if layout.kind in ("list", "dict") else new_empty(layout.like)
    items = parts if layout.kind == "list" else dict(zip(layout.keys, parts, strict=True))
    write_contents(Contents(made, layout.kind, items))
    context.notes["fresh", id(made)] = context.keep(made)
    return made


def late_number(context: Context, kind: type, device: Any) -> Any:
    """The Python number that a scalar of the graph is."""
    expression = expressions.call(kind, (expressions.output(context.keep(device)),))
    return context.late(expression, kind, device)
