"""How to reach an existing value again, starting from a frame's arguments or from an object that never changes.

Invariant: a Source is immutable, and two sources with equal `path` name the same place.  It does not know what is
there.
"""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """One step from `base`; `op` is the fetch instruction of the guard program that takes it."""

    op: str
    base: "Source | None"
    key: Any
    label: str
    path: tuple

    def __str__(self) -> str:
        return self.label


def _key_path(key: Any) -> Any:
    if isinstance(key, (str, int, float, bool, bytes, type(None), complex)):
        return (type(key).__name__, key)
    if isinstance(key, tuple):
        return tuple(_key_path(item) for item in key)
    return ("object", id(key))


def local(index: int, name: str) -> Source:
    """The frame's argument `index`."""
    return Source("local", None, index, name, ("local", index))


def called_function(name: str) -> Source:
    """The function object whose frame this is; its code is what the guards are kept for."""
    return Source("function", None, None, name, ("function",))


def constant(obj: Any, label: str) -> Source:
    """An object whose identity is fixed for the life of the specialization."""
    return Source("const", None, obj, label, ("const", id(obj)))


def step(op: str, base: Source, key: Any = None) -> Source:
    """One fetch further from `base`."""
    return Source(op, base, key, _label(op, base.label, key), (*base.path, op, _key_path(key)))


def _label(op: str, base: str, key: Any) -> str:
    match op:
        case "attr" | "class_attr":
            return f"{base}.{key}"
        case "slot":
            return f"{base}.{key.__name__}"
        case "item" | "key":
            return f"{base}[{key!r}]"
        case "closure" | "cell":
            return base if op == "cell" else f"{base}.__closure__[{key}]"
        case "method_self":
            return f"{base}.__self__"
        case "method_func":
            return f"{base}.__func__"
        case "partial":
            return f"{base}.{('func', 'args', 'keywords')[key]}"
        case "defaults" | "kwdefaults":
            return f"{base}.__{op}__"
        case "len":
            return f"len({base})"
    raise KeyError(op)
