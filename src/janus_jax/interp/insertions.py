"""Items that are inserted at the start of a list: what a rolled loop is told of it, and what it tells.

    returns.insert(0, value)

Invariant: a list that grows at its start in a rolled loop is not looked into there.
"""

from typing import Any

from janus_jax.interp.context import Context

_INSERTED, _GROWS = "inserted first", "grows at its start"


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
