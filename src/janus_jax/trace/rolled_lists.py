"""Items of lists by numbers that a rolled loop knows in each iteration: `xs[i]`, `xs[-1 - i]`.

Invariant: what is read is what the eager run reads, as long as the list does not change in the loop.
"""

import operator
from collections.abc import Sequence
from typing import Any

from janus_jax.heap.expression import Expression
from janus_jax.trace.items import Column

_ARITHMETIC = (operator.add, operator.sub, operator.mul, operator.floordiv, operator.mod, operator.neg, operator.index)


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
