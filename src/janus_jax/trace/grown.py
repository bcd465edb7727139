"""Lists that only grow in the body of a loop: nobody looks into them there, and each iteration adds the same items.

Under a lax.while_loop, which has no stacks, the items of each iteration are written into buffers with room for a
bounded number of iterations; whether they were enough is checked. A list of numbers or texts then holds as many items
as there is room for, each there or not; one of arrays, or of very many, what the run makes of the buffers.

Invariant: while the body is traced such a list is empty, and whoever reads it ends the attempt to lower the loop.
"""

import operator
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import jax
import jax.numpy as jnp

from janus_jax import _jax_compat
from janus_jax.heap.expression import Repeated, Rows, Splice, StandIn
from janus_jax.heap.shadow import Shadow
from janus_jax.interp.context import Context
from janus_jax.interp.insertions import let_grow, stop_growing, was_inserted_first
from janus_jax.trace.carry import unflatten
from janus_jax.trace.fork import Contents, read_contents, write_contents
from janus_jax.trace.layout import Layout
from janus_jax.trace.rolled_names import Leaf

MOST_ROWS = 512
"""Where each value of each iteration for which there is room is an output of the program: with more, XLA takes
minutes."""


class Unread(Shadow):
    """What stands beside a list or dict that the loop fills: nobody knows what it holds there."""

    def __init__(self, context: Context, stand: list | dict):
        super().__init__(type(stand).__name__, None, stand, None)
        self._context = context

    def __getattribute__(self, name: str) -> Any:
        if name in ("real", "source"):
            context = object.__getattribute__(self, "_context")
            raise context.reject("loop-carry", "what a loop fills is read in it")
        return object.__getattribute__(self, name)


@dataclass(slots=True, eq=False)
class Grown:
    """A list that grows at its end, or at its start: what stands beside it outside of the loop, and what one iteration
    adds: the layout and leaves of each item. Where it grows at its start, `end` stands in the body for what it
    holds."""

    obj: list
    shadow: Shadow | None
    is_front: bool = False
    end: StandIn = field(default_factory=lambda: StandIn("what a list holds"))
    items: list[tuple[Layout, list[Leaf]]] = field(default_factory=list)

    @property
    def is_read(self) -> bool:
        """Whether the body may read items near its end."""
        return not self.is_front

    def hide(self, context: Context) -> None:
        """Lets the body find the list empty; in one that grows at its start something stands for what it holds."""
        write_contents(Contents(self.obj, "list", [self.end] if self.is_front else []))
        if self.is_front:
            let_grow(context, self.obj)
        context.shadow_by_stand[id(self.obj)] = context.keep(Unread(context, self.obj))

    def show(self, context: Context) -> None:
        """The list is again what it was outside of the loop."""
        stop_growing(context, self.obj)
        if self.shadow is None:
            context.shadow_by_stand.pop(id(self.obj), None)
        else:
            context.shadow_by_stand[id(self.obj)] = self.shadow

    def added(self, context: Context) -> list[tuple[Any, Any]]:
        """What the body has added, each item with the truth value that says whether it is there."""
        items = list(self.obj)
        if self.is_front and items.pop() is not self.end:
            raise context.reject("loop-carry", "a list grows at both ends")
        return flat_items(context, items, None)

    def fill(self, context: Context, added: Sequence[list[list]]) -> None:
        """Gives it what each iteration has added: for each item a list of one, or of none where it is not there."""
        held = read_contents(self.obj)
        for iteration in added:
            items = [item for found in iteration for item in found]
            place = 0 if self.is_front else len(held.items)
            held.items[place:place] = items
        write_contents(held)

    def expect_fitting(self, context: Context) -> None:
        """What the loop adds can be added, whatever it is; asked behind the loop."""

    def has_arrays(self) -> bool:
        """Whether arrays are among the items, that are not merely looked at behind the graph."""
        return any(layout.has_outside("array", "late") for layout, _ in self.items)


def is_grown_first(context: Context, obj: list, before: Sequence, now: Sequence) -> bool:
    """Whether a list has grown at its start."""
    end = now[len(now) - len(before) :]
    return was_inserted_first(context, obj) and all(map(operator.is_, before, end))


def flat_items(context: Context, items: Sequence, present: Any) -> list[tuple[Any, Any]]:
    """The items of a list, those of its splices too, each with the truth value that says whether it is there."""
    found = []
    for item in items:
        chosen = context.choices.get(id(item))
        if isinstance(chosen, (Rows, Repeated)):
            raise context.reject("loop-carry", "a list of varying length grows in a loop")
        if isinstance(chosen, Splice):
            other = context.run_natively(jnp.logical_not, (chosen.predicate,)) if chosen.other else None
            found += flat_items(context, chosen.taken, _both(context, present, chosen.predicate))
            found += flat_items(context, chosen.other, _both(context, present, other))
        else:
            found.append((present, item))
    return found


def _both(context: Context, first: Any, second: Any) -> Any:
    if first is None or second is None:
        return second if first is None else first
    return context.keep(context.run_natively(jnp.logical_and, (first, second)))


class Buffers:
    """Room for what each iteration adds, with the number of iterations: the last values of the carry."""

    def __init__(self, rows: Sequence[Any], bound: int):
        self.rows = list({id(row): row for row in rows}.values())
        self.bound = bound

    def size(self) -> int:
        """How many outputs of the program they may become."""
        return self.bound * (1 + len(self.rows))

    def bytes(self) -> int:
        avals = map(_jax_compat.aval_of, self.rows)
        return self.bound * sum(aval.size * aval.dtype.itemsize for aval in avals)

    def start(self) -> tuple:
        avals = [_jax_compat.aval_of(row) for row in self.rows]
        empty = [_jax_compat.zeros_of_aval(aval.update(shape=(self.bound, *aval.shape))) for aval in avals]
        return (jnp.int32(0), *empty)

    def write(self, held: tuple, made: Sequence) -> tuple:
        """The buffers after one more iteration; beyond the last one nothing of them is used."""
        number, *buffers = held
        at = jnp.minimum(number, self.bound - 1)
        pairs = zip(buffers, made, strict=True)
        put = jax.lax.dynamic_update_index_in_dim
        return (number + 1, *[_jax_compat.with_weak_type(put(*pair, at, 0), jax.typeof(pair[0])) for pair in pairs])

    def stacks(self, held: Sequence) -> dict[int, Any]:
        """The buffer of each row, by its address, behind the loop."""
        return {id(row): buffer for row, buffer in zip(self.rows, held[1:], strict=True)}

    def fill_in_turn(self, context: Context, lists: Sequence[Grown], held: Sequence) -> None:
        """Gives the lists what the iterations added, in order: each item is there or not."""
        places = self.stacks(held)

        def value_of(leaf: Leaf, at: int) -> Any:
            buffer = places.get(id(leaf.value))
            if buffer is None:
                return leaf.value
            row = context.keep(context.run_natively(_jax_compat.row_of, (buffer, at)))
            context.notes["row", id(row)] = (buffer, at)
            return row

        for at in range(self.bound):
            is_made = context.keep(context.run_natively(jnp.greater, (held[0], at)))
            for grown in lists:
                items = []
                for layout, leaves in grown.items:
                    supply = iter([value_of(leaf, at) for leaf in leaves])
                    items.append(unflatten(context, layout, supply.__next__))
                held_items = read_contents(grown.obj)
                held_items.items.append(context.choice(Splice(is_made, tuple(items), ())))
                write_contents(held_items)
