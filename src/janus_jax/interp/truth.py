"""Truth of values: known now, guarded by its outcome, or a traced scalar that a branch is lowered on.

Invariant: the truth of an array is never decided while tracing.
"""

import functools
import operator
from typing import Any

import jax.numpy as jnp
import numpy as np

from janus_jax import _jax_compat
from janus_jax.heap import expression as expressions
from janus_jax.heap.expression import Host, Late
from janus_jax.heap.shadow import Shadow
from janus_jax.interp.adoption import realise
from janus_jax.interp.choices import find_choice, settle, split_on
from janus_jax.interp.class_lookup import MISSING, lookup_in_class
from janus_jax.interp.context import Context, PreludeGuard
from janus_jax.interp.covers import inside
from janus_jax.interp.floats import is_nonzero
from janus_jax.interp.operands import expect_visible, is_instance
from janus_jax.interp.repeated_items import is_filled_by_loop
from janus_jax.interp.sets import ask_set
from janus_jax.interp.symbolic import host_call


def late_truth(context: Context, predicate: Any) -> Any:
    """A Python bool that is known after the graph, for a traced truth value."""
    return context.late(expressions.call(bool, (expressions.output(context.keep(predicate)),)), bool, predicate)


def late_any(context: Context, predicates: list) -> Any:
    """Whether one of some traced truth values holds, as a Python bool that is known after the graph."""
    return late_truth(context, functools.reduce(jnp.logical_or, predicates))


def negate(context: Context, operand: Any) -> Any:
    """`not operand`: a host value stays one, an array's truth becomes a late one."""
    symbol = context.symbol(operand)
    if isinstance(symbol, Late) and symbol.expression is None:
        done = split_on(context, [operand], lambda values: negate(context, values[0]))
        if done is not None:
            return done[0]
    if symbol is not None and find_predicate(context, operand) is None:
        return host_call(context, operator.not_, [operand])
    outcome = outcome_of(context, operand)
    if isinstance(outcome, bool):
        return not outcome
    return late_truth(context, context.run_natively(jnp.logical_not, (outcome,)))


def find_predicate(context: Context, obj: Any) -> Any:
    """The truth of a value as a traced scalar, where it is known only inside the graph and a branch on it can be
    lowered; else None."""
    symbol = context.symbol(obj)
    if isinstance(symbol, Late):
        obj = symbol.device if symbol.device is not None else _truth_of_choice(context, obj)
    elif symbol is not None:
        return None
    if not isinstance(obj, _jax_compat.Tracer) or obj.size != 1:
        return None
    if obj.dtype != bool:
        obj = context.run_natively(is_nonzero, (obj,))  # of a value that is differentiated: no longer one
    if not context.owns(obj):
        return None
    return context.keep(context.run_natively(jnp.reshape, (obj, ())) if obj.ndim else obj)


def _truth_of_choice(context: Context, obj: Any) -> Any:
    chosen = find_choice(context, obj)
    if chosen is None:
        return None
    made = context.split(
        chosen.predicate, lambda: plain_truth(context, chosen.taken), lambda: plain_truth(context, chosen.other)
    )
    return context.as_device(made) if context.symbol(made) is not None else made


def outcome_of(context: Context, obj: Any) -> Any:
    """The truth of a value: a bool if it is known now, or a traced scalar."""
    asked = ask_set(context, obj, bool)
    obj = inside(context, obj) if asked is None else asked
    if is_filled_by_loop(context, obj):
        return True
    done = settle(context, obj, lambda: plain_truth(context, obj))
    if done is not None:
        return outcome_of(context, done[0])
    if is_instance(obj) and id(obj) not in context.opaque:
        for name in ("__bool__", "__len__"):
            method = lookup_in_class(context, type(obj), name)
            if method is not MISSING:
                return outcome_of(context, context.call(method, [obj]))
        return True
    predicate = find_predicate(context, obj)
    return truth(context, obj) if predicate is None else predicate


def plain_truth(context: Context, obj: Any) -> Any:
    """`bool(obj)`: known now, or a late value."""
    outcome = outcome_of(context, obj)
    return outcome if isinstance(outcome, bool) else late_truth(context, outcome)


def _is_filled(context: Context, shadow: Shadow) -> bool:
    """Whether an existing list or dict holds anything; what it holds need not be looked at for that."""
    if not shadow.realised and not shadow.stand and not shadow.deleted:
        outcome = bool(shadow.real)
        test = expressions.call(bool, (expressions.fetch(shadow.source),))
        context.prelude_guards.append(PreludeGuard(test, outcome, f"the truth of {shadow.source.label}"))
        return outcome
    if shadow.deleted:
        realise(context, shadow)
    return bool(shadow.stand)


def truth(context: Context, obj: Any) -> bool:
    """The truth of a value, decided now; a host value's outcome becomes a guard, an array's is a branch that is not
    followed."""
    asked = ask_set(context, obj, bool)
    obj = inside(context, obj) if asked is None else asked
    symbol = context.symbol(obj)
    if isinstance(symbol, Late):
        raise context.reject("late-value-branch")
    if isinstance(symbol, Host):
        if type(symbol.value) is bool:
            return context.pin(obj)
        if isinstance(symbol.value, np.ndarray):
            return context.pin(host_call(context, bool, [obj]))
        return context.pin(host_call(context, operator.truth, [obj]))
    if isinstance(obj, _jax_compat.Tracer):
        raise context.reject("array-branch", f"the truth of {obj.aval.str_short()}")
    shadow = context.shadow_by_stand.get(id(obj))
    if shadow is not None and shadow.kind in ("list", "dict"):
        return _is_filled(context, shadow)
    expect_visible(context, obj)
    if is_instance(obj):
        outcome = outcome_of(context, obj)
        if not isinstance(outcome, bool):
            raise context.reject("array-branch", f"the truth of a {type(obj).__name__}")
        return outcome
    return context.run_natively(operator.truth, (obj,))
