"""Makes what stands for an existing object: a shadow, or the object itself where its inside cannot be seen.

Invariant: an object that is reached in two ways is one in the trace, and guarded to be one on each call.
"""

from typing import Any

from janus_jax.heap.shadow import Shadow
from janus_jax.heap.source import Source
from janus_jax.interp.context import Context
from janus_jax.interp.output import guard_sink, is_sink


def make_shadow(context: Context, kind: str, obj: Any, stand: Any, source: Source, **fields: Any) -> Any:
    shadow = Shadow(kind, obj, stand, source, **fields)
    context.shadow_by_real[id(obj)] = shadow
    context.shadow_by_stand[id(stand)] = shadow
    context.keep(obj)
    context.budget.objects -= 1
    if context.budget.objects < 0:
        raise context.reject("trace-too-large", "too many objects are reached")
    return stand


def adopt_file(context: Context, obj: Any, source: Source) -> Any:
    if not is_sink(obj):
        raise context.reject("output", f"{source.label} is a file whose methods are the program's own")
    guard_sink(context, source)
    context.sinks.add(id(obj))
    return adopt_opaque(context, obj, source)


def adopt_opaque(context: Context, obj: Any, source: Source) -> Any:
    context.guards.check("type", source, type(obj))
    place = context.opaque.setdefault(id(obj), source)
    if place.path != source.path:
        context.guards.check_same(source, place)
    return context.keep(obj)
