"""The vocabulary of the version tables: how one CPython instruction is spelled in steps of the slot level.

The slot level is the neutral instruction set over CPython's own stack, NULL slots included: an Op, or a SlotOp for what
exists at that level only. `fuse.py` and `nulls.py` remove every SlotOp.

Invariant: a table is data. An entry is a tuple of rules `(op, operand)` or `(op, operand, mask)`; a rule with a mask
counts only if the argument has one of these bits. An operand computes the step's argument from the raw instruction.
Where the argument decides which instruction it really is (intrinsics), the entry maps arguments to such tuples.
"""

import enum
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from janus_jax.decode.ops import Op
from janus_jax.decode.raw import CodeNames, RawInstruction


class SlotOp(enum.Enum):
    """Steps that do not outlive the slot level."""

    PUSH_NULL = enum.auto()  # -> NULL
    KW_NAMES = enum.auto()  # the names for the next call
    CALL_KW = enum.auto()  # number of arguments, whose last ones are named by the tuple on top of the stack
    SET_FUNCTION_ATTRIBUTE = enum.auto()  # part: value function -> function
    TO_BOOL = enum.auto()
    FORMAT_WITH_SPEC = enum.auto()  # value spec -> str
    LOAD_SPECIAL = enum.auto()  # name of the method: value -> method, self or NULL
    LOAD_FROM_DICT_OR_DEREF = enum.auto()  # slot name: namespace -> value
    STOPITERATION_ERROR = enum.auto()  # exception -> RuntimeError instead of StopIteration, else the same
    CLEANUP_THROW = enum.auto()  # receiver, last value, exception -> None, value of a StopIteration
    RESUME = enum.auto()  # the first one ends what a frame does before its first instruction

    __hash__ = object.__hash__


Operand = Callable[[CodeNames, RawInstruction], object]
Rule = tuple[Op | SlotOp, Operand] | tuple[Op | SlotOp, Operand, int]
Rules = Mapping[str, tuple[Rule, ...] | Mapping[int, tuple[Rule, ...]]]


class Step(NamedTuple):
    """One step of the slot level. The arg of a jump is a byte offset."""

    op: Op | SlotOp
    arg: Any
    offset: int
    line: int


class UnknownOpcode(Exception):
    """Bytecode that this package has no reading for; the code object must be left to CPython."""

    def __init__(self, name: str, line: int):
        super().__init__(f"line {line}: no reading for CPython's {name}")
        self.name = name
        self.line = line


class VersionTable(NamedTuple):
    """All that differs between Pythons.

    `exhausted` and `finished` are the slots that FOR_ITER leaves of its iterator, and SEND of its receiver and value,
    when they jump: "v" for a value, "n" for a slot whose content nobody uses.
    """

    rules: Rules
    exhausted: str
    finished: str
