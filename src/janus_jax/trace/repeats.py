"""What a loop of varying length leaves in lists that the graph does not read: numbers, texts, tuples, and what is there
in some iterations only.

    losses.append(float(loss))        for k in range(n): losses += [n5[k]]        n5: the numbers of a stack

The items are made when the graph has run, as many as there are.

Invariant: an array that two lists got in one iteration is one array: each row is taken from its stack once.
"""

import operator
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import jax.numpy as jnp

from janus_jax import _jax_compat
from janus_jax.heap import expression as expressions
from janus_jax.heap.expression import Host, Repeated
from janus_jax.interp.context import Context
from janus_jax.trace.carry import unflatten
from janus_jax.trace.layout import Layout
from janus_jax.trace.rolled_names import Leaf


@dataclass(slots=True, eq=False)
class Repeats:
    """The items of one loop: `stacks` and `lasts` are what a leaf of the body is in all iterations, and the array that
    it is in the last one, by address; `progression` says how an int is counted that Python knows. `numbered` are leaves
    of which it is known which array each is, with what stands for one of them in an item, and for its number."""

    context: Context
    length: Any
    stacks: dict[int, Any]
    lasts: dict[int, Any]
    progression: Callable[[Any], tuple[Any, int, int] | None]
    numbered: list[tuple[Leaf, Any, Any]] = field(default_factory=list)
    _places: dict[int, tuple[Any, Any, Any]] = field(default_factory=dict)
    _position: Any = None

    def add(self, items: list[tuple[Layout, list[Leaf]]], is_backwards: bool) -> Any:
        """What stands in a list for the items that each iteration adds."""
        context = self.context
        self._places, count = {}, context.as_device(self.length)
        self._position = context.keep(context.run_natively(jnp.add, (count, 0)))
        made = []
        for layout, leaves in items:
            found = [self._leaf(leaf.value, leaf.is_array) for leaf in leaves]
            made.append(context.keep(unflatten(context, layout, iter(found).__next__)))
            for leaf, stand in zip(leaves, found, strict=True):
                if leaf.origin is not None:
                    self.numbered.append((leaf, stand, self._leaf(leaf.origin, False)))
        places = tuple(self._places.values())
        return context.choice(Repeated(tuple(made), self.length, places, self._position, is_backwards))

    def _leaf(self, value: Any, is_array: bool) -> Any:
        counted = None if is_array else self.progression(value)
        if counted is not None:
            return self._count(*counted)
        stack = self.stacks.get(id(value))
        if stack is None:
            return value
        if id(value) not in self._places:
            place = self.context.keep(self.context.run_natively(_jax_compat.row_of, (stack, 0)))
            self._places[id(value)] = place, stack, self.lasts.get(id(value))
        return self._places[id(value)][0]

    def _count(self, start: Any, step: int, before: int) -> Any:
        """An int that each iteration adds `step` to, in the one at hand."""
        symbol = self.context.symbol(start)
        first = symbol.expression if isinstance(symbol, Host) else expressions.constant(start)
        number = _computed(operator.add, expressions.output(self._position), expressions.constant(before))
        added = _computed(operator.mul, expressions.constant(step), number)
        return self.context.late(_computed(operator.add, first, added), int)


def _computed(function: Callable, *parts: Any) -> Any:
    return expressions.call(function, parts)
