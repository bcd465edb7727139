"""What is known about callables written in C (and a few of JAX's): one table.

Invariant: a callable is in the table only if calling it in a trace means what it means in the eager run: it is pure,
or it changes only objects of the trace; handlers see to symbolic arguments. What is refused is in the table too, for
a good reason's sake.
"""

import types
from collections.abc import Callable
from typing import Any

from janus_jax.heap.generators import GENERATORS
from janus_jax.interp import draws
from janus_jax.interp.attributes import HostMethod
from janus_jax.interp.context import Context
from janus_jax.interp.intrinsics import (
    arrays,
    callables,
    containers,
    copying,
    covers,
    exceptions,
    iteration,
    logs,
    mathematics,
    objects,
    output,
    refusals,
    scalars,
    sorting,
    standard_library,
    text,
    trees,
)
from janus_jax.interp.padded import Padded
from janus_jax.interp.padded_calls import call_padded_method

Handler = Callable[[Context, list, dict], Any]

_KNOWN: tuple[dict[Any, Handler], ...] = (
    refusals.TABLE,
    scalars.TABLE,
    mathematics.TABLE,
    text.TABLE,
    containers.TABLE,
    iteration.TABLE,
    callables.TABLE,
    objects.TABLE,
    exceptions.TABLE,
    copying.TABLE,
    covers.TABLE,
    draws.TABLE,
    logs.TABLE,
    output.TABLE,
    sorting.TABLE,
    standard_library.TABLE,
    trees.TABLE,
    arrays.TABLE,
)
TABLE: dict[Any, Handler] = {function: handler for table in _KNOWN for function, handler in table.items()}

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
    """The handler of a callable, None if nothing is known about it."""
    if not isinstance(function, _LOOKED_UP):
        return callables.find_caller(function) or refusals.find_object_refusal(function)
    handler = TABLE.get(function) or exceptions.find_maker(function)
    if handler is None and function not in logs.INTERPRETED:
        handler = refusals.find_refusal(function)
    return handler


def call_host_method(context: Context, method: HostMethod, arguments: list, keywords: dict) -> Any:
    """A method of a host value, of a late one, of a file, of a generator, or of a container behind a cover."""
    if isinstance(method.owner, Padded):
        return call_padded_method(context, method.owner, method.name, arguments, keywords)
    if id(method.owner) in context.covers:
        return covers.call_covered(context, method, arguments, keywords)
    if isinstance(method.owner, GENERATORS):
        return draws.draw(context, method.owner, method.name, arguments, keywords)
    if id(method.owner) in context.opaque:
        return output.call_sink(context, method, arguments, keywords)
    return scalars.call_method(context, method.owner, method.name, arguments, keywords)
