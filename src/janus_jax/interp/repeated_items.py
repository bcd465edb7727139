"""Lists that a loop has filled as often as an array says, looked at behind it: how many items they have, and what the
items are.

    while error > tolerance:
        errors.append(error)
    print(len(errors), errors[-1])        the number of iterations; the row of the last one

Invariant: such a loop has made one iteration at least, or the list holds no items of it.
"""

import operator
from typing import Any

import jax
import numpy as np

from janus_jax.heap import expression as expressions
from janus_jax.heap.expression import Late, Repeated, Rows, Splice
from janus_jax.interp.context import Context


def length_of_repeated(context: Context, obj: Any) -> Any:
    """The length of such a list; None for any other, or where some iterations may have added other items than the
    rest."""
    found = None if id(obj) in context.shadow_by_stand else _find_repeated(context, obj)
    if found is None:
        return None
    chosen = found[1]
    count = context.run_natively(_length, (context.as_device(chosen.length), len(chosen.items), len(obj) - 1))
    return context.late(expressions.call(int, (expressions.output(context.keep(count)),)), int, count)


def is_filled_by_loop(context: Context, obj: Any) -> bool:
    """Whether each iteration has added an item to such a list, so that it is true."""
    found = _find_repeated(context, obj)
    return found is not None and bool(found[1].items)


def item_of_repeated(context: Context, obj: Any, key: Any) -> tuple[Any] | None:
    """The item of an index that an iteration has added, or that stands beside those, as a tuple of one. That there were
    as many iterations is checked."""
    found = _find_repeated(context, obj) if type(key) is int else None
    if found is None:
        return None
    place, chosen = found
    is_from_end = key < 0
    if not is_from_end and id(obj) in context.shadow_by_stand:
        return None
    added = key + len(obj) - 1 - place if is_from_end else key - place
    if (added >= 0) == is_from_end:
        return (obj[key],)
    if not chosen.items:
        return None
    iteration, index = divmod(added, len(chosen.items))
    made = _Iteration(context, chosen, iteration).make(chosen.items[index])
    return None if made is None else (made,)


def _find_repeated(context: Context, obj: Any) -> tuple[int, Repeated] | None:
    """Where in a list stand the items that are not known, if they are all of one loop."""
    if type(obj) is not list or not context.choices:
        return None
    found = [(at, context.choices.get(id(item))) for at, item in enumerate(obj)]
    found = [(at, chosen) for at, chosen in found if isinstance(chosen, (Repeated, Rows, Splice))]
    if len(found) != 1 or not isinstance(found[0][1], Repeated) or found[0][1].is_backwards:
        return None
    is_uneven = any(isinstance(context.choices.get(id(item)), Splice) for item in found[0][1].items)
    return None if is_uneven else found[0]


class _Iteration:
    """One iteration of the loop that has filled a list: `number` counts from the first one, or from behind the last one
    if it is negative."""

    def __init__(self, context: Context, chosen: Repeated, number: int):
        self._context = context
        self._chosen = chosen
        self._number = number
        self._stacks = {id(place): (stack, last) for place, stack, last in chosen.places}
        self._rows: dict[int, Any] = {}
        self._position: Any = None

    def make(self, item: Any) -> Any:
        """What an item is in it, if it is an array, a number or a tuple of numbers; None for anything else."""
        if type(item) is tuple and item and not any(id(part) in self._stacks for part in item):
            parts = [self.make(part) for part in item]
            return None if any(part is None for part in parts) else self._context.keep(tuple(parts))
        if id(item) in self._stacks:
            return self._array(item)
        return self._number_of(self._context.symbol(item))

    def _number_of(self, symbol: Any) -> Any:
        if not isinstance(symbol, Late) or symbol.expression is None or symbol.chosen is not None:
            return None
        parts = [part.value for part in expressions.walk(symbol.expression) if part.kind in ("output", "choice")]
        if any(part is self._chosen.position for part in parts):
            return None
        rows = {id(part): self._row(part) for part in parts if id(part) in self._stacks}
        device = None if symbol.device is None else rows.get(id(symbol.device), symbol.device)
        return self._context.late(expressions.substitute(symbol.expression, rows), symbol.kind, device)

    def _array(self, place: Any) -> Any:
        """An array; as an object it is that of the list. A number may be the same in all iterations."""
        context, made = self._context, self._row(place)
        names = context.numbered_names(place)
        for name in names:
            name.numbers[id(made)] = self._row(name.numbers[id(place)])
            context.note_alias(name, made)
        if not names:
            context.note_alias(object(), made, place)
        return made

    def _row(self, place: Any) -> Any:
        if id(place) not in self._stacks:
            return place
        if id(place) not in self._rows:
            stack, last = self._stacks[id(place)]
            if last is None or self._number != -1:
                at = (stack, self._find_position(), 0, False)
                last = self._context.keep(self._context.run_natively(jax.lax.dynamic_index_in_dim, at))
            self._rows[id(place)] = last
        return self._rows[id(place)]

    def _find_position(self) -> Any:
        if self._position is None:
            context, count = self._context, self._context.as_device(self._chosen.length)
            if self._number not in (0, -1):
                least = -self._number if self._number < 0 else self._number + 1
                context.add_check(context.run_natively(operator.ge, (count, least)))
            from_end = context.run_natively(operator.add, (count, self._number))
            self._position = context.keep(from_end) if self._number < 0 else np.int32(self._number)
        return self._position


def _length(count: Any, per_iteration: int, others: int) -> Any:
    return count * per_iteration + others
