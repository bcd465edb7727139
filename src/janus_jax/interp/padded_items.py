"""Items of arrays, ranges and lists whose length varies: one by one, by number, or as what a loop goes over.

Invariant: an item beyond the length is never given; what depends on the length is guarded, or checked in the graph.
"""

import operator
from collections.abc import Callable
from typing import Any

import jax
import jax.numpy as jnp
from jax import lax

from janus_jax import _jax_compat
from janus_jax.heap import expression as expressions
from janus_jax.heap.expression import Late, Rows, StandIn
from janus_jax.interp.context import Context
from janus_jax.interp.padded import Padded, make_padded, most_of, note_most
from janus_jax.interp.padded_lists import find_padded_list
from janus_jax.interp.symbolic import host_call
from janus_jax.interp.truth import truth
from janus_jax.reasons import Rejected

_MOST_TAKEN = 3
_AS_ARRAY = "rows as an array"


class PaddedRange(StandIn):
    """What stands for a range from `first` of a number of ints that varies, of which there are at most `capacity`;
    where it `is_backwards`, `first` is the last of them."""

    def __init__(self, first: int, length: Any, capacity: int, is_backwards: bool = False):
        super().__init__("a range whose length varies")
        self.is_backwards = is_backwards
        self.first = first
        self.length = length
        self.capacity = capacity


class PaddedIterator:
    """An iterator over a padded array or range: the item of its position is next. It is copied and set back as
    CPython's own iterators are."""

    def __init__(self, context: Context, over: Padded | PaddedRange, position: int = 0):
        self.context = context
        self.over = over
        self.position = position
        self.rejected: Rejected | None = None

    def __iter__(self) -> "PaddedIterator":
        return self

    def __reduce__(self) -> tuple:
        return PaddedIterator, (self.context, self.over), self.position

    def __setstate__(self, position: int) -> None:
        self.position = position

    def __length_hint__(self) -> int:
        return max(self.over.capacity - self.position, 0)

    def __next__(self) -> Any:
        """The next item, where a few are taken one by one: that there is one is guarded."""
        if self.position >= self.over.capacity:
            raise StopIteration
        if self.position >= _MOST_TAKEN:
            raise self.rejected or self.context.reject(
                "late-value-use", "a sequence of varying length is gone over item by item"
            )
        if not is_guarded(self.context, operator.gt, self.over.length, self.position):
            self.exhaust()
            raise StopIteration
        self.position += 1
        return item_at(self.context, self.over, self.position - 1)

    def exhaust(self) -> None:
        self.position = self.over.capacity

    def length(self) -> Any:
        """How many items are left."""
        return shift_length(self.context, self.over.length, -self.position)


def is_guarded(context: Context, function: Callable, length: Any, number: Any) -> bool:
    """The outcome of a comparison with a length, which is guarded."""
    return truth(context, host_call(context, function, [length, number]))


def shift_length(context: Context, length: Any, by: int) -> Any:
    """A length and a constant, added."""
    if not by:
        return length
    most = most_of(context, length)
    made = host_call(context, operator.add, [length, by])
    note_most(context, made, most + by)
    return made


def padded_of(context: Context, obj: Any) -> Padded | None:
    """The padded array that an object is, or that a list is which a loop over a varying number of items has filled."""
    if isinstance(obj, Padded):
        return obj
    return find_padded_list(context, obj) if find_rows(context, obj) is None else read_rows(context, obj)


def find_rows(context: Context, obj: Any) -> Rows | None:
    """The rows that are the end of a list."""
    if type(obj) is not list or not obj:
        return None
    found = context.choices.get(id(obj[-1]))
    return found if isinstance(found, Rows) else None


def length_of_rows(context: Context, obj: list) -> Any:
    """How many items a list has that ends in rows."""
    return shift_length(context, find_rows(context, obj).length, len(obj) - 1)


def read_rows(context: Context, obj: list) -> Padded:
    """The items of a list that ends in rows, as an array: the last one is repeated, as in any padded array."""
    before, rows = obj[:-1], find_rows(context, obj)
    known = (_AS_ARRAY, id(rows), *map(id, before))
    if known not in context.notes:
        if not holds_one_type(context, obj):
            raise context.reject("late-value-use", "a list of varying length that holds other items too")
        values = context.run_natively(_join_rows, (before, rows.stack, context.as_device(rows.length)))
        context.notes[known] = make_padded(context, values, length_of_rows(context, obj))
    return context.notes[known]


def holds_one_type(context: Context, obj: list) -> bool:
    """Whether what a list that ends in rows holds before them are arrays of the same type."""
    wanted = row_aval(find_rows(context, obj).stack)
    return all(context.is_device(item) and _jax_compat.is_same_aval(jax.typeof(item), wanted) for item in obj[:-1])


