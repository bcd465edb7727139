"""What the trace may see of an object that stands for itself: a class, a function, an enum member, an object of JAX's.

Invariant: a real mutable object that such an object holds is adopted before the traced program sees it, and a plain
value that it holds is compared on each call.
"""

import enum
import operator
import types
from typing import Any

import numpy as np

from janus_jax.heap import expression as expressions
from janus_jax.heap import source as sources
from janus_jax.heap.expression import Expression
from janus_jax.interp.adoption import UNCHANGING, adopt
from janus_jax.interp.context import Context, PreludeGuard

_PLAIN = (str, int, float, bool, bytes, type(None))
_CONTAINERS = (list, dict, set, bytearray, types.MappingProxyType, np.ndarray)


def is_held_as_itself(context: Context, obj: Any) -> bool:
    """Whether the trace was given the object itself, so that what it holds is real too."""
    return id(obj) in context.constants or isinstance(obj, enum.Enum)


def expect_unheld(context: Context, obj: Any, what: str) -> None:
    """Only an object of the trace is looked at in this way."""
    if is_held_as_itself(context, obj):
        raise context.reject("opaque-object", f"{what} of {_label(obj)}")


def adopt_held(context: Context, obj: Any, name: str, found: Any, place: Expression | None = None) -> Any:
    """What stands for `found`, which was read as the attribute `name` of the real object `obj` (fetched by `place`
    on each call).

    What is made anew whenever it is read, as a bound method is, stays as it is.
    """
    if isinstance(obj, UNCHANGING) or context.symbol(found) is not None:
        return found
    read = expressions.call(getattr, (place or expressions.constant(obj), expressions.constant(name)))
    label = f"{_label(obj)}.{name}"
    if type(found) in _PLAIN:
        context.prelude_guards.append(PreludeGuard(read, found, label))
        return found
    if getattr(obj, name, None) is not found:
        if isinstance(found, _CONTAINERS):
            raise context.reject("opaque-object", label)
        return found
    same = expressions.call(operator.is_, (read, expressions.constant(context.keep(found))))
    context.prelude_guards.append(PreludeGuard(same, True, label))
    return adopt(context, found, sources.constant(found, label))


def _label(obj: Any) -> str:
    return getattr(obj, "__qualname__", None) or f"a {type(obj).__name__}"
