"""Lets existing containers in that a cover stands for: a deque, a set, and the classes of dict in `collections`.

Invariant: a cover of an existing container is reached by the container and by what it holds alike: both are its
shadow. What decides how the container behaves, beside what it holds, is guarded here.
"""

import collections
import operator
from collections.abc import Callable
from typing import Any

from janus_jax.heap import expression as expressions
from janus_jax.heap import source as sources
from janus_jax.heap.source import Source
from janus_jax.interp.context import Context, PreludeGuard
from janus_jax.interp.covers import make_cover
from janus_jax.interp.shadowing import make_shadow

Adopt = Callable[[Context, Any, Source], Any]


def _adopt_deque(context: Context, obj: collections.deque, source: Source, adopt: Adopt) -> Any:
    limit = expressions.call(getattr, (expressions.fetch(source), expressions.constant("maxlen")))
    context.prelude_guards.append(PreludeGuard(limit, obj.maxlen, f"{source.label}.maxlen"))
    inside = make_shadow(context, "list", obj, [], source, limit=obj.maxlen)
    return _cover(context, obj, inside, obj.maxlen)


def _adopt_set(context: Context, obj: set, source: Source, adopt: Adopt) -> Any:
    """Adding to a set needs no look at it; what is asked of it is asked on each call."""
    return _cover(context, obj, make_shadow(context, "list", obj, [], source), source)


def _adopt_default_dict(context: Context, obj: collections.defaultdict, source: Source, adopt: Adopt) -> Any:
    """The factory is the very object on each call."""
    inside = make_shadow(context, "dict", obj, {}, source)
    factory = obj.default_factory
    place = expressions.call(getattr, (expressions.fetch(source), expressions.constant("default_factory")))
    same = expressions.call(operator.is_, (place, expressions.constant(factory)))
    context.prelude_guards.append(PreludeGuard(same, True, f"{source.label}.default_factory"))
    made_with = adopt(context, factory, sources.constant(factory, f"{source.label}.default_factory"))
    return _cover(context, obj, inside, made_with)


def _adopt_dict_class(context: Context, obj: dict, source: Source, adopt: Adopt) -> Any:
    """A Counter or an OrderedDict: one with attributes of its own may have methods of its own."""
    if obj.__dict__:
        raise context.reject("container-subclass", f"{source.label} has attributes of its own")
    context.guards.check("attr_names", source, ())
    return _cover(context, obj, make_shadow(context, "dict", obj, {}, source), None)


def _cover(context: Context, obj: Any, inside: Any, made_with: Any) -> Any:
    shadow = context.shadow_by_stand[id(inside)]
    shadow.cover = make_cover(context, type(obj), inside, made_with)
    context.shadow_by_stand[id(shadow.cover)] = shadow
    return shadow.cover


_ADOPTERS = {
    collections.deque: _adopt_deque,
    set: _adopt_set,
    collections.defaultdict: _adopt_default_dict,
    collections.Counter: _adopt_dict_class,
    collections.OrderedDict: _adopt_dict_class,
}
COVERED = frozenset(_ADOPTERS)


def adopt_covered(context: Context, obj: Any, source: Source, adopt: Adopt) -> Any:
    """The cover of an existing container of one of these very types; `adopt` lets in what it is made with."""
    context.guards.check("type", source, type(obj))
    return _ADOPTERS[type(obj)](context, obj, source, adopt)
