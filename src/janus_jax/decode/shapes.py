"""The shape of CPython's stack: which of its slots hold a value, and how each step is spelled without the others.

CPython keeps slots on its stack that hold no value: the NULL beside a callable, the second slot of a loaded method,
what FOR_ITER leaves for END_FOR. A shape is a string with one letter a slot, the top at the right: "v" for a value, "n"
for an empty slot.

Invariant: `spell` is a pure function. Nothing is known here about paths through the code.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from janus_jax.decode.ops import Op, find_stack_effect
from janus_jax.decode.rules import SlotOp, Step, VersionTable

Neutral = tuple[tuple[Op, Any], ...]


class Spelling(NamedTuple):
    """What a step does: the shape after it, its neutral instructions, and the shape where it jumps to."""

    after: str
    neutral: Neutral
    jumped: str = ""


class ShapeError(Exception):
    """A step met a stack that CPython's compiler never builds for it."""


def spell(step: Step, shape: str, table: VersionTable) -> Spelling:
    """The step's meaning on a stack of this shape. Raises ShapeError."""
    op, arg = step.op, step.arg
    speller = _SPELLERS.get(op)
    if speller is not None:
        return speller(arg, shape)
    if type(op) is SlotOp:
        raise ShapeError
    popped, pushed = find_stack_effect(op, arg)
    after = _push(shape, popped, "v" * pushed)
    if op is Op.FOR_ITER:
        return Spelling(after, ((op, arg),), shape[:-1] + table.exhausted)
    if op is Op.SEND:
        return Spelling(after, ((op, arg),), shape[:-2] + table.finished)
    return Spelling(after, ((op, arg),), after)


def _push(shape: str, popped: int, pushed: str) -> str:
    """The shape after popping values, which no empty slot may be among, and pushing slots."""
    kept = len(shape) - popped
    if kept < 0 or "n" in shape[kept:]:
        raise ShapeError
    return shape[:kept] + pushed


def _take(shape: str, count: int) -> tuple[str, str]:
    """The shape below the top `count` slots, and those slots."""
    if len(shape) < count:
        raise ShapeError
    return shape[: len(shape) - count], shape[len(shape) - count :]


def _spell_push_null(arg: None, shape: str) -> Spelling:
    return Spelling(shape + "n", ())


def _spell_pop(arg: None, shape: str) -> Spelling:
    below, (top,) = _take(shape, 1)
    return Spelling(below, ((Op.POP, None),) if top == "v" else ())


def _spell_copy(arg: int, shape: str) -> Spelling:
    _, top = _take(shape, arg)
    if top[0] == "n":
        raise ShapeError
    return Spelling(shape + "v", ((Op.COPY, top.count("v")),))


def _spell_swap(arg: int, shape: str) -> Spelling:
    """An exchange with an empty slot moves the values between: a rotation, which is a chain of swaps."""
    below, top = _take(shape, arg)
    after = below + top[-1] + top[1:-1] + top[0]
    values = top.count("v")
    if top[0] == top[-1]:
        return Spelling(after, ((Op.SWAP, values),) if top[0] == "v" else ())
    chain = tuple((Op.SWAP, depth) for depth in range(2, values + 1))
    return Spelling(after, chain if top[0] == "v" else chain[::-1])


def _spell_indexed(op: Op, popped: int) -> Callable[[int, str], Spelling]:
    """LIST_APPEND and its kin: an index into the stack as it is once the operands are popped."""

    def spell_it(arg: int, shape: str) -> Spelling:
        after = _push(shape, popped, "")
        _, top = _take(after, arg)
        if top[0] == "n":
            raise ShapeError
        return Spelling(after, ((op, top.count("v")),))

    return spell_it


def _spell_call(arg: tuple[int, tuple[str, ...]], shape: str) -> Spelling:
    """Two slots lie below the arguments: a callable and NULL in either order, or a callable and one more argument."""
    count, names = arg
    below, slots = _take(shape, count + 2)
    values = slots.count("v")
    if values <= count or "n" in slots[2:]:
        raise ShapeError
    return Spelling(below + "v", ((Op.CALL, (values - 1 - len(names), names)),))


def _spell_call_ex(arg: int, shape: str) -> Spelling:
    """Slots: a callable and NULL in either order, the positional arguments, and keyword arguments or (3.14) NULL."""
    below, slots = _take(shape, arg)
    if slots[:2].count("v") != 1 or slots[2] != "v":
        raise ShapeError
    return Spelling(below + "v", ((Op.CALL_EX, "v" in slots[3:]),))


def _spell_with_except_start(arg: None, shape: str) -> Spelling:
    """Reads exit, which NULL may follow (3.14), and the three values of the handler above it."""
    _, slots = _take(shape, 5 if shape[-4:-3] == "n" else 4)
    if slots.replace("n", "") != "vvvv":
        raise ShapeError
    return Spelling(shape + "v", ((Op.WITH_EXCEPT_START, None),))


def _spell_to_bool(arg: None, shape: str) -> Spelling:
    return Spelling(_push(shape, 1, "v"), ((Op.UNARY, "bool"),))


_SPELLERS: dict[Op | SlotOp, Callable[[Any, str], Spelling]] = {
    SlotOp.PUSH_NULL: _spell_push_null,
    SlotOp.TO_BOOL: _spell_to_bool,
    Op.POP: _spell_pop,
    Op.COPY: _spell_copy,
    Op.SWAP: _spell_swap,
    Op.CALL: _spell_call,
    Op.CALL_EX: _spell_call_ex,
    Op.WITH_EXCEPT_START: _spell_with_except_start,
    Op.MAP_ADD: _spell_indexed(Op.MAP_ADD, 2),
    **{
        op: _spell_indexed(op, 1)
        for op in (Op.LIST_APPEND, Op.SET_ADD, Op.LIST_EXTEND, Op.SET_UPDATE, Op.DICT_UPDATE, Op.DICT_MERGE)
    },
}
