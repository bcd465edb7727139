"""Raw instructions: what a code object holds, caches and EXTENDED_ARG gone, and its exception table in byte offsets.

Invariant: nothing is interpreted here; names, arguments and order are CPython's own. The reading is done by the
`bytecode` library.
"""

import types
from typing import NamedTuple

from bytecode import UNSET, ConcreteBytecode
from bytecode.concrete import ExceptionTableEntry

_CODE_UNIT = 2
_CACHE = "CACHE"


class RawInstruction(NamedTuple):
    """`next_offset` is where the next instruction starts, behind the caches of this one: jumps count from there."""

    name: str
    arg: int
    offset: int
    line: int
    next_offset: int


class RawHandler(NamedTuple):
    """An entry of the exception table; `end` is exclusive, `depth` counts CPython's own stack slots."""

    start: int
    end: int
    target: int
    depth: int
    push_lasti: bool


class CodeNames(NamedTuple):
    """What the arguments of a code object's instructions refer to. `slots` are its fast locals, each name once."""

    consts: tuple[object, ...]
    names: tuple[str, ...]
    slots: tuple[str, ...]
    cells: tuple[str, ...]
    frees: tuple[str, ...]


def read_names(code: types.CodeType) -> CodeNames:
    """The tables of a code object.

    A free variable whose name is also that of a local (the variable of an inlined comprehension, 3.12 and later) has a
    slot of its own and is called `free.<name>`, so that a name always means one slot.
    """
    local_names = code.co_varnames + tuple(name for name in code.co_cellvars if name not in code.co_varnames)
    taken = set(local_names)
    free_names = tuple(f"free.{name}" if name in taken else name for name in code.co_freevars)
    return CodeNames(code.co_consts, code.co_names, local_names + free_names, code.co_cellvars, free_names)


def read_code(code: types.CodeType) -> tuple[list[RawInstruction], list[RawHandler]]:
    """The instructions in order and the exception table, whose entries never overlap."""
    concrete = ConcreteBytecode.from_code(code)
    handlers = [_read_handler(entry) for entry in concrete.exception_table]
    return _read_instructions(concrete, code.co_firstlineno), handlers


def _read_instructions(concrete: ConcreteBytecode, line: int) -> list[RawInstruction]:
    """An instruction without a line has the line of the one before it."""
    kept = []
    ends = []
    offset = 0
    for instruction in concrete:
        offset += instruction.size
        if instruction.name == _CACHE:
            ends[-1] = offset
            continue
        line = instruction.lineno or line
        arg = instruction.arg
        kept.append((instruction.name, 0 if arg is UNSET else arg, offset - _CODE_UNIT, line))
        ends.append(offset)
    return [RawInstruction(*fields, end) for fields, end in zip(kept, ends, strict=True)]


def _read_handler(entry: ExceptionTableEntry) -> RawHandler:
    return RawHandler(
        start=entry.start_offset * _CODE_UNIT,
        end=(entry.stop_offset + 1) * _CODE_UNIT,
        target=entry.target * _CODE_UNIT,
        depth=entry.stack_depth,
        push_lasti=entry.push_lasti,
    )
