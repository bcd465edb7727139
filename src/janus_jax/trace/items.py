"""What a rolled loop takes its items from: ranges, rows of arrays, lists and tuples of items of one form, and
enumerate and zip of those.

    zip(range(n), [(a0, b0), (a1, b1)])     columns  0, 1    a0, a1    b0, b1     one item (number, (array, array))

Invariant: the items are those that the iterator gives from now on, as long as nothing that it goes over changes.
"""

import collections
import itertools
import operator
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import jax
import numpy as np

from janus_jax import _jax_compat
from janus_jax.interp.context import Context
from janus_jax.interp.padded_items import PaddedIterator, PaddedRange, is_guarded, row_aval
from janus_jax.interp.ranges import CarriedRange, is_range_iterator, numbers_left
from janus_jax.interp.stacks import is_of_array, stack_items
from janus_jax.trace.carry import late_number
from janus_jax.trace.forms import Column, Form, Group, Same, Shorter, columns_of, form_of_items, group, numbers_of_items

_OVER_ITEMS = tuple(type(iter(made)) for made in ([], ())) + (type(reversed([])),)


def build(form: Form, value_of: Callable[[Column], Any], keep: Callable[[Any], Any]) -> Any:
    """An item made of what its columns are; of numbers, arrays and tuples only."""
    if isinstance(form, Column):
        return value_of(form)
    if isinstance(form, Same):
        return form.value
    return keep(tuple.__new__(form.kind, [build(part, value_of, keep) for part in form.parts]))


@dataclass(slots=True, eq=False)
class Items:
    """The next items of an iterator: so many of one form; `held` are the lists gone over, and the objects in them."""

    iterator: Any
    count: int
    form: Form
    columns: list[Column]
    held: list
    is_all: bool
    padded: list[PaddedIterator] = field(default_factory=list)
    length: Any = None

    def take(self) -> None:
        """The iterator is where the last of these iterations leaves it; at its end if there are no more."""
        for iterator in self.padded:
            iterator.exhaust()
        collections.deque(self.iterator if self.is_all else itertools.islice(self.iterator, self.count), 0)

    def has_objects(self) -> bool:
        """Whether lists, dicts or objects are among the items."""
        pending = [self.form]
        while pending:
            form = pending.pop()
            if isinstance(form, Group):
                if not issubclass(form.kind, tuple):
                    return True
                pending += form.parts
        return False


def count_left(context: Context, iterator: Any) -> int:
    """How many items are left of an iterator of a kind known here; 0 for others."""
    kind = type(iterator)
    if id(iterator) in context.opaque:
        return 0
    if kind in _OVER_ITEMS or kind is PaddedIterator or is_range_iterator(context, iterator):
        return iterator.__length_hint__()
    if kind is enumerate:
        return count_left(context, iterator.__reduce__()[1][0])
    if kind is zip:
        _, parts, *strict = iterator.__reduce__()
        counts = [count_left(context, part) for part in parts]
        is_uneven = bool(strict) and len(set(counts)) > 1  # it raises at its end
        return 0 if is_uneven or len(set(map(id, parts))) < len(parts) else min(counts, default=0)
    return 0


def is_padded(context: Context, iterator: Any) -> bool:
    """Whether how many items an iterator has left varies from call to call."""
    if type(iterator) is PaddedIterator:
        return True
    if type(iterator) not in (enumerate, zip) or id(iterator) in context.opaque:
        return False
    parts = iterator.__reduce__()[1]
    return any(is_padded(context, part) for part in (parts[:1] if type(iterator) is enumerate else parts))


def find_items(context: Context, iterator: Any, count: int, left: int) -> Items | None:
    """The next items of an iterator that has so many left: as many as are made as the first one is, at most `count`;
    None if it is of no form."""
    if is_padded(context, iterator) and _has_fixed(context, iterator):
        return None
    while True:
        held: list = []
        try:
            form = _form_of(context, iterator, count, held)
        except Shorter as shorter:
            count = shorter.count
            continue
        if form is None:
            return None
        columns = columns_of(form)
        padded = [column.padded for column in columns if column.padded is not None]
        if padded and _is_uneven(context, iterator, padded):
            return None
        return Items(iterator, count, form, columns, held, count == left, padded, _shortest(context, padded))


