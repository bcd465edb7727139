"""What an operand is: an object whose special methods are interpreted, or one that cannot be looked at.

Invariant: nothing here evaluates anything.
"""

from typing import Any

from janus_jax.heap.expression import StandIn
from janus_jax.interp.adoption import is_plain_class
from janus_jax.interp.context import Context


def is_instance(obj: Any) -> bool:
    """Whether the special methods of an operand are those of a class made by a class statement."""
    kind = type(obj)
    return is_plain_class(kind) and kind not in (object, StandIn)


def expect_visible(context: Context, operand: Any) -> None:
    if id(operand) in context.opaque:
        raise context.reject_opaque(operand, "an operator is applied to it")