def take_rows_apart(context: Context, obj: list) -> Padded:
    """The same for who takes single items of it: they are other objects than those of the list, which may not be left
    behind then. That an item is one of the arrays that the list holds besides is not known either."""
    rows, whole = find_rows(context, obj), read_rows(context, obj)
    known = ("rows taken apart", id(whole))
    if known not in context.notes:
        context.notes["rows are read", id(rows)] = obj
        context.notes[known] = make_padded(context, whole.values, whole.length)
        last = () if rows.last is None else (rows.last,)
        context.notes[known].rows, context.notes[known].names = rows, (*obj[:-1], *last, *rows.names)
    return context.notes[known]


def original_rows(rows: Rows) -> Rows:
    """What stood in the list that a loop has filled, of the same items."""
    while rows.origin is not None:
        rows = rows.origin
    return rows


def _join_rows(before: list, stack: Any, count: Any) -> Any:
    stack = jnp.where(row_mask(stack, count), stack, lax.dynamic_index_in_dim(stack, count - 1))
    return stack if not before else jnp.concatenate([jnp.stack(before), stack])


def row_mask(values: Any, count: Any) -> Any:
    """Which rows there are, in the shape of a column."""
    return (jnp.arange(values.shape[0]) < count).reshape(-1, *[1] * (values.ndim - 1))


# Single items


def item_at(context: Context, over: Padded | PaddedRange, position: int) -> Any:
    """The item of a number that is known now and below the length."""
    if isinstance(over, PaddedRange):
        return over.first + position
    if over.items is not None and over.is_backwards:
        raise context.reject("late-value-use", "an item of a list of varying length is taken from its end")
    if over.items is not None:
        return context.get_item(over.items, position)
    row = context.keep(context.run_natively(_jax_compat.row_of, (over.values, position)))
    return wrap_row(context, over, row)


def wrap_row(context: Context, over: Padded, row: Any) -> Any:
    """What stands for a row: of a NumPy array it is a value of NumPy's, of which the graph has an array; of a list of
    ints it is an int. Which other name a row of a list has is not known."""
    if over.rows is not None:
        origin = original_rows(over.rows)
        context.notes["items are taken", id(origin)] = origin
        context.forget_names([row])
        context.note_alias(origin, row, *over.names)
    if over.is_int:
        return context.late(expressions.call(int, (expressions.output(row),)), int, row)
    return context.late(None, None, row) if over.is_numpy else row


def get_padded_item(context: Context, obj: Padded, key: Any) -> Any:
    """`array[key]`: a row of a number, or a slice of rows from or up to a constant."""
    if type(key) is slice:
        return _slice(context, obj, key)
    if type(key) is tuple and key and not isinstance(key[0], (tuple, list)):
        return _get_part(context, obj, key)
    symbol = context.symbol(key)
    if symbol is None and type(key) is int:
        return _constant_item(context, obj, key)
    if isinstance(symbol, Late) and symbol.kind is int and symbol.device is not None:
        for body in reversed(context.indexers):
            found = body.read_padded(obj, key)
            if found is not None:
                return found
    if obj.is_shared:
        raise context.reject("late-value-use", "an array decides which item of a list of varying length is taken")
    if isinstance(symbol, Late) and symbol.device is not None or context.is_device(key):
        return _computed_item(context, obj, key if symbol is None else symbol.device)
    if symbol is not None and type(getattr(symbol, "value", None)) is int:
        if is_guarded(context, operator.ge, key, 0) and is_guarded(context, operator.lt, key, obj.length):
            return _row_at(context, obj, context.as_device(key))
    raise context.reject("late-value-use", "an index into an array of varying length")


def _constant_item(context: Context, obj: Padded, key: int) -> Any:
    if not is_guarded(context, operator.gt, obj.length, key if key >= 0 else -key - 1):
        raise context.reject("late-value-use", "an index beyond the end of an array of varying length")
    if key >= 0:
        return item_at(context, obj, key)
    return _row_at(context, obj, context.run_natively(operator.add, (context.as_device(obj.length), key)))


def _computed_item(context: Context, obj: Padded, index: Any) -> Any:
    """The row of a traced number: that it is in range is checked, since what JAX does beyond depends on the length."""
    if index.ndim or not jnp.issubdtype(index.dtype, jnp.integer):
        raise context.reject("late-value-use", "an array is the index into an array of varying length")
    count = context.as_device(obj.length)
    index, is_inside = context.run_natively(_normalize, (index, count))
    context.add_check(is_inside)
    return _row_at(context, obj, index)


