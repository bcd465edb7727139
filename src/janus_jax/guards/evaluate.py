"""Evaluates guard programs in Python: the twin of `csrc/guard_eval.c`, which also says why a guard fails.

Invariant: `evaluate` and the compiled program agree: both hold with the same outputs, or both fail at the same
instruction.  C answers every call of a converted function; this answers why a call was not answered.
"""

import types
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from janus_jax.guards.checks import check
from janus_jax.guards.fetches import FrameArguments, fetch
from janus_jax.guards.miss import Miss
from janus_jax.guards.program import OPS, GuardInstruction, GuardProgram, is_fetch
from janus_jax.guards.raw import MISSING

__all__ = ["Holds", "Miss", "evaluate", "find_misses", "find_values"]


@dataclass(frozen=True, slots=True)
class Holds:
    """Every guard holds; the values of the output slots."""

    outputs: tuple


def evaluate(program: GuardProgram, args: tuple, function: types.FunctionType | None = None) -> Holds | Miss:
    """The outputs if every guard holds on a frame of `function` with these arguments, else the first that fails."""
    slots: dict[int, Any] = {}
    for miss in _walk(program, FrameArguments(args, function), slots):
        return miss
    return Holds(tuple(slots[slot] for slot in program.outputs))


def find_misses(program: GuardProgram, args: tuple, function: types.FunctionType | None = None) -> list[Miss]:
    """Every guard that fails; what depends on a fetch that found nothing is not looked at."""
    return list(_walk(program, FrameArguments(args, function), {}))


def find_values(program: GuardProgram, args: tuple, function: types.FunctionType | None = None) -> dict[int, Any]:
    """What is found at each source, by its slot, whether the guards hold or not."""
    slots: dict[int, Any] = {}
    for _ in _walk(program, FrameArguments(args, function), slots):
        pass
    return slots


def _walk(program: GuardProgram, arguments: FrameArguments, slots: dict[int, Any]) -> Iterator[Miss]:
    """Fills `slots` in program order, and yields what fails on the way."""
    for index, instruction in enumerate(program.instructions):
        if not all(slot in slots for slot in instruction.slots_read()):
            continue
        operands = _operands(instruction, slots)
        if not is_fetch(instruction.op):
            finding = check(instruction.op, operands)
            if not finding.holds:
                yield Miss(index, instruction, finding.expected, finding.found)
            continue
        found = fetch(instruction.op, arguments, operands[1:])
        if found is MISSING:
            yield Miss(index, instruction, None, MISSING)
        else:
            slots[instruction.operands[0]] = found


def _operands(instruction: GuardInstruction, slots: dict[int, Any]) -> tuple:
    """The operands, with slots that are read replaced by what they hold."""
    kinds = OPS[instruction.op]
    return tuple(map(_operand, kinds, instruction.operands, [slots] * len(kinds)))


def _operand(kind: str, operand: Any, slots: dict[int, Any]) -> Any:
    if kind == "s":
        return slots[operand]
    if kind == "g":
        return {slot: slots[slot] for slot in operand}
    return operand
