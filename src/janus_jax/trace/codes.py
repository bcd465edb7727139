"""Which of a few cases a program came to, as a code: a small number that may be known in the graph only, and the truth
value that tells one case from all others.

    code of a branch = predicate ? code of one side : code of the other

Invariant: what a code was chosen by is remembered, so that asking for a case reads the predicates and not the number.
"""

from collections.abc import Callable
from typing import Any

import jax.numpy as jnp
import numpy as np

from janus_jax import _jax_compat
from janus_jax.interp.context import Context

_MOST_PARTS = 9


def choose_code(context: Context, predicate: Any, first: Any, second: Any) -> Any:
    """One of two codes, by a traced truth value."""
    if _is_known(first) and _is_known(second) and first == second:
        return first
    code = context.keep(context.run_natively(_jax_compat.choose_number, (predicate, first, second)))
    context.codes[id(code)] = predicate, first, second
    return code


def plan_code(context: Context, code: Any, lift: Callable[[Any], Callable[[], Any]]) -> Callable[[], Any]:
    """The code behind a branch, of one at the end of a side: its few predicates leave the side instead of it."""
    if _is_known(code):
        return lambda: code
    if not parts_of_code(context, code):
        return lift(code)
    predicate, *sides = context.codes[id(code)]
    behind = lift(predicate)
    first, second = (plan_code(context, side, lift) for side in sides)
    return lambda: choose_code(context, behind(), first(), second())


def parts_of_code(context: Context, code: Any) -> list:
    """What a code was made of, predicates and codes, if that is little."""
    found, pending = [], [code]
    while pending:
        parts = context.codes.get(id(pending.pop()), ())
        found += parts
        pending += parts[1:]
    return found if len(found) <= _MOST_PARTS else []


def renumber(context: Context, numbers: list[int], code: Any) -> Any:
    """`numbers[code]`."""
    if _is_known(code):
        return np.int32(numbers[code])
    if id(code) not in context.codes:
        return context.keep(context.run_natively(_jax_compat.look_up, (numbers, code)))
    predicate, *sides = context.codes[id(code)]
    return choose_code(context, predicate, *[renumber(context, numbers, side) for side in sides])


def is_case(context: Context, code: Any, number: int) -> Any:
    """Whether a code is that number: a traced truth value, or one that is known."""
    if _is_known(code):
        return np.bool_(code == number)
    if id(code) not in context.codes:
        return context.keep(context.run_natively(jnp.equal, (code, np.int32(number))))
    predicate, *sides = context.codes[id(code)]
    first, second = (is_case(context, side, number) for side in sides)
    return context.keep(context.run_natively(_choose_truth, (predicate, first, second)))


def _is_known(value: Any) -> bool:
    return isinstance(value, (int, np.integer))


def _choose_truth(predicate: Any, first: Any, second: Any) -> Any:
    """One of two truth values, of which one may be known, by a traced one."""
    if isinstance(first, np.bool_):
        if isinstance(second, np.bool_):
            return first if first == second else predicate if first else jnp.logical_not(predicate)
        return jnp.logical_or(predicate, second) if first else jnp.logical_and(jnp.logical_not(predicate), second)
    if isinstance(second, np.bool_):
        return jnp.logical_or(jnp.logical_not(predicate), first) if second else jnp.logical_and(predicate, first)
    return jnp.where(predicate, first, second)
