"""Arrays whose number of rows varies from call to call: one program for many lengths.

    array of n rows --pad_rows--> graph input of N rows, N the next power of two; n is a number known before the graph

Behind row n the last row is repeated, so that what is computed of those rows is no stranger than what is computed of
the others. Nothing but rows below n reaches a result.

Invariant: the program sees n rows. Native code never sees the N: whoever uses such an array in a way that is not
written down for it is refused, and the array is then taken with the length that it has.
"""

from typing import Any

import jax.numpy as jnp
import numpy as np

from janus_jax import _jax_compat
from janus_jax.heap import expression as expressions
from janus_jax.heap.expression import Expression, Late, Rows, StandIn
from janus_jax.heap.source import Source
from janus_jax.interp.context import Context, PreludeGuard

LEAST_ROWS = 8
LARGEST_ROWS = 2**20
ROWS = "rows"


class Padded(StandIn):
    """What stands for an array of n rows: `values` are N rows as the graph has them, `length` stands for n. Of the
    items of an existing list `items` is that list, and `is_int` says whether they are ints; `rows` are those of a list
    that a loop has filled, and `names` the arrays that one of them may be. An item of either is an array that the list
    holds too; where `is_backwards`, the last of them is the first row."""

    def __init__(self, values: Any, length: Any, is_numpy: bool = False):
        super().__init__("an array whose number of rows varies")
        self.values = values
        self.length = length
        self.is_numpy = is_numpy
        self.items: list | None = None
        self.rows: Rows | None = None
        self.names: tuple = ()
        self.is_int = False
        self.is_backwards = False

    @property
    def is_shared(self) -> bool:
        """Whether an item is one object in whatever way it is reached."""
        return self.rows is not None or self.items is not None and not self.is_int

    @property
    def capacity(self) -> int:
        return self.values.shape[0]


def rows_path(source: Source) -> tuple:
    """The name under which a profile remembers that the number of rows of the array at `source` varies."""
    return (*source.path, ROWS)


def capacity_of(count: int) -> int:
    """How many rows an array of so many is padded to: a power of two, so that there are few programs."""
    return max(LEAST_ROWS, 1 << (count - 1).bit_length())


def describe_rows(array: Any) -> tuple:
    """What one program holds for: everything about an array but its values and its exact number of rows."""
    is_jax = isinstance(array, _jax_compat.ArrayImpl)
    is_movable = not is_jax or not (_jax_compat.is_committed(array) or array.is_deleted() or array.aval.weak_type)
    return (
        is_movable and 0 < len(array) <= LARGEST_ROWS,
        capacity_of(max(len(array), 1)),
        *array.shape[1:],
        str(array.dtype),
    )


def pad_rows(array: Any, capacity: int) -> np.ndarray:
    """The rows of an array, the last one repeated up to `capacity` of them."""
    rows = np.asarray(array)
    padded = np.empty((capacity, *rows.shape[1:]), rows.dtype)
    padded[: len(rows)] = rows
    padded[len(rows) :] = rows[-1]
    return padded


def adopt_padded(context: Context, obj: Any, source: Source) -> Padded | None:
    """What stands for the existing array found at `source`, if its number of rows is known to vary."""
    if rows_path(source) not in context.varying or not obj.ndim or context.closed:
        return None
    known = context.notes.get((ROWS, source.path))
    if known is not None:
        return known
    layout = describe_rows(obj)
    if not layout[0]:
        return None
    context.guards.check("type", source, type(obj))
    fetched = expressions.fetch(source)
    context.prelude_guards.append(PreludeGuard(expressions.call(describe_rows, (fetched,)), layout, "rows"))
    padded = expressions.call(pad_rows, (fetched, expressions.constant(layout[1])))
    shape = (layout[1], *obj.shape[1:])
    values = context.add_input(
        padded, _jax_compat.aval_of(np.broadcast_to(np.zeros((), obj.dtype), shape)), is_host=True
    )
    length = context.host(len(obj), expressions.call(len, (fetched,)))
    note_most(context, length, layout[1])
    made = make_padded(context, values, length, isinstance(obj, np.ndarray), fetched)
    context.notes[ROWS, source.path] = made
    context.input_sources[id(made)] = source
    context.originals[id(made)] = context.keep(obj)
    return made


def make_padded(
    context: Context, values: Any, length: Any, is_numpy: bool = False, expression: Expression | None = None
) -> Padded:
    """What stands for the first rows of `values`; `expression` gives them where an array is left behind."""
    made = context.keep(Padded(context.keep(values), length, is_numpy))
    if expression is None:
        parts = (expressions.output(values), context.symbol(length).expression)
        expression = expressions.call(take_rows, parts)
    kind = np.ndarray if is_numpy else _jax_compat.ArrayImpl
    context.symbols[id(made)] = Late(expression, kind, made)
    return made


def take_rows(values: Any, count: int) -> Any:
    """The first rows of an array, as a new array; no program is compiled for it."""
    return jnp.array(np.asarray(values)[:count])


# Numbers of rows

_MOST = "most rows"


def note_most(context: Context, length: Any, most: int) -> None:
    """Remembers how large a number of rows can be in this program."""
    context.notes[_MOST, id(context.symbol(length).expression)] = most


def most_of(context: Context, obj: Any) -> int | None:
    """The largest value of a number that is computed of a number of rows by adding or subtracting constants; None of
    any other value."""
    symbol = context.symbol(obj)
    return None if symbol is None or symbol.expression is None else _most_of(context, symbol.expression)


def _most_of(context: Context, expression: Expression) -> int | None:
    found = context.notes.get((_MOST, id(expression)))
    if found is not None or expression.kind != "call" or len(expression.arguments) != 2:
        return found
    name = getattr(expression.function, "__name__", "")
    number, constant = expression.arguments
    if name == "add" and number.kind == "constant":
        number, constant = constant, number
    if name not in ("add", "sub") or constant.kind != "constant" or type(constant.value) is not int:
        return None
    most = _most_of(context, number)
    return None if most is None else most + (constant.value if name == "add" else -constant.value)
