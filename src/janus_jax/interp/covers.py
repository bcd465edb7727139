"""Covers: what stands in a trace for a deque, a defaultdict or an existing set; what it holds is a plain list or dict
beside it.

    deque([a, b], maxlen=3)     cover (empty, refuses every native use)  ->  inside: [a, b]
    {a, b}.add(c)               cover                                    ->  inside: [c], what is added to the real one

The list or dict is what branches, loops and effects know how to follow; the operations of the cover are written in
`intrinsics/covers.py` and `subscripts.py`, in terms of operations on it.

Invariant: compiled code that gets hold of a cover ends the trace; nothing reads an empty container by mistake.
"""

import collections
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from janus_jax.heap import expression as expressions
from janus_jax.heap.expression import Expression
from janus_jax.interp.context import Context
from janus_jax.reasons import Rejected


def _refuse(self: Any, *arguments: Any, **keywords: Any) -> Any:
    raise Rejected("container-subclass", f"a {type(self).__base__.__name__} is given to compiled code")


_KEPT = frozenset({"__new__", "__init__", "__class__", "__doc__", "__subclasshook__", "__class_getitem__",
                   "__init_subclass__", "__getattribute__", "__setattr__", "__delattr__", "__dict__"})  # fmt: skip


def _cover_of(kind: type) -> type:
    names = [name for name in dir(kind) if callable(getattr(kind, name, None)) and name not in _KEPT]
    return type(f"Cover_{kind.__name__}", (kind,), {"__slots__": (), **dict.fromkeys(names, _refuse)})


_COVERS = {kind: _cover_of(kind) for kind in (collections.deque, collections.defaultdict, set)}


@dataclass(frozen=True, slots=True, eq=False)
class Covered:
    """What a cover of a `kind` holds, and what the container was made with: a longest length, or a factory; of a set,
    how to reach it."""

    kind: type
    inside: Any
    made_with: Any


def make_cover(context: Context, kind: type, inside: Any, made_with: Any) -> Any:
    """A new container of the trace."""
    cover = context.keep(_COVERS[kind].__new__(_COVERS[kind]))
    context.covers[id(cover)] = Covered(kind, inside, made_with)
    return cover


def find_covered(context: Context, obj: Any) -> Covered | None:
    return context.covers.get(id(obj)) if context.covers else None


def inside(context: Context, obj: Any) -> Any:
    """What a cover holds; anything else itself."""
    covered = find_covered(context, obj)
    if covered is None:
        return obj
    if covered.kind is set:
        raise context.reject("container-subclass", "a set that existed before the call is looked at")
    return covered.inside


def ask_set(context: Context, obj: Any, question: Callable, *arguments: Expression) -> Any:
    """What a function says of an existing set, on each call; None if that is no set. It must not have been added to."""
    covered = find_covered(context, obj)
    if covered is None or covered.kind is not set:
        return None
    if covered.inside:
        raise context.reject("container-subclass", "a set is looked at after something was added to it")
    expression = expressions.call(question, (expressions.fetch(covered.made_with), *arguments))
    real = context.shadow_by_stand[id(covered.inside)].real
    return expression, real


def uncovered_type(obj: Any) -> type:
    """The type that the program sees of an object."""
    kind = type(obj)
    return kind.__base__ if _COVERS.get(kind.__base__) is kind else kind
