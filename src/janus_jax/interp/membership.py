"""Membership: `in` and `not in`.

Invariant: items are compared by identity first, as CPython does (Objects/abstract.c, PySequence_Contains).
"""

import operator
import types
from typing import Any

from janus_jax import _jax_compat
from janus_jax.interp.adoption import is_plain_class, is_safe_key, load_key, realise
from janus_jax.interp.choices import settle, split_on
from janus_jax.interp.class_lookup import MISSING, lookup_in_class
from janus_jax.interp.context import Context
from janus_jax.interp.covers import inside
from janus_jax.interp.identity import guard_compared
from janus_jax.interp.operands import expect_visible
from janus_jax.interp.operators import compare, holds_symbolic, iterate
from janus_jax.interp.sets import is_in_set
from janus_jax.interp.subscripts import pin_key, settled_key
from janus_jax.interp.symbolic import apply_operator
from janus_jax.interp.truth import find_predicate, late_any, truth


def contains(context: Context, container: Any, item: Any) -> Any:
    """`item in container`."""
    asked = is_in_set(context, container, item)
    if asked is not None:
        return asked
    container = inside(context, container)
    done = settle(context, container, lambda: contains(context, container, item), settled_key(context, container, item))
    if done is not None:
        return done[0]
    done = split_on(context, [container, item], lambda values: contains(context, *values))
    if done is not None:
        return done[0]
    shadow = context.shadow_by_stand.get(id(container))
    if shadow is not None and shadow.kind == "dict" and is_safe_key(context.pin(item)):
        return load_key(context, shadow, context.pin(item))
    realise(context, shadow)
    if is_plain_class(type(container)):
        method = lookup_in_class(context, type(container), "__contains__")
        if method is MISSING:
            raise context.reject("unsupported-op", "`in` on an object without __contains__")
        return truth(context, context.call(method, [container, item]))
    expect_visible(context, container)
    if isinstance(container, (dict, set, frozenset)):
        return context.run_natively(operator.contains, (container, pin_key(context, item)))
    if context.is_device(container):
        return _contains_by_item(context, iterate(context, container), item)
    held = [*container, item] if isinstance(container, (list, tuple)) else []
    if any(holds_symbolic(context, other) or type(other) is types.MethodType for other in held):
        return _contains_by_item(context, container, item)
    guard_compared(context, held)
    return apply_operator(context, operator.contains, [container, item])


def _contains_by_item(context: Context, container: Any, item: Any) -> Any:
    """Comparing arrays has no effect, so those behind the first that is equal may be compared too."""
    predicates = []
    for other in container:
        equal = True if context.is_one(item, other) else compare(context, "==", other, item)
        predicate = None if equal is True else find_predicate(context, equal)
        if predicate is not None:
            predicates.append(predicate)
        elif equal is True or truth(context, equal):
            return late_any(context, [*predicates, _jax_compat.true()]) if predicates else True
    return late_any(context, predicates) if predicates else False
