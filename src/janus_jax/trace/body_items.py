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
from janus_jax.trace.fork import Contents, read_contents
from janus_jax.trace.forms import Column, Form, Group, Same, Shorter, columns_of, form_of_items
from janus_jax.trace.item_objects import ItemShadow
from janus_jax.trace.items import Items, column_of_rows

_ARITHMETIC = (operator.add, operator.sub, operator.mul, operator.floordiv, operator.mod, operator.neg, operator.index)


class BodyItems:
    """`parts` are the values of the body that an item, or a part of one, is in each iteration, by address; `seen` the
    objects that were there before the loop; `outgrown` the lists of which items are read that are not there yet, and
    `written` the containers that get an item under a key of their own in each."""

    def __init__(self, context: Context, items: Items, seen: set[int]):
        self.context = context
        self.items = items
        self.seen = seen
        self.parts: dict[int, Form] = {}
        self.most: int | None = None
        self.outgrown: list[list] = []
        self.written: list[list | dict] = []
        self._gone_over = list(items.held)
        self._objects: list[ItemShadow] = []
        self._containers: list[Contents] = []
        self._read: dict[tuple, Any] = {}
        self._new_input: Callable[[Any], Any] | None = None
        self._outside = (*_jax_compat.find_traces(), *context.regions, context.trace)

    def start(self, new_input: Callable[[Any], Any]) -> Any:
        """The item, in a body whose inputs `new_input` makes."""
        self._new_input, self.parts, self._read = new_input, {}, {}
        self._objects, self._containers = [], []
        del self.items.columns[:]
        self.items.held[:] = self._gone_over
        return self._give(self.items.form)

    def add_number(self, new_input: Callable[[Any], Any]) -> Any:
        """The number of the iteration, as one more input of the body."""
        column = Column(range(self.items.count))
        column.input = new_input(column.sample())
        self.items.columns.append(column)
        return column.input

    def read(self, sequence: list | tuple, key: Any) -> Any:
        """The item of a number that is known in each iteration; None for another one, or if the items are not alike."""
        numbers = numbers_of(self.context.symbol(key).expression, self.items.columns, self.items.count)
        if numbers is None or not (type(sequence) is tuple or self._is_of_before(sequence)):
            return None
        known = (id(sequence), tuple(numbers))
        if known not in self._read:
            items = pick(sequence, numbers)
            if items is None and type(sequence) is list and 0 <= min(numbers) < len(sequence) <= max(numbers):
                self.outgrown.append(sequence)
            form = None if items is None else self._find_form(items, 0)
            if form is None or not all(map(self._is_from_outside, columns_of(form))):
                return None
            self.items.held.append(sequence)
            self._read[known] = self._give(form)
        return self._read[known]

    def note_written(self, container: list | dict, key: Any) -> None:
        """Notes that a container gets an item under a key that is known in each iteration."""
        numbers = numbers_of(self.context.symbol(key).expression, self.items.columns, self.items.count)
        if numbers is not None and self._is_of_before(container):
            self.written.append(container)

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
            if over.items is not None:
                self.items.held.append(over.items)
            self._read[known] = self._give(column_of_rows(PaddedIterator(context, over, numbers[0])))
        return self._read[known]

    def _find_form(self, items: Sequence, depth: int) -> Form | None:
        try:
            return form_of_items(self.context, items, depth=depth)
        except Shorter as shorter:
            raise self._differ(shorter.count) from None

    def _differ(self, count: int) -> Exception:
        """The rejection of a loop of which only so many iterations are alike."""
        self.most = count
        return self.context.reject("loop-carry", "the items of a long loop are not made in the same way")

    def _give(self, form: Form) -> Any:
        """What stands for an item of this form in the body; its columns become inputs of it."""
        if isinstance(form, Same):
            return form.value
        if isinstance(form, Group):
            return self._give_group(form)
        context = self.context
        form.input = self._new_input(form.sample())
        form.value = form.wrap(context, form.input) if form.is_array else late_number(context, int, form.input)
        context.forget_names([form.value] if form.is_array and not form.is_new else [])
        self.parts[id(form.value)] = form
        self.items.columns.append(form)
        return form.value

    def _give_group(self, form: Group) -> Any:
        if form.is_object:
            shadow = ItemShadow(self.context, form.existing, self._give_part, self._differ)
            made = shadow.stand
            self.context.shadow_by_stand[id(made)] = shadow
            self._objects.append(shadow)
        else:
            parts = list(map(self._give, form.parts))
            if form.kind in (list, dict):
                made = parts if form.kind is list else dict(zip(form.keys, parts, strict=True))
                self._containers.append(read_contents(made))
            else:
                made = tuple.__new__(form.kind, parts)
        if not issubclass(form.kind, tuple):
            self.items.held += form.existing
        self.parts[id(made)] = form
        self.context.forget_names([made])
        return made

    def _give_part(self, values: Sequence) -> Any:
        """What stands for what the objects gone over hold under a name."""
        form = self._find_form(values, 1)
        if form is None:
            raise self._differ(1)
        return self._give(form)

    def expect_unchanged(self) -> None:
        """What stands for the items is as it was at the start of the body: the items would have to change."""
        is_changed = any(shadow.is_changed() for shadow in self._objects)
        for before in self._containers:
            now = read_contents(before.obj).items
            before_items, now_items = _in_order(before.items), _in_order(now)
            is_changed |= len(now) != len(before.items) or not all(map(operator.is_, before_items, now_items))
        if is_changed:
            raise self.context.reject("loop-carry", "an object that a long loop goes over is written")

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


def _in_order(items: Sequence | dict) -> list:
    """What a container holds, the keys of a dict too."""
    return [*items, *items.values()] if isinstance(items, dict) else list(items)