def _has_fixed(context: Context, iterator: Any) -> bool:
    """Whether it also goes over something of fixed length, of which it would be unknown how far."""
    if type(iterator) is enumerate:
        return _has_fixed(context, iterator.__reduce__()[1][0])
    if type(iterator) is zip:
        return any(_has_fixed(context, part) for part in iterator.__reduce__()[1])
    return type(iterator) is not PaddedIterator


def _shortest(context: Context, iterators: list[PaddedIterator]) -> Any:
    """The number of items that the shortest of some iterators has; None if there are none. Which one it is, is
    guarded."""
    lengths = [iterator.length() for iterator in iterators]
    shortest = lengths[0] if lengths else None
    for length in lengths[1:]:
        if not is_guarded(context, operator.ge, length, shortest):
            shortest = length
    return shortest


def _is_strict(iterator: Any) -> bool:
    if type(iterator) not in (enumerate, zip):
        return False
    _, parts, *state = iterator.__reduce__()
    return type(iterator) is zip and bool(state) or any(map(_is_strict, parts))


def _is_uneven(context: Context, iterator: Any, padded: list[PaddedIterator]) -> bool:
    """Whether a zip raises at its end, since it is strict and goes over sequences of different lengths; what holds of
    them is guarded."""
    if not _is_strict(iterator):
        return False
    first, *others = [part.length() for part in padded]
    return any(not is_guarded(context, operator.eq, length, first) for length in others)


def _form_of(context: Context, iterator: Any, count: int, held: list) -> Form | None:
    if is_range_iterator(context, iterator):
        return numbers_of_items(numbers_left(iterator)[:count])
    if type(iterator) is PaddedIterator:
        held += [] if getattr(iterator.over, "items", None) is None else [iterator.over.items]
        return _padded_column(context, iterator, count)
    if type(iterator) in _OVER_ITEMS:
        builder, arguments, *state = iterator.__reduce__()
        copy = builder(*arguments)
        if state and state[0] is not None:
            copy.__setstate__(state[0])
        held += [argument for argument in arguments if type(argument) is list]
        return form_of_items(context, list(copy)[:count], is_of_array(context, arguments[0]))
    parts = iterator.__reduce__()[1]
    if type(iterator) is enumerate:
        inner, start = parts
        forms = [numbers_of_items(range(start, start + count)), _form_of(context, inner, count, held)]
    else:
        forms = [_form_of(context, part, count, held) for part in parts]
    return group(forms)


def _padded_column(context: Context, iterator: PaddedIterator, count: int) -> Column:
    over = iterator.over
    if isinstance(over, PaddedRange):
        first = over.first + iterator.position
        return Column(range(first, first + count), padded=iterator)
    return column_of_rows(iterator)


def column_of_rows(iterator: PaddedIterator) -> Column:
    """The rows that an iterator has left."""
    over = iterator.over
    sample = 0 if over.is_int else _jax_compat.zeros_of_aval(row_aval(over.values))
    return Column([sample], is_array=True, is_new=not over.is_shared, padded=iterator)


def carry_items(context: Context, iterator: Any) -> CarriedRange | None:
    """What an iterator of numbers and rows of arrays has left, as a range of positions."""
    count = count_left(context, iterator)
    items = find_items(context, iterator, count, count) if count else None
    if items is None or items.held or not items.is_all or items.has_objects():
        return None
    if any(column.is_array and not column.is_new for column in items.columns):
        return None
    feeds = {id(column): feed_of(context, column, count) for column in items.columns}

    def item_of(position: Any) -> Any:
        def value_of(column: Column) -> Any:
            operands = (feeds[id(column)], context.as_device(position), column.sample())
            row = context.keep(context.run_natively(_jax_compat.row_at, operands))
            return column.wrap(context, row) if column.is_array else late_number(context, int, row)

        return build(items.form, value_of, context.keep)

    return context.keep(CarriedRange(0, count if items.length is None else items.length, 1, item_of))


def feed_of(context: Context, column: Column, count: int) -> Any:
    """What a lax.scan of so many iterations goes over for a column."""
    if column.is_array and column.padded is not None:
        first = column.padded.position
        operands = (column.padded.over.values, first, first + count)
        return context.keep(context.run_natively(jax.lax.slice_in_dim, operands))
    if column.is_array:
        return context.keep(context.run_natively(stack_items, (context, column.values)))
    return np.asarray(column.values, np.int32)
