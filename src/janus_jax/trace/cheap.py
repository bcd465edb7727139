"""What a side of a branch costs: one that costs less than to branch is computed whichever way the branch goes.

Invariant: an operation of a cheap side is pure, fails for no value and touches each element once; the side not taken
is thrown away by a select, so what it computes of values that are not meant for it is never seen.
"""

from collections.abc import Iterator, Sequence
from typing import Any

_SIMPLE = frozenset(
    """
    abs add and bitcast_convert_type broadcast_in_dim ceil clamp convert_element_type copy copy_p eq expand_dims floor
    ge gt imag integer_pow is_finite iota le lt max min mul ne neg not or real reshape round select_n
    shift_left shift_right_arithmetic shift_right_logical sign square squeeze stop_gradient sub xor
    """.split()
)
_COMPOUND = frozenset(
    """
    acos asin atan atan2 cbrt cos cosh div exp exp2 expm1 log log1p logistic pow rem rsqrt sin sinh sqrt tan tanh
    """.split()
)
_CALLS = frozenset({"jit", "pjit"})
_COMPOUND_COST = 16
#: In operations on one element each: about what it takes to branch on a CPU; on a GPU, where the host decides, much
#: more is allowed than this.
MOST_COST = 4096


def find_cost(closed: Any, outputs: Sequence[int]) -> int | None:
    """What it costs to compute these outputs of a closed jaxpr; None if some operation is not cheap."""
    cost = 0
    for equation in _find_needed(closed.jaxpr, [closed.jaxpr.outvars[index] for index in outputs]):
        price = _price(equation)
        if price is None:
            return None
        cost += price
    return cost


def _find_needed(jaxpr: Any, wanted: Sequence[Any]) -> Iterator[Any]:
    needed = set(map(id, wanted))
    for equation in reversed(jaxpr.eqns):
        if any(id(variable) in needed for variable in equation.outvars):
            needed.update(map(id, equation.invars))
            yield equation


def _price(equation: Any) -> int | None:
    name = equation.primitive.name
    if name in _CALLS:
        inner = equation.params["jaxpr"]
        return find_cost(inner, range(len(inner.jaxpr.outvars)))
    sizes = sum(getattr(variable.aval, "size", 1) for variable in equation.outvars)
    if name in _SIMPLE:
        return sizes
    return sizes * _COMPOUND_COST if name in _COMPOUND else None
