"""Guard programs as data: instructions over slots, with the user's own names for what they look at.

    s0 = local 0                        | self
    s1 = attr s0 'step'                 | self.step
    type s1 int                         | self.step
    value s1 3                          | self.step
    outputs s1

Invariant: a program that passes `check` compiles, and its compiled form and the twin in `evaluate` agree on every
frame.  Does not know what is guarded or why; the ops and the kinds of their operands are the extension's
(`csrc/guard_program.h`).
"""

import types
from dataclasses import dataclass, field
from typing import Any

import numpy

from janus_jax import _native
from janus_jax.errors import InternalError

_native.set_ndarray_type(numpy.ndarray)

OPS: dict[str, str] = _native.GUARD_OPS
PLAIN_TYPES = (int, bool, float, complex, str, bytes, types.NoneType)
_PLAIN_IDS = frozenset(map(id, PLAIN_TYPES))  # a type in a set would be hashed, by its metaclass


def is_fetch(op: str) -> bool:
    """Whether `op` fills a slot, its first operand; anything else is a check."""
    return OPS[op].startswith("d")


def is_plain(value: Any) -> bool:
    """Whether guards compare `value` by type and value: a scalar of a built-in type, or an exact tuple of such."""
    if type(value) is tuple:
        return all(is_plain(item) for item in value)
    return id(type(value)) in _PLAIN_IDS


@dataclass(frozen=True, slots=True)
class GuardInstruction:
    """One fetch or check; `note` is the user's name of the place that it looks at."""

    op: str
    operands: tuple
    note: str = ""

    def slots_read(self) -> tuple[int, ...]:
        """The slots that must be filled before this instruction."""
        kinds = OPS.get(self.op, "")
        single = [slot for kind, slot in zip(kinds, self.operands, strict=False) if kind == "s"]
        groups = [slot for kind, group in zip(kinds, self.operands, strict=False) if kind == "g" for slot in group]
        return (*single, *groups)

    def __str__(self) -> str:
        kinds = OPS.get(self.op, "")
        texts = [_operand_text(kind, operand) for kind, operand in zip(kinds, self.operands, strict=False)]
        filled = f"{texts.pop(0)} = " if kinds.startswith("d") else ""
        text = " ".join([filled + self.op, *texts])
        return f"{text:35} | {self.note}" if self.note else text


@dataclass(frozen=True)
class GuardProgram:
    """Instructions in the order in which they are evaluated, and the slots that are handed to what runs if all hold."""

    instructions: tuple[GuardInstruction, ...]
    outputs: tuple[int, ...] = ()
    _compiled: list = field(default_factory=list, init=False, repr=False, compare=False)

    def __str__(self) -> str:
        outputs = " ".join(f"s{slot}" for slot in self.outputs)
        return "".join(f"{line}\n" for line in (*self.instructions, f"outputs {outputs}".rstrip()))

    def check(self) -> None:
        """Raises InternalError at the first instruction that does not fit the ones before it."""
        filled: set[int] = set()
        for index, instruction in enumerate(self.instructions):
            problem = find_problem(instruction, filled)
            if problem:
                raise InternalError(f"guard instruction {index}, {instruction}: {problem}")
            if is_fetch(instruction.op):
                filled.add(instruction.operands[0])
        unfilled = [slot for slot in self.outputs if slot not in filled]
        if unfilled:
            raise InternalError(f"nothing fills the output slots {unfilled}")

    def compile(self) -> _native.GuardProgram:
        """The same program for C; made once."""
        if not self._compiled:
            instructions = tuple((instruction.op, *instruction.operands) for instruction in self.instructions)
            self._compiled.append(_native.GuardProgram(instructions, self.outputs))
        return self._compiled[0]


def find_problem(instruction: GuardInstruction, filled: set[int]) -> str:
    """Why the instruction cannot stand after instructions that filled these slots; empty if it can."""
    kinds = OPS.get(instruction.op)
    if kinds is None:
        return "unknown op"
    if len(kinds) != len(instruction.operands):
        return f"expects {len(kinds)} operands"
    for kind, operand in zip(kinds, instruction.operands, strict=True):
        expected, is_right = _KINDS[kind]
        if not is_right(operand):
            return f"expects {expected}, not {operand!r}"
    unfilled = [slot for slot in instruction.slots_read() if slot not in filled]
    if unfilled:
        return f"reads slots that nothing filled: {unfilled}"
    if is_fetch(instruction.op) and instruction.operands[0] in filled:
        return "fills a slot a second time"
    return ""


def _is_slot(operand: Any) -> bool:
    return type(operand) is int and operand >= 0


def _is_comparable_tuple(operand: Any) -> bool:
    return type(operand) is tuple and all(type(item) is not tuple or is_plain(item) for item in operand)


def _is_hashable(operand: Any) -> bool:
    return type(operand).__hash__ is not None


_KINDS = {
    "d": ("a slot", _is_slot),
    "s": ("a slot", _is_slot),
    "g": ("a tuple of slots", lambda operand: type(operand) is tuple and all(map(_is_slot, operand))),
    "i": ("an integer", lambda operand: type(operand) is int),
    "n": ("a name", lambda operand: type(operand) is str),
    "k": ("a key", _is_hashable),
    "m": ("a member descriptor", lambda operand: type(operand) is types.MemberDescriptorType),
    "t": ("a type", lambda operand: isinstance(operand, type)),
    "v": ("a plain value", is_plain),
    "T": ("a tuple of plain values or identities", _is_comparable_tuple),
    "c": ("a code object", lambda operand: type(operand) is types.CodeType),
    "o": ("an object", lambda operand: True),
}


def _operand_text(kind: str, operand: Any) -> str:
    if kind in "ds":
        return f"s{operand}"
    if kind == "g" and type(operand) is tuple:
        return f"({' '.join(f's{slot}' for slot in operand)})"
    return value_text(operand)


def value_text(value: Any) -> str:
    """A short text for an object that a guard names; runs no code of the user's."""
    if value is _native.ABSENT:
        return "nothing"
    if issubclass(type(value), type):
        return _type_name(value)
    if issubclass(type(value), (types.FunctionType, types.BuiltinFunctionType, types.MemberDescriptorType)):
        return value.__qualname__
    if type(value) is types.CodeType:
        return f"code of {value.co_qualname}"
    if type(value) is tuple:
        inner = ", ".join(value_text(item) for item in value)
        return f"({inner},)" if len(value) == 1 else f"({inner})"
    if is_plain(value):
        return _shortened(repr(value))
    return f"<{_type_name(type(value))} at {id(value):#x}>"


_type_name = type.__dict__["__qualname__"].__get__


def _shortened(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else f"{text[: limit - 3]}..."
