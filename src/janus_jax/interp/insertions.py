"""Containers that a rolled loop fills: items that are inserted at the start of a list, items that are read near its
end, and items that are written under a key of their own in each iteration.

    returns.insert(0, value)
    states[t] = h

Invariant: a container that a rolled loop fills is not looked into there by any other way.
"""

from collections.abc import Callable
from typing import Any

from janus_jax.heap.expression import Late
from janus_jax.interp.context import Context

_INSERTED, _GROWS, _READ = "inserted first", "grows at its start", "read while it grows"
_WRITTEN = "written in each iteration"


def insert_first(context: Context, owner: list, item: Any) -> bool:
    """Notes `owner.insert(0, item)`; whether it has been done, because a loop does nothing else to the list."""
    context.notes[_INSERTED, id(owner)] = context.keep(owner)
    is_growing = (_GROWS, id(owner)) in context.notes
    if is_growing:
        owner.insert(0, item)
    return is_growing


def was_inserted_first(context: Context, owner: list) -> bool:
    return (_INSERTED, id(owner)) in context.notes


def let_grow(context: Context, owner: list) -> None:
    """From now on the list only grows at its start."""
    context.notes[_GROWS, id(owner)] = owner


def stop_growing(context: Context, owner: list) -> None:
    context.notes.pop((_GROWS, id(owner)), None)


def let_read(context: Context, owner: list, read: Callable[[Any], tuple[Any] | None]) -> None:
    """From now on `read` gives the item of an index of the list, as a tuple of one; None if it cannot say."""
    context.notes[_READ, id(owner)] = read


def stop_reading(context: Context, owner: list) -> None:
    context.notes.pop((_READ, id(owner)), None)


def read_growing(context: Context, owner: Any, key: Any) -> tuple[Any] | None:
    """The item of an index of a list that grows in a rolled loop, as a tuple of one; None for any other."""
    read = context.notes.get((_READ, id(owner))) if type(owner) is list else None
    return None if read is None else read(key)


def let_write(context: Context, owner: list | dict, write: Callable[[Any, Any], None]) -> None:
    """From now on `write` is given each key and item that is put into the container."""
    context.notes[_WRITTEN, id(owner)] = write


def stop_writing(context: Context, owner: list | dict) -> None:
    context.notes.pop((_WRITTEN, id(owner)), None)


def write_filled(context: Context, owner: Any, key: Any, item: Any) -> bool:
    """Whether `owner[key] = item` has been done, because a rolled loop fills the container so. If it might, the loop is
    told."""
    if type(owner) not in (list, dict) or not context.indexers:
        return False
    write = context.notes.get((_WRITTEN, id(owner)))
    if write is not None:
        write(key, item)
        return True
    if isinstance(context.symbol(key), Late):
        for body in reversed(context.indexers):
            body.note_written(owner, key)
    return False