def _normalize(index: Any, count: Any) -> tuple[Any, Any]:
    index = jnp.where(index < 0, index + count, index)
    return index, jnp.logical_and(index >= 0, index < count)


def _row_at(context: Context, obj: Padded, index: Any) -> Any:
    sample = _jax_compat.zeros_of_aval(row_aval(obj.values))
    return wrap_row(context, obj, context.keep(context.run_natively(_jax_compat.row_at, (obj.values, index, sample))))


def row_aval(values: Any) -> Any:
    aval = _jax_compat.aval_of(values)
    return aval.update(shape=aval.shape[1:])


def _get_part(context: Context, obj: Padded, key: tuple) -> Any:
    """`array[rows, ...]`: the rows first, then of each what the rest of the key says."""
    rest = key[1:]
    if type(key[0]) is slice:
        if obj.is_numpy or context.has_symbol([key[0].start, key[0].stop, key[0].step]):
            raise context.reject("late-value-use", "an index into an array of varying length")
        part = obj if key[0] == slice(None) else get_padded_item(context, obj, key[0])
        return context.call_jax(operator.getitem, [part, (slice(None), *rest)], {})
    if type(key[0]) is not int and context.symbol(key[0]) is None or obj.is_numpy:
        raise context.reject("late-value-use", "an index into an array of varying length")
    row = get_padded_item(context, obj, key[0])
    return row if not rest else context.call_jax(operator.getitem, [row, rest], {})


def _slice(context: Context, obj: Padded, key: slice) -> Padded:
    """`array[first:]`, `array[:-last]`: constants, and there are at least so many rows."""
    first, last = key.start or 0, key.stop
    is_known = key.step is None and type(first) is int and first >= 0 and context.symbol(first) is None
    if not is_known or last is not None and not (type(last) is int and context.symbol(last) is None and last < 0):
        raise context.reject("late-value-use", "a slice of an array of varying length")
    lost = first - (last or 0)
    if not lost or obj.capacity <= lost or not is_guarded(context, operator.gt, obj.length, lost):
        raise context.reject("late-value-use", "a slice of an array of varying length may be empty")
    count, expression = obj.capacity - lost, context.symbol(obj).expression
    values = context.run_natively(lax.slice_in_dim, (obj.values, first, first + count))
    sliced = expressions.call(operator.getitem, (expression, expressions.constant(key))) if obj.is_numpy else None
    return make_padded(context, values, shift_length(context, obj.length, -lost), obj.is_numpy, sliced)


def slice_rows(context: Context, obj: list, key: slice) -> list:
    """`items[first:]`, `items[:-last]` of a list that ends in rows."""
    whole = take_rows_apart(context, obj)
    return list_of_items(context, _slice(context, whole, key), whole)


def list_of_items(context: Context, found: Padded, whole: Padded) -> list:
    """A list of some items of another one, of which they are those that the graph has for it: it is not left behind."""
    made = rows_of_items(context, found, whole)
    rows = find_rows(context, made)
    context.notes["rows are read", id(rows)] = rows
    return made


def rows_of_items(context: Context, found: Padded, whole: Padded) -> list:
    """A list of items of which `whole` holds all."""
    rows = Rows(found.values, found.length, names=whole.names, origin=whole.rows)
    context.notes[_AS_ARRAY, id(rows)] = found
    return context.keep([context.choice(rows)])


def get_row(context: Context, obj: list, key: Any) -> Any:
    """`items[key]` of a list that ends in rows."""
    last = find_rows(context, obj).last
    if last is not None and type(key) is int and key == -1:
        return last
    if type(key) is int and 0 <= key < len(obj) - 1:
        return list.__getitem__(obj, key)
    if type(key) is slice:
        return slice_rows(context, obj, key)
    return get_padded_item(context, take_rows_apart(context, obj), key)


def padded_range(context: Context, arguments: list) -> PaddedRange | None:
    """`range(n)`, `range(first, n)` or `range(n, last, -1)` where n is a number of rows; None of anything else."""
    first, stop, step = (0, *arguments, 1) if len(arguments) == 1 else (*arguments, 1)[:3]
    is_backwards = type(step) is int and step == -1
    if is_backwards:
        first, stop = stop, first
    most = most_of(context, stop)
    is_plain = type(step) is int and abs(step) == 1 and type(first) is int
    if most is None or not is_plain or context.has_symbol([first, step]):
        return None
    if is_backwards:
        first, stop, most = first + 1, shift_length(context, stop, 1), most + 1
    if not 0 <= first < most:
        return None
    return context.keep(PaddedRange(first, shift_length(context, stop, -first), most - first, is_backwards))
