"""What a rolled loop takes its items from: ranges, rows of arrays, lists and tuples of arrays of one type, and
enumerate and zip of those.

    zip(range(n), [(a0, b0), (a1, b1)])     columns  0, 1    a0, a1    b0, b1     one item (number, (array, array))

Invariant: the items are those that the iterator gives from now on, as long as nothing that it goes over changes.
"""

import collections
import operator
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

import jax
import numpy as np

from janus_jax import _jax_compat
from janus_jax.interp.context import Context
from janus_jax.interp.padded_items import PaddedIterator, PaddedRange, is_guarded, row_aval, wrap_row
from janus_jax.interp.ranges import CarriedRange, is_range_iterator, numbers_left
from janus_jax.interp.stacks import is_of_array, stack_items
from janus_jax.trace.carry import late_number

LARGEST = 2**30
_OVER_ITEMS = tuple(type(iter(made)) for made in ([], ())) + (type(reversed([])),)


@dataclass(slots=True, eq=False)
class Column:
    """One part of the items: in each iteration an int, or an array. `is_new` says that the arrays are rows that nothing
    else holds; `input` is the input of the body for it, `value` what stands for it there. Of an iterator of varying
    length, `padded`, the values are as many as there may be; those of an array are its first row."""

    values: Sequence
    is_array: bool = False
    is_new: bool = False
    input: Any = None
    value: Any = None
    padded: PaddedIterator | None = None

    def wrap(self, context: Context, row: Any) -> Any:
        """What the program sees of a row."""
        return row if self.padded is None else wrap_row(context, self.padded.over, row)

    def sample(self) -> Any:
        """A value of the type that all have."""
        return self.values[0] if self.is_array else 0


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """Items that are tuples: the forms of their parts, and the tuples themselves where they are those of a list."""

    parts: "tuple[Form, ...]"
    existing: Sequence[tuple] | None = None


Form = Column | Group


def group(parts: Sequence[Form | None], existing: Sequence[tuple] | None = None) -> Group | None:
    """None if one of the parts has no form."""
    return None if None in parts else Group(tuple(parts), existing)


def build(form: Form, value_of: Callable[[Column], Any], keep: Callable[[Any], Any]) -> tuple[Any, dict[int, Form]]:
    """An item made of what its columns are, and the tuples of it by address, itself too if it is one."""
    tuples: dict[int, Form] = {}

    def make(form: Form) -> Any:
        if isinstance(form, Column):
            return value_of(form)
        made = keep(tuple(map(make, form.parts)))
        tuples[id(made)] = form
        return made

    return make(form), tuples


def last_of(form: Form, made: dict[int, tuple], keep: Callable[[Any], Any]) -> Any:
    """The last item of a form; `made` are the tuples that were made for it, by the address of their form."""
    if isinstance(form, Column):
        return form.values[-1] if form.padded is None else None
    if form.existing is not None:
        return form.existing[-1]
    if id(form) not in made:
        made[id(form)] = keep(tuple([last_of(part, made, keep) for part in form.parts]))
    return made[id(form)]


@dataclass(slots=True, eq=False)
class Items:
    """What is left of an iterator: so many items of one form; `lists` are the lists gone over."""

    iterator: Any
    count: int
    form: Form
    columns: list[Column]
    lists: list[list]
    padded: list[PaddedIterator] = field(default_factory=list)
    length: Any = None

    def exhaust(self) -> None:
        """The iterator is where the last iteration leaves it."""
        for iterator in self.padded:
            iterator.exhaust()
        collections.deque(self.iterator, 0)


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


def find_items(context: Context, iterator: Any, count: int) -> Items | None:
    """The next `count` items of an iterator, if each is made of numbers and arrays as the others are."""
    lists: list[list] = []
    form = _form_of(context, iterator, count, lists)
    if form is None:
        return None
    columns = columns_of(form)
    if is_padded(context, iterator) and _has_fixed(context, iterator):
        return None
    padded = [column.padded for column in columns if column.padded is not None]
    return Items(iterator, count, form, columns, lists, padded, _shortest(context, padded))


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


def columns_of(form: Form) -> list[Column]:
    return [form] if isinstance(form, Column) else [column for part in form.parts for column in columns_of(part)]


def _form_of(context: Context, iterator: Any, count: int, lists: list) -> Form | None:
    if is_range_iterator(context, iterator):
        return _numbers(numbers_left(iterator)[:count])
    if type(iterator) is PaddedIterator:
        lists += [] if getattr(iterator.over, "items", None) is None else [iterator.over.items]
        return _padded_column(context, iterator, count)
    if type(iterator) in _OVER_ITEMS:
        builder, arguments, *state = iterator.__reduce__()
        copy = builder(*arguments)
        if state and state[0] is not None:
            copy.__setstate__(state[0])
        lists += [argument for argument in arguments if type(argument) is list]
        return form_of_items(context, list(copy)[:count], is_of_array(context, arguments[0]))
    parts = iterator.__reduce__()[1]
    if type(iterator) is enumerate:
        inner, start = parts
        forms = [_numbers(range(start, start + count)), _form_of(context, inner, count, lists)]
    else:
        forms = [_form_of(context, part, count, lists) for part in parts]
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
    return Column([sample], is_array=True, is_new=over.items is None or over.is_int, padded=iterator)


def _numbers(numbers: Sequence) -> Column | None:
    is_small = -LARGEST < min(numbers) <= max(numbers) < LARGEST
    return Column(numbers) if is_small else None


def form_of_items(context: Context, items: list, is_new: bool) -> Form | None:
    """The form of some items; None if they are not alike. `is_new` says that nothing else holds arrays of theirs."""
    first = items[0]
    if all(map(context.is_device, items)):
        aval = _jax_compat.aval_of(first)
        is_one_type = all(_jax_compat.is_same_aval(aval, _jax_compat.aval_of(item)) for item in items)
        return Column(items, is_array=True, is_new=is_new) if is_one_type else None
    if all(type(item) is int and context.symbol(item) is None for item in items):
        return _numbers(items)
    if not all(type(item) is tuple and len(item) == len(first) for item in items):
        return None
    if not first or any(context.find_plain_tuple(item) is not None for item in items):
        return None
    forms = [form_of_items(context, list(column), False) for column in zip(*items, strict=True)]
    return group(forms, items)


def carry_items(context: Context, iterator: Any) -> CarriedRange | None:
    """What an iterator of numbers and rows of arrays has left, as a range of positions."""
    count = count_left(context, iterator)
    items = find_items(context, iterator, count) if count else None
    if items is None or items.lists or any(column.is_array and not column.is_new for column in items.columns):
        return None
    feeds = {id(column): feed_of(context, column, count) for column in items.columns}

    def item_of(position: Any) -> Any:
        def value_of(column: Column) -> Any:
            operands = (feeds[id(column)], context.as_device(position), column.sample())
            row = context.keep(context.run_natively(_jax_compat.row_at, operands))
            return column.wrap(context, row) if column.is_array else late_number(context, int, row)

        return build(items.form, value_of, context.keep)[0]

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
