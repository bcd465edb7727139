"""Covers: what stands in a trace for an existing set, or for a container of the `collections` module; what it holds is
a plain list or dict beside it.

    deque([a, b], maxlen=3)     cover (empty, refuses every native use)  ->  inside: [a, b]
    Counter(a=1)                cover                                    ->  inside: {"a": 1}
    {a, b}.add(c)               cover                                    ->  inside: [c], what is done to the real one

The list or dict is what branches, loops and effects know how to follow; the operations of the cover are written in
`intrinsics/covers.py` and `subscripts.py`, in terms of operations on it.

Invariant: compiled code that gets hold of a cover ends the trace; nothing reads an empty container by mistake.
"""

import collections
import operator
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from janus_jax.interp.context import Context
from janus_jax.reasons import Rejected


def _refuse(self: Any, *arguments: Any, **keywords: Any) -> Any:
    raise Rejected("container-subclass", f"a {type(self).__base__.__name__} is given to compiled code")


_KEPT = frozenset({"__new__", "__init__", "__class__", "__doc__", "__subclasshook__", "__class_getitem__",
                   "__init_subclass__", "__getattribute__", "__setattr__", "__delattr__", "__dict__"})  # fmt: skip


def _cover_of(kind: type) -> type:
    names = [name for name in dir(kind) if callable(getattr(kind, name, None)) and name not in _KEPT]
    return type(f"Cover_{kind.__name__}", (kind,), {"__slots__": (), **dict.fromkeys(names, _refuse)})


_KINDS = (collections.deque, collections.defaultdict, collections.Counter, collections.OrderedDict, set)
_COVERS = {kind: _cover_of(kind) for kind in _KINDS}
_WATCHED = frozenset({collections.OrderedDict, collections.deque, set})
_DICT_METHODS = ("__getitem__", "__setitem__", "__contains__", "__iter__", "__len__")


@dataclass(frozen=True, slots=True, eq=False)
class Covered:
    """What a cover of a `kind` holds, and what the container was made with: a longest length, or a factory; of a set,
    how to reach it."""

    kind: type
    inside: Any
    made_with: Any


def make_cover(context: Context, kind: type, inside: Any, made_with: Any) -> Any:
    """A new container of the trace."""
    if kind is collections.Counter:
        _expect_plain_counter(context)
    if kind in _WATCHED:
        context.notes["iterators", id(inside)] = [iter(())]
    cover = context.keep(_COVERS[kind].__new__(_COVERS[kind]))
    context.covers[id(cover)] = Covered(kind, inside, made_with)
    return cover


def _expect_plain_counter(context: Context) -> None:
    """A Counter reads and writes its counts as a dict does: the class is one that a program may change."""
    for name in _DICT_METHODS:
        if name in vars(collections.Counter):
            raise context.reject("container-subclass", f"Counter.{name} is the program's own")
        context.guards.check_type_attribute(collections.Counter, name, vars(dict)[name])


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


def watch(context: Context, obj: Any, iterator: Iterator) -> Iterator:
    """Notes what goes over a container that may not change meanwhile, or over a view of one."""
    watched = context.notes.get(("iterators", id(obj)))
    if watched is not None:
        watched.append(iterator)
    return iterator


def is_watched(context: Context, obj: Any) -> bool:
    """Whether an object is what a cover of such a container holds, or a view of that."""
    return ("iterators", id(obj)) in context.notes


def expect_not_gone_over(context: Context, inside: Any) -> None:
    """Nobody goes over an OrderedDict, a deque or a set while it changes: CPython raises then, at the next item. An
    iterator that nothing holds but the notes is not used again; how often these hold one shows at the first, which
    nobody has."""
    watched = context.notes.get(("iterators", id(inside)))
    if watched is None or len(watched) == 1:
        return
    holders = [sys.getrefcount(iterator) for iterator in watched]
    used = [iterator for iterator, count in zip(watched, holders, strict=True) if count > holders[0]]
    is_over = _has_no_more if type(inside) is dict else _is_finished
    if not all(map(is_over, used)):
        raise context.reject("container-subclass", "a container is changed while it is gone over")
    watched[1:] = used


def _has_no_more(iterator: Iterator) -> bool:
    """Behind the last item of an OrderedDict nothing is looked at any more."""
    return not operator.length_hint(iterator)


def _is_finished(iterator: Iterator) -> bool:
    """Whether it was asked for one more item than there are: then it has let go of the list."""
    return len(iterator.__reduce__()) < _PARTS_IN_USE


_PARTS_IN_USE = 3


def uncovered_type(obj: Any) -> type:
    """The type that the program sees of an object."""
    kind = type(obj)
    return kind.__base__ if _COVERS.get(kind.__base__) is kind else kind
