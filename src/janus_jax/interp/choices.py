"""Uses of a value that is one of two: the use is made on both sides, and what comes of it is joined.

Invariant: a value of one side is only ever used where the truth value of the choice holds for it.
"""

from collections.abc import Callable
from typing import Any

from janus_jax.heap.expression import Choice, Late
from janus_jax.interp.context import Context

_MOST_LEAVES = 16


def find_choice(context: Context, obj: Any) -> Choice | None:
    """The two values that a late value is one of, if they are few enough to look at each."""
    symbol = context.symbol(obj)
    chosen = symbol.chosen if isinstance(symbol, Late) else None
    return chosen if chosen is not None and _leaves(context, chosen) <= _MOST_LEAVES else None


def _leaves(context: Context, chosen: Choice) -> int:
    count = 0
    for side in (chosen.taken, chosen.other):
        symbol = context.symbol(side)
        inner = symbol.chosen if isinstance(symbol, Late) else None
        count += 1 if inner is None or count > _MOST_LEAVES else _leaves(context, inner)
    return count


def split_on(context: Context, values: list, apply: Callable[[list], Any]) -> tuple[Any] | None:
    """`apply(values)` made for either value of the first choice among them, as a tuple of one; None if there is no
    choice."""
    if not any(isinstance(context.symbol(value), Late) for value in values):
        return None
    for index, value in enumerate(values):
        chosen = find_choice(context, value)
        if chosen is not None:
            sides = [[*values[:index], side, *values[index + 1 :]] for side in (chosen.taken, chosen.other)]
            return (context.split(chosen.predicate, lambda: apply(sides[0]), lambda: apply(sides[1])),)
    return None
