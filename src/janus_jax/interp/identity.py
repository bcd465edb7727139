"""Which object it is: what the trace learns of a function besides its code, and of a tuple besides its constants.

Invariant: where the program compares a function, looks it up in a container or uses it as a key, a function that is
known by its code only is guarded to be the very same one; so is a tuple that is known by its items, under `is`.
"""

import types
from typing import Any

from janus_jax.interp.context import Context

_DEPTH = 6


def guard_identity(context: Context, obj: Any) -> None:
    """The function is the same object on each call."""
    place = context.function_sources.get(id(obj)) if type(obj) is types.FunctionType else None
    if place is not None and place.op != "const":
        context.guards.check("is", place, obj)


def guard_operand_of_is(context: Context, obj: Any) -> None:
    """The function, or the tuple of constants, is the same object on each call."""
    guard_identity(context, obj)
    for place in context.plain_tuples.get(id(obj), {}).values():
        if place.op != "const":
            context.guards.check("is", place, obj)


def guard_compared(context: Context, obj: Any, depth: int = _DEPTH) -> None:
    """Every function in a container is the same object on each call; bound methods are not compared inside one."""
    if type(obj) is types.MethodType:
        raise context.reject("object-identity", "bound methods inside containers are compared")
    guard_identity(context, obj)
    shadow = context.shadow_by_stand.get(id(obj))
    if shadow is not None and shadow.is_of_items:
        raise context.reject("object-identity", f"a {type(obj).__name__} that a long loop is at is compared")
    if depth and isinstance(obj, (list, tuple, dict, set, frozenset)):
        for item in list(obj.values()) if isinstance(obj, dict) else list(obj):
            guard_compared(context, item, depth - 1)


def guard_key(context: Context, key: Any) -> None:
    """A key of a container is found by its hash: that of a function is its identity, that of a method is made of
    two."""
    if type(key) is types.MethodType:
        raise context.reject("object-identity", "a bound method is the key of a container")
    guard_identity(context, key)
    for part in key if type(key) is tuple else ():
        guard_key(context, part)
