"""One side of a branch: its program, as a jaxpr of its own, and the state in which it ended; and the lax.cond of two,
or a select where both sides are cheap.

Invariant: a traced value of a side is used outside of it only as an output of the lax.cond or select, by a slot.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import jax

from janus_jax import _jax_compat, _jax_programs
from janus_jax.interp.context import Context
from janus_jax.interp.state import Exit
from janus_jax.trace.cheap import MOST_COST, find_cost
from janus_jax.trace.fork import Change


@dataclass(slots=True, eq=False)
class Side:
    """`outputs` maps a traced value of the side to its place among the outputs of `closed`, `copies` a copied iterator
    that has not moved to the original; `originals` any copied iterator."""

    ended: Exit
    variables: dict
    stack: list
    exceptions: list
    changes: dict[int, Change]
    checks: list
    copies: dict[int, Any]
    originals: dict[int, Any]
    obligations: list = field(default_factory=list)
    trace: Any = None
    closed: Any = None
    outputs: dict[int, int] = field(default_factory=dict)

    def owns(self, obj: Any) -> bool:
        return isinstance(obj, _jax_compat.Tracer) and _jax_compat.belongs_to(obj, self.trace)

    def variable_of(self, value: Any) -> Any:
        """The variable of the side's program that a traced value of it is."""
        return self.closed.jaxpr.outvars[self.outputs[id(value)]]


@dataclass(slots=True, eq=False)
class Slots:
    """The outputs of the lax.cond or select: each is what a traced value, or two of them, become behind the branch.
    `_only` says which of the two has it, -1 for both."""

    context: Context
    predicate: Any
    taken: Side
    other: Side
    pairs: list[tuple] = field(default_factory=list)
    values: tuple = ()
    _known: dict[tuple, int] = field(default_factory=dict)
    _only: list[int] = field(default_factory=list)

    def both(self, first: Any, second: Any) -> int:
        """The slot of `first` on the side taken and of `second` on the other."""
        slot = self._known.get((id(first), id(second)))
        if slot is None:
            slot = self._known[id(first), id(second)] = len(self.pairs)
            self.pairs.append((first, second))
            self._only.append(-1)
        return slot

    def one(self, side: Side, value: Any) -> int:
        """The slot of a value that only one side has; on the other it is a zero that nobody reads."""
        key = (id(value), -1) if side is self.taken else (-1, id(value))
        slot = self._known.get(key)
        if slot is None:
            zero = _jax_compat.zeros_like_type(value)
            slot = self._known[key] = len(self.pairs)
            self.pairs.append((value, zero) if side is self.taken else (zero, value))
            self._only.append(0 if side is self.taken else 1)
        return slot

    def value(self, slot: int) -> Any:
        return self.values[slot]

    def bind(self) -> str:
        """Makes the lax.cond or select, and says which; without anything that differs there is neither."""
        if not self.pairs:
            return "choice"
        taken = self._program(self.taken, [first for first, _ in self.pairs])
        other = self._program(self.other, [second for _, second in self.pairs])
        outcome = "select" if self._is_select() else "cond"
        if outcome == "select":
            values = self.context.run_natively(self._select, (taken, other))
        else:
            values = self.context.run_natively(jax.lax.cond, (self.predicate, taken, other))
            self.context.differentiated_branches += _jax_compat.is_differentiated()
        wanted = [
            _jax_compat.aval_of(second if only == 1 else first)
            for (first, second), only in zip(self.pairs, self._only, strict=True)
        ]
        self.values = tuple(
            self.context.keep(_jax_compat.with_weak_type(*pair)) for pair in zip(values, wanted, strict=True)
        )
        return outcome

    def _select(self, taken: Callable[[], tuple], other: Callable[[], tuple]) -> list:
        """A value that only one side has is read only where that side was taken."""
        pairs = zip(taken(), other(), self._only, strict=True)
        return [_choose(self.predicate, *(made if only < 0 else (made[only], made[only]))) for *made, only in pairs]

    def _is_select(self) -> bool:
        """Whether it is faster to compute both sides than to branch. Not where the program may be differentiated: the
        derivative of the side not taken may be infinite, and infinity times nothing is not a number."""
        if not self.context.is_plain():
            return False
        cost = sum(_jax_compat.aval_of(first).size for first, _ in self.pairs)
        for side, values in (self.taken, [first for first, _ in self.pairs]), (self.other, [v for _, v in self.pairs]):
            price = find_cost(side.closed, [side.outputs[id(value)] for value in values if side.owns(value)])
            if price is None:
                return False
            cost += price
        return cost <= MOST_COST

    def _program(self, side: Side, values: list) -> Any:
        def program() -> tuple:
            outputs = _jax_programs.run_jaxpr(side.closed) if any(map(side.owns, values)) else ()
            return tuple(outputs[side.outputs[id(value)]] if side.owns(value) else value for value in values)

        return program


def _choose(predicate: Any, first: Any, second: Any) -> Any:
    """A value of the program, of a constant too: JAX passes those through a jaxpr as objects of its own."""
    if first is second and isinstance(first, _jax_compat.Tracer):
        return first
    return _jax_compat.choose_array(predicate, first, second)
