"""What the body of a rolled loop is given: its item, and items of lists that it reads by numbers which are known in
each iteration, `xs[i]` or `xs[-1 - i]`.

Invariant: what is read is what the eager run reads, as long as the list does not change in the loop.
"""

import operator
from collections.abc import Callable, Sequence
from typing import Any

from janus_jax import _jax_compat
from janus_jax.heap.expression import Expression
from janus_jax.interp.context import Context
from janus_jax.interp.padded import Padded
from janus_jax.interp.padded_items import PaddedIterator, is_guarded, shift_length
from janus_jax.trace.carry import late_number
from janus_jax.trace.fork import walk
from janus_jax.trace.items import Column, Form, Items, build, column_of_rows, columns_of, form_of_items

_ARITHMETIC = (operator.add, operator.sub, operator.mul, operator.floordiv, operator.mod, operator.neg, operator.index)


class BodyItems:
    """`parts` are the values of the body that an item, or a part of one, is in each iteration, by address; `seen` the
    objects that were there before the loop."""

    def __init__(self, context: Context, items: Items, seen: set[int]):
        self.context = context
        self.items = items
        self.seen = seen
        self.parts: dict[int, Form] = {}
        self._read: dict[tuple, Any] = {}
        self._new_input: Callable[[Any], Any] | None = None
        self._outside = (*_jax_compat.find_traces(), *context.regions, context.trace)

    def start(self, new_input: Callable[[Any], Any]) -> Any:
        """The item, in a body whose inputs `new_input` makes."""
        self._new_input, self.parts, self._read = new_input, {}, {}
        del self.items.columns[:]
        return self._give(self.items.form)

    def read(self, sequence: list | tuple, key: Any) -> Any:
        """The item of a number that is known in each iteration; None for another one, or if the items are not alike."""
        numbers = numbers_of(self.context.symbol(key).expression, self.items.columns, self.items.count)
        if numbers is None or not (type(sequence) is tuple or self._is_of_before(sequence)):
            return None
        known = (id(sequence), tuple(numbers))
        if known not in self._read:
            items = pick(sequence, numbers)
            form = None if items is None else form_of_items(self.context, items, False)
            if form is None or not all(map(self._is_from_outside, columns_of(form))):
                return None
            self.items.lists.append(sequence)
            self._read[known] = self._give(form)
        return self._read[known]

    def read_padded(self, over: Padded, key: Any) -> Any:
        """The row of a number that is known in each iteration, where these are consecutive and in range, which is
        guarded; None for another one."""
        context, length = self.context, self.items.length
        numbers = numbers_of(context.symbol(key).expression, self.items.columns, self.items.count)
        if numbers is None or length is None or numbers != list(range(numbers[0], numbers[0] + self.items.count)):
            return None
        if not 0 <= numbers[0] <= over.capacity - self.items.count or not self._is_outside(over.values):
            return None
        known = (id(over), numbers[0])
        if known not in self._read:
            if not is_guarded(context, operator.ge, over.length, shift_length(context, length, numbers[0])):
                return None
            self._read[known] = self._give(column_of_rows(PaddedIterator(context, over, numbers[0])))
        return self._read[known]

    def _give(self, form: Form) -> Any:
        """What stands for an item of this form in the body; its columns become inputs of it."""
        context = self.context
        for column in columns_of(form):
            column.input = self._new_input(column.sample())
            column.value = (
                column.wrap(context, column.input) if column.is_array else late_number(context, int, column.input)
            )
            context.forget_names([column.value] if column.is_array and not column.is_new else [])
            self.parts[id(column.value)] = column
            self.items.columns.append(column)
        item, tuples = build(form, lambda column: column.value, context.keep)
        context.forget_names([made for made in walk(context, [item]) if id(made) in tuples])
        self.parts.update(tuples)
        return item

    def _is_of_before(self, obj: Any) -> bool:
        return id(obj) in self.seen or id(obj) in self.context.shadow_by_stand

    def _is_from_outside(self, column: Column) -> bool:
        """Whether what is read exists before the loop."""
        arrays = column.values if column.is_array else ()
        return all(map(self._is_outside, arrays))

    def _is_outside(self, array: Any) -> bool:
        return any(_jax_compat.belongs_to(array, trace) for trace in self._outside)


def numbers_of(expression: Expression | None, columns: Sequence[Column], count: int) -> list[int] | None:
    """What an expression of the numbers gone over is in each iteration; None for one that reads anything else."""
    known = {id(column.input): column.values for column in columns if not column.is_array}
    if expression is None:
        return None
    try:
        return [_value_of(expression, known, number) for number in range(count)]
    except (LookupError, ArithmeticError):
        return None


def _value_of(expression: Expression, known: dict[int, Sequence], number: int) -> int:
    """LookupError where it is not known."""
    if expression.kind == "constant" and type(expression.value) is int:
        return expression.value
    if expression.kind == "output":
        return known[id(expression.value)][number]
    if expression.kind != "call" or expression.keywords:
        raise LookupError
    if expression.function is not int and not any(expression.function is known for known in _ARITHMETIC):
        raise LookupError
    return expression.function(*[_value_of(part, known, number) for part in expression.arguments])


def pick(sequence: Sequence, numbers: Sequence[int]) -> list[Any] | None:
    """The items of these numbers; None where one of them is none of the sequence."""
    size = len(sequence)
    return [sequence[number] for number in numbers] if all(-size <= number < size for number in numbers) else None
