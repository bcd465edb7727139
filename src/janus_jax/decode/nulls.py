"""Removal of NULL slots: a walk over all paths finds each step's stack shape, and from it the neutral instructions.

Which slots hold no value does not depend on the run, so one shape a step is enough. Handler depths and stack indexes
come out counted in values; a step that only moves empty slots comes out as nothing.

Invariant: every path to a step gives it the same shape; where that fails the code was not made by CPython's compiler
and is refused. Steps that no path reaches are dropped.
"""

from bisect import bisect_left
from itertools import accumulate

from janus_jax.decode.instruction import Handler, Instruction
from janus_jax.decode.ops import JUMPS, TERMINATORS
from janus_jax.decode.raw import RawHandler
from janus_jax.decode.rules import Step, UnknownOpcode, VersionTable
from janus_jax.decode.shapes import ShapeError, Spelling, spell


def remove_nulls(
    steps: list[Step], handlers: list[RawHandler], table: VersionTable
) -> tuple[list[Instruction], list[Handler]]:
    """The neutral instructions and handlers; all indexes in them are those of neutral instructions."""
    offsets = [step.offset for step in steps]
    steps = [step._replace(arg=bisect_left(offsets, step.arg)) if step.op in JUMPS else step for step in steps]
    handlers = [_locate_handler(handler, offsets) for handler in handlers]
    walk = _Walk(steps, handlers, table)
    walk.run()
    starts = list(accumulate((len(spelling.neutral) if spelling else 0 for spelling in walk.spellings), initial=0))
    return _build_instructions(steps, walk.spellings, starts), _build_handlers(handlers, walk.kept, starts)


def _locate_handler(handler: RawHandler, offsets: list[int]) -> RawHandler:
    """The handler with positions of steps for byte offsets."""
    start, end, target = (bisect_left(offsets, offset) for offset in handler[:3])
    return RawHandler(start, end, target, handler.depth, handler.push_lasti)


class _Walk:
    """Finds the spelling of each step that can be reached."""

    def __init__(self, steps: list[Step], handlers: list[RawHandler], table: VersionTable):
        self._steps = steps
        self._handlers = handlers
        self._table = table
        self._covering: list[int | None] = [None] * len(steps)
        for number, handler in enumerate(handlers):
            self._covering[handler.start : handler.end] = [number] * (handler.end - handler.start)
        self._shapes: list[str | None] = [None] * len(steps)
        self._pending = [(0, "")]
        self.spellings: list[Spelling | None] = [None] * len(steps)
        self.kept: dict[int, str] = {}  # handler number -> shape of the slots below its depth

    def run(self) -> None:
        while self._pending:
            position, shape = self._pending.pop()
            while position is not None:
                position, shape = self._visit(position, shape)

    def _visit(self, position: int, shape: str) -> tuple[int | None, str]:
        """Spell one step and note where else it leads; returns the step that comes next in line and its shape."""
        if position >= len(self._steps):
            raise UnknownOpcode("end of the code", self._steps[-1].line)
        step = self._steps[position]
        if self._shapes[position] is not None:
            if self._shapes[position] != shape:
                raise UnknownOpcode(f"{step.op.name} on {self._shapes[position]!r} and {shape!r}", step.line)
            return None, shape
        self._shapes[position] = shape
        try:
            spelling = spell(step, shape, self._table)
        except ShapeError:
            raise UnknownOpcode(f"{step.op.name} on {shape!r}", step.line) from None
        self.spellings[position] = spelling
        number = self._covering[position]
        if number is not None and number not in self.kept:
            self._enter_handler(number, shape)
        if step.op in JUMPS:
            self._pending.append((step.arg, spelling.jumped))
        return (None if step.op in TERMINATORS else position + 1), spelling.after

    def _enter_handler(self, number: int, shape: str) -> None:
        handler = self._handlers[number]
        kept = shape[: handler.depth]
        self.kept[number] = kept
        self._pending.append((handler.target, kept + ("vv" if handler.push_lasti else "v")))


def _build_instructions(steps: list[Step], spellings: list[Spelling | None], starts: list[int]) -> list[Instruction]:
    instructions: list[Instruction] = []
    for step, spelling in zip(steps, spellings, strict=True):
        if spelling is None:
            continue
        for op, arg in spelling.neutral:
            arg = starts[arg] if op in JUMPS else arg
            instructions.append(Instruction(len(instructions), op, arg, step.line, step.offset))
    return instructions


def _build_handlers(handlers: list[RawHandler], kept: dict[int, str], starts: list[int]) -> list[Handler]:
    """The handlers of ranges that some path enters."""
    return [
        Handler(
            start=starts[handler.start],
            end=starts[handler.end],
            target=starts[handler.target],
            depth=kept[number].count("v"),
            push_lasti=handler.push_lasti,
        )
        for number, handler in enumerate(handlers)
        if number in kept
    ]
