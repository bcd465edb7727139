"""What is known about callables written in C (and a few of JAX's): one table.

Invariant: a callable is in the table only if calling it in a trace means what it means in the eager run: it is pure, or it changes
only objects of the trace; handlers see to symbolic arguments.
"""

import types
from collections.abc import Callable
from typing import Any

from janus_jax.interp.attributes import HostMethod
from janus_jax.interp.context import Context
from janus_jax.interp.intrinsics import arrays, containers, iteration, objects, scalars

Handler = Callable[[Context, list, dict], Any]

TABLE: dict[Any, Handler] = {
    **scalars.TABLE,
    **containers.TABLE,
    **iteration.TABLE,
    **objects.TABLE,
    **arrays.TABLE,
}

_LOOKED_UP = (
    type,
    types.BuiltinFunctionType,
    types.MethodDescriptorType,
    types.WrapperDescriptorType,
    types.ClassMethodDescriptorType,
    types.FunctionType,
    types.MethodWrapperType,
)


def find(function: Any) -> Handler | None:
    """The handler of a callable, None if the table does not know it."""
    if isinstance(function, _LOOKED_UP):
        return TABLE.get(function)
    return None


def call_host_method(context: Context, method: HostMethod, arguments: list, keywords: dict) -> Any:
    """A method of a host value or of a late one."""
    return scalars.call_method(context, method.owner, method.name, arguments, keywords)
