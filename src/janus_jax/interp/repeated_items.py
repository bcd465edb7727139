"""Lists that a loop has filled as often as an array says, looked at behind it: how many items they have, and the last
ones.

    while error > tolerance:
        errors.append(error)
    print(len(errors), errors[-1])        the number of iterations; the row of the last one

Invariant: such a loop has made one iteration at least, or the list holds no items of it.
"""

import operator
from typing import Any

import jax

from janus_jax.heap import expression as expressions
from janus_jax.heap.expression import Late, Repeated, Rows, Splice
from janus_jax.interp.context import Context


def length_of_repeated(context: Context, obj: Any) -> Any:
    """The length of such a list; None for any other, or where some iterations may have added other items than the
    rest."""
    found = _find_repeated(context, obj)
    if found is None:
        return None
    chosen = found[1]
    count = context.run_natively(_length, (context.as_device(chosen.length), len(chosen.items), len(obj) - 1))
    return context.late(expressions.call(int, (expressions.output(context.keep(count)),)), int, count)


def is_filled_by_loop(context: Context, obj: Any) -> bool:
    """Whether each iteration has added an item to such a list, so that it is true."""
    found = _find_repeated(context, obj)
    return found is not None and bool(found[1].items)


def last_of_repeated(context: Context, obj: Any, key: Any) -> tuple[Any] | None:
    """The item of a negative index that the last iteration has added, or code behind it, as a tuple of one."""
    found = _find_repeated(context, obj) if type(key) is int and key < 0 else None
    if found is None:
        return None
    place, chosen = found
    from_end = key + len(obj) - 1 - place
    if from_end >= 0:
        return (obj[key],)
    if from_end < -len(chosen.items):
        return None
    made = _in_last_iteration(context, chosen, chosen.items[from_end])
    return None if made is None else (made,)


def _find_repeated(context: Context, obj: Any) -> tuple[int, Repeated] | None:
    """Where in a list of this trace stand the items that are not known, if they are all of one loop."""
    if type(obj) is not list or not context.choices or id(obj) in context.shadow_by_stand:
        return None
    found = [(at, context.choices.get(id(item))) for at, item in enumerate(obj)]
    found = [(at, chosen) for at, chosen in found if isinstance(chosen, (Repeated, Rows, Splice))]
    if len(found) != 1 or not isinstance(found[0][1], Repeated) or found[0][1].is_backwards:
        return None
    is_uneven = any(isinstance(context.choices.get(id(item)), Splice) for item in found[0][1].items)
    return None if is_uneven else found[0]


def _in_last_iteration(context: Context, chosen: Repeated, item: Any) -> Any:
    """What an item is in the last iteration, if it is an array, a number or a tuple of those; None for anything
    else."""
    if (
        type(item) is tuple
        and item
        and not any(id(part) == id(place) for part in item for place, _, _ in chosen.places)
    ):
        parts = [_in_last_iteration(context, chosen, part) for part in item]
        return None if any(part is None for part in parts) else context.keep(tuple(parts))
    stacks = {id(place): (stack, last) for place, stack, last in chosen.places}
    known: dict[int, Any] = {}

    def row_of(place: Any) -> Any:
        if id(place) not in stacks:
            return place
        if id(place) not in known:
            stack, last = stacks[id(place)]
            count = operator.sub, (context.as_device(chosen.length), 1)
            at = (stack, context.keep(context.run_natively(*count)), 0, False)
            made = context.run_natively(jax.lax.dynamic_index_in_dim, at) if last is None else last
            known[id(place)] = context.keep(made)
        return known[id(place)]

    if id(item) in stacks:
        return _named(context, item, row_of)
    symbol = context.symbol(item)
    if not isinstance(symbol, Late) or symbol.expression is None or symbol.chosen is not None:
        return None
    parts = [part.value for part in expressions.walk(symbol.expression) if part.kind in ("output", "choice")]
    if any(part is chosen.position for part in parts):
        return None
    rows = {id(part): row_of(part) for part in parts if id(part) in stacks}
    device = None if symbol.device is None else rows.get(id(symbol.device), symbol.device)
    return context.late(expressions.substitute(symbol.expression, rows), symbol.kind, device)


def _named(context: Context, place: Any, row_of: Any) -> Any:
    """The array of the last iteration; as an object it is that of the list. A number may be the same in all."""
    made = row_of(place)
    names = context.numbered_names(place)
    for name in names:
        name.numbers[id(made)] = row_of(name.numbers[id(place)])
        context.note_alias(name, made)
    if not names:
        context.note_alias(object(), made, place)
    return made


def _length(count: Any, per_iteration: int, others: int) -> Any:
    return count * per_iteration + others
