"""Tidying: jumps as every compiler could have made them, so that one program has one text on more Pythons.

CPython 3.12 and later have no conditional jumps backward and spell them as a jump over a jump, 3.11 leaves jumps to
jumps. Here a jump goes where it ends up, a jump over a jump is one inverted jump, and a jump to what comes next is
gone. They also differ in whether a handler's range includes a jump at its end.

Invariant: the same values are computed in the same order; only Ops of jumps are changed or dropped, and what cannot be
reached any more.
"""

from itertools import accumulate

from janus_jax.decode.instruction import Handler, Instruction
from janus_jax.decode.ops import JUMPS, TERMINATORS, Op

_INVERSE = {
    Op.JUMP_IF_TRUE: Op.JUMP_IF_FALSE,
    Op.JUMP_IF_FALSE: Op.JUMP_IF_TRUE,
    Op.JUMP_IF_NONE: Op.JUMP_IF_NOT_NONE,
    Op.JUMP_IF_NOT_NONE: Op.JUMP_IF_NONE,
}


def tidy(instructions: list[Instruction], handlers: list[Handler]) -> tuple[list[Instruction], list[Handler]]:
    """The same program with tidy jumps, renumbered."""
    instructions = list(instructions)
    _invert_jumps(instructions, handlers)
    instructions = [
        row._replace(arg=_find_end(row.arg, instructions)) if row.op in JUMPS else row for row in instructions
    ]
    _invert_jumps(instructions, handlers)
    kept = _find_reachable(instructions, handlers)
    _drop_idle_jumps(instructions, kept)
    starts = list(accumulate(kept, initial=0))
    instructions = _renumber(instructions, kept, starts)
    return instructions, _join_handlers(_renumber_handlers(handlers, starts), instructions)


def _find_end(target: int, instructions: list[Instruction]) -> int:
    """Where a jump to `target` ends up; a loop of nothing but jumps ends where it is entered."""
    seen = set()
    while instructions[target].op is Op.JUMP and target not in seen:
        seen.add(target)
        target = instructions[target].arg
    return target


def _invert_jumps(instructions: list[Instruction], handlers: list[Handler]) -> None:
    """The jump that is jumped over becomes idle; it must have no other use."""
    targets = {row.arg for row in instructions if row.op in JUMPS} | {handler.target for handler in handlers}
    for index, row in enumerate(instructions):
        if row.op not in _INVERSE or row.arg != index + 2 or index + 1 in targets:
            continue
        over = instructions[index + 1]
        if over.op is Op.JUMP:
            instructions[index] = row._replace(op=_INVERSE[row.op], arg=over.arg)
            instructions[index + 1] = over._replace(arg=index + 2)


def _find_reachable(instructions: list[Instruction], handlers: list[Handler]) -> list[bool]:
    reached = [False] * len(instructions)
    waiting = list(handlers)
    pending = [0]
    while pending:
        index = pending.pop()
        while not reached[index]:
            reached[index] = True
            row = instructions[index]
            if row.op in JUMPS:
                pending.append(row.arg)
            if row.op in TERMINATORS:
                break
            index += 1
        if not pending:
            entered = [handler for handler in waiting if any(reached[handler.start : handler.end])]
            pending = [handler.target for handler in entered]
            waiting = [handler for handler in waiting if handler not in entered]
    return reached


def _drop_idle_jumps(instructions: list[Instruction], kept: list[bool]) -> None:
    """From the end, so that what lies between a jump and its target is already decided."""
    for index in reversed(range(len(instructions))):
        row = instructions[index]
        if kept[index] and row.op is Op.JUMP and row.arg > index and not any(kept[index + 1 : row.arg]):
            kept[index] = False


def _renumber(instructions: list[Instruction], kept: list[bool], starts: list[int]) -> list[Instruction]:
    return [
        row._replace(index=starts[row.index], arg=starts[row.arg] if row.op in JUMPS else row.arg)
        for row in instructions
        if kept[row.index]
    ]


def _renumber_handlers(handlers: list[Handler], starts: list[int]) -> list[Handler]:
    return [
        Handler(starts[handler.start], starts[handler.end], starts[handler.target], handler.depth, handler.push_lasti)
        for handler in handlers
    ]


def _join_handlers(handlers: list[Handler], instructions: list[Instruction]) -> list[Handler]:
    """Ranges end at something that can raise, which no jump does; what only jumps lie between is one range."""
    joined: list[Handler] = []
    for handler in handlers:
        start, end = handler.start, handler.end
        while start < end and instructions[end - 1].op is Op.JUMP:
            end -= 1
        while start < end and instructions[start].op is Op.JUMP:
            start += 1
        if start == end:
            continue
        before = joined[-1] if joined else None
        if before and before[2:] == handler[2:] and _only_jumps(instructions[before.end : start]):
            joined[-1] = before._replace(end=end)
        else:
            joined.append(handler._replace(start=start, end=end))
    return joined


def _only_jumps(instructions: list[Instruction]) -> bool:
    return all(instruction.op is Op.JUMP for instruction in instructions)
