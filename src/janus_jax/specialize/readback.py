"""What a run reads from its graph: many values come back as one array, which is waited for and copied once.

    o0, packed, o7 = graph(f0)
    o1, o2, = packed.tolist()       bools and ints
    n7 = numbers_of(o7)             the rows of a stack: numbers, n7[0] ...
    r7 = rows_of(o7)                arrays, r7[0] ...
    r9 = first_rows_of(o9, o2)      as many as there are

Invariant: an output is packed only if the text of the run makes a bool, an int or a float of it and nothing else.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import jax.numpy as jnp
import numpy as np

from janus_jax import _jax_compat
from janus_jax.heap.expression import Expression

_TYPES = (np.dtype(bool), np.dtype(np.int32))
_NUMBERS = (bool, int, float)


def is_read(expression: Expression) -> bool:
    """Whether an expression makes the same of a number as of the scalar output that held it."""
    parts = expression.arguments
    is_number = any(expression.function is kind for kind in _NUMBERS)
    return is_number and len(parts) == 1 and parts[0].kind == "output" and not expression.keywords


class Readback:
    """Which outputs of a graph the text reads as scalars, and which it has a use for as arrays.

    `rows` says which outputs the graph does not give by themselves: they are rows of another output, of a number or of
    that which a variable of the text holds, in one of several lists of those rows; or that variable itself.
    """

    def __init__(self, outputs: Sequence[Any], rows: Mapping[int, tuple[int | None, int | str, int]]):
        self._outputs = outputs
        self._rows = rows
        self._names = {id(tracer): index for index, tracer in enumerate(outputs)}
        self._read: set[int] = set()
        self._kept: set[int] = set()
        self._stacks: dict[str, tuple[Callable, int]] = {}
        self._numbers: dict[str, set[int | str]] = {}
        self._limits: dict[int, str] = {}

    def limit(self, stacks: Sequence[int], count: int) -> None:
        """Of these stacks there is use for no more rows than the scalar output `count` says."""
        self._limits.update(dict.fromkeys(stacks, self.read(count)))

    def index_of(self, tracer: Any) -> int:
        return self._names[id(tracer)]

    def is_bound(self, index: int) -> bool:
        """Whether an output is a row of the number that a variable of the text holds."""
        return type(self._rows.get(index, (0, 0, 0))[1]) is str

    def read(self, index: int) -> str:
        """The name of an output of which a bool, an int or a float is made."""
        if index in self._rows:
            is_plain = np.dtype(_jax_compat.aval_of(self._outputs[index]).dtype).kind in "biuf"
            return self._row(index, "n", numbers_of) if is_plain else self.keep(index)
        self._read.add(index)
        return f"o{index}"

    def keep(self, index: int) -> str:
        """The name of an output that is needed as an array."""
        if index in self._rows:
            return self._row(index, "r", rows_of)
        self._kept.add(index)
        return f"o{index}"

    def keep_rows(self, stack: int) -> str:
        """The name of the list of the arrays that are the rows of a stack."""
        return self._split(stack, f"r{stack}", rows_of, "all")

    def _row(self, index: int, prefix: str, split: Callable) -> str:
        stack, number, copy = self._rows[index]
        if stack is None:
            return number
        name = f"{prefix}{stack}_{copy}" if copy else f"{prefix}{stack}"
        return f"{self._split(stack, name, split, number)}[{number}]"

    def _split(self, stack: int, name: str, split: Callable, number: int | str) -> str:
        self._kept.add(stack)
        self._stacks[name] = split, stack
        self._numbers.setdefault(name, set()).add(number)
        return name

    def _write_split(self, name: str, name_of: Callable[[Any], str]) -> str:
        """The line that takes a stack apart; where few of its rows are wanted, only those are made."""
        split, stack = self._stacks[name]
        numbers = self._numbers[name]
        is_few = 2 * len(numbers) < _jax_compat.aval_of(self._outputs[stack]).shape[0]
        if split is rows_of and is_few and all(type(number) is int for number in numbers):
            return f"{name} = {name_of(some_rows_of)}(o{stack}, {name_of(tuple(sorted(numbers)))})"
        if split is rows_of and stack in self._limits:
            return f"{name} = {name_of(first_rows_of)}(o{stack}, {self._limits[stack]})"
        return f"{name} = {name_of(split)}(o{stack})"

    def find_arrays(self, stack: int) -> str | None:
        """The name of the arrays that are the rows of a stack, where the text has a use for them."""
        name = f"r{stack}"
        return name if name in self._stacks else None

    def find_packed(self) -> tuple[int, ...]:
        """The outputs that come back in one array, by their number among those of the graph; none where that saves
        nothing."""
        given = {index: number for number, index in enumerate(self._given())}
        return tuple(given[index] for index in self._packed())

    def _packed(self) -> list[int]:
        found = [index for index in sorted(self._read - self._kept) if _is_small(self._outputs[index])]
        return found if len(found) > 1 else []

    def _given(self) -> list[int]:
        return [index for index in range(len(self._outputs)) if index not in self._rows]

    def write_call(self, arguments: str, name: Callable[[Any], str]) -> tuple[list[str], str]:
        """The lines that call the graph, and the name of one of its results; `name` gives that of a constant."""
        packed = self._packed()
        names = [f"o{index}" for index in self._given() if index not in packed]
        names += ["packed"] if packed else []
        lines = [f"{', '.join(names)}, = graph({arguments})"]
        if packed:
            lines.append(f"{', '.join(f'o{index}' for index in packed)}, = packed.tolist()")
        lines += [self._write_split(rows, name) for rows in self._stacks]
        return lines, names[0]


def numbers_of(stack: Any) -> list:
    """The rows of a stack of scalars, as numbers of Python."""
    return np.asarray(stack).tolist()


def rows_of(stack: Any) -> list:
    """The rows of a stack, each an array of its own."""
    return _jax_compat.split_rows(stack, range(stack.shape[0]))


def first_rows_of(stack: Any, count: Any) -> list:
    """So many rows of the start of a stack, if there are as many."""
    return _jax_compat.split_rows(stack, range(min(int(count), stack.shape[0])))


def some_rows_of(stack: Any, numbers: Sequence[int]) -> dict[int, Any]:
    """The rows of these numbers."""
    return dict(zip(numbers, _jax_compat.split_rows(stack, numbers), strict=True))


def _is_small(tracer: Any) -> bool:
    aval = _jax_compat.aval_of(tracer)
    return aval.shape == () and aval.dtype in _TYPES


def pack(program: Callable[..., tuple], packed: Sequence[int]) -> Callable[..., tuple]:
    """The program with some of its outputs as one array of ints, the last."""
    if not packed:
        return program

    def packing(*arrays: Any) -> tuple:
        outputs = program(*arrays)
        rest = [output for index, output in enumerate(outputs) if index not in packed]
        return *rest, jnp.stack([outputs[index].astype(np.int32) for index in packed])

    return packing
