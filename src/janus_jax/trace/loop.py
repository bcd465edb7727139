"""Loops that an array ends: lowered into the graph where that can be done, else unrolled as far as they go.

Invariant: a loop that cannot be lowered is run one iteration at a time, each up to where the ways through it meet.
"""

import operator
import sys
from functools import partial
from typing import Any

from janus_jax.flow import Loop
from janus_jax.heap.expression import Late
from janus_jax.interp.context import Context
from janus_jax.interp.operators import binary, compare
from janus_jax.interp.padded_items import is_guarded
from janus_jax.interp.ranges import CarriedRange, advance_range
from janus_jax.interp.state import Exit, Frame
from janus_jax.interp.truth import find_predicate
from janus_jax.reasons import Rejected
from janus_jax.trace.branch import facts_of, follow_either, split_cases
from janus_jax.trace.carry import Unsettled, late_number
from janus_jax.trace.fork import has_moved, restore
from janus_jax.trace.items import Items, count_left, find_items, is_padded
from janus_jax.trace.lowering import Lowering, find_exits
from janus_jax.trace.rolling import Rolling, TooSmall
from janus_jax.trace.rolling_padded import PaddedRolling
from janus_jax.unrolling import find_choice

_MOST_UNROLLED = 64
_MOST_TRIED = 4
_LEAST_ROLLED_IF_ASKED = 2
_NEVER_WRITTEN_OUT = ("trace-too-large", "internal-error")


def follow_loop(context: Context, frame: Frame) -> Exit | None:
    """Goes on behind the loop whose header the frame has come to."""
    header = frame.position
    key = (frame.code, header)
    if key in context.unrolled:
        return _unroll(context, frame)
    loop = facts_of(frame.listing).find_loop_from(header)
    lowering = Lowering(context, frame, loop, header, context.peeled.get(key, 0))
    failure = context.failure
    try:
        return lowering.run()
    except Unsettled:
        context.failure = failure
        restore(context, lowering.fork)
        context.peeled[key] = lowering.peeled + 1
        return _run_ahead(context, frame, header)
    except Rejected as rejected:
        if context.found_loop is not None or rejected.reason == "trace-too-large":
            raise
        context.failure = failure
        restore(context, lowering.fork)
        context.unrolled[key] = rejected.copy()
        if not lowering.is_counted:
            context.endless.add(key)
        return _unroll(context, frame)


def _unroll(context: Context, frame: Frame) -> Exit | None:
    """Runs one iteration up to where the loop takes its next item, which is done once, whatever way led to it.

    A loop without items, which cannot be lowered, has to end by itself: Python values decide.
    """
    facts = facts_of(frame.listing)
    loop = facts.find_loop_from(frame.position)
    key = (frame.code, frame.position)
    context.unrolled_count[key] = context.unrolled_count.get(key, 0) + 1
    if key in context.endless:
        return _run_ahead(context, frame, frame.position, context.unrolled[key])
    too_many = context.unrolled[key] if context.unrolled_count[key] > _MOST_UNROLLED else None
    return _run_ahead(context, frame, facts.graph.blocks[loop.header].start, too_many)


def _run_ahead(context: Context, frame: Frame, end: int, rejected: Rejected | None = None) -> Exit | None:
    """Runs one iteration up to `end` or an exit of the loop whose entry the frame has come to; `rejected` is raised if
    an array decides which."""
    region = frame.region
    frame.region = find_exits(frame, facts_of(frame.listing).find_loop_from(frame.position)) | {end}
    frame.exempt = frame.position
    try:
        ended = context.run_until(context, frame, frame.region)
    finally:
        frame.region = region
    if ended.kind == "many":
        if rejected is not None:
            context.failure = rejected
            raise rejected
        return split_cases(
            context, frame, ended.value[0], list(range(len(ended.cases))), list(ended.cases), ended.value[1]
        )
    return None if ended.kind == "stop" else ended


def roll(context: Context, frame: Frame, ended: Exit) -> bool:
    """Runs what is left of a loop, or the next items that are alike, as one body, if that can be done and is worth it;
    else nothing has happened, or the trace starts again."""
    asked = find_choice(context.budget.unroll, frame.code.co_filename, frame.line, frame.code.co_qualname)
    if asked:
        context.note_decision(frame, "written out as asked", "loop")
        return False
    iterator, place = ended.value, (frame.code, frame.position - 1)
    left = count_left(context, iterator)
    if left < _find_least(context, iterator, asked) or left <= context.written_out.get(place, 0):
        return False
    if _is_ended_by_array(context, frame):
        return False
    if place in context.memory.written_out:
        context.note_decision(frame, ("refused", "its arrays may have several names behind it"), "loop")
        return False
    count: int | None = left
    while count is not None and context.rolled.get(id(iterator), 0) <= _MOST_TRIED:
        items = _find_items(context, iterator, count, left)
        if items is None:
            context.written_out[place] = left
            context.note_decision(frame, ("refused", "its items are not alike"), "loop")
            return False
        if not _is_candidate(context, items, asked):
            return False
        count = _roll_items(context, frame, ended, items, asked is False)
        if count == items.count:
            return True
    return False


def _find_least(context: Context, iterator: Any, asked: bool | None) -> int:
    """How many items have to be left for a loop to be rolled; `asked` is False where the user wants that."""
    if is_padded(context, iterator):
        return 1
    return context.budget.rolled.calls[0] if asked is None else _LEAST_ROLLED_IF_ASKED


def _is_ended_by_array(context: Context, frame: Frame) -> bool:
    """Whether an array ends the loop of the FOR_ITER that the frame is behind."""
    facts = facts_of(frame.listing)
    return facts.graph.blocks[_find_loop(frame).entry].start in context.loops.get(frame.code, ())


def _find_loop(frame: Frame) -> Loop:
    facts = facts_of(frame.listing)
    block = facts.graph.find_block(frame.position - 1).index
    return next(loop for loop in facts.loops if loop.header == block)


def _find_items(context: Context, iterator: Any, count: int, left: int) -> Items | None:
    """The next items that are alike; None where one cannot be looked at."""
    failure = context.failure
    try:
        return find_items(context, iterator, count, left)
    except Rejected as rejected:
        if rejected.reason in _NEVER_WRITTEN_OUT:
            raise
        context.failure = failure
        return None


def _is_candidate(context: Context, items: Items, asked: bool | None) -> bool:
    """Whether it is worth looking at the body: for a few items only if they may be layers. Of items the number of which
    varies there is at least one, which is guarded."""
    if items.length is not None:
        return is_guarded(context, operator.ge, items.length, 1)
    if asked is False:
        return items.count >= _LEAST_ROLLED_IF_ASKED
    rolled = context.budget.rolled
    if items.count >= rolled.iterations or items.has_objects():
        return items.count >= rolled.calls[0]
    arrays = [column.values[0].size for column in items.columns if column.is_array]
    return items.count >= rolled.calls[0] and sum(arrays) > rolled.small


def _roll_items(context: Context, frame: Frame, ended: Exit, items: Items, is_asked: bool) -> int | None:
    """How many iterations were rolled: all of the items, or none; of these so many may be tried again."""
    iterator, place = items.iterator, (frame.code, frame.position - 1)
    tried = context.rolled.get(id(iterator), 0)
    context.rolled[id(context.keep(iterator))] = tried + 1
    failure, failed_operands = context.failure, context.failed_operands
    raised = context.raised_at, context.raised_id
    kind = Rolling if items.length is None else PaddedRolling
    rolling = kind(context, frame, _find_loop(frame), ended, items, tried, is_asked)
    again, refused = None, None
    try:
        rolling.run()
        return items.count
    except Unsettled:
        pass
    except TooSmall:
        context.written_out[place] = items.count
    except Rejected as rejected:
        if rejected.reason in _NEVER_WRITTEN_OUT:
            raise
        again, refused = rolling.body.most, rejected.copy()
        context.written_out[place] = sys.maxsize if again is None else context.written_out.get(place, 0)
        for padded in items.padded:
            padded.rejected = refused
    if has_moved(rolling.fork):
        context.found_loop, context.found_rolled = None, place
        raise context.reject("existing-iterator", "a loop moves an iterator that cannot be set back")
    context.failure, context.failed_operands, context.found_loop = failure, failed_operands, None
    context.raised_at, context.raised_id = raised
    restore(context, rolling.fork)
    if refused is not None and again is None:
        context.note_decision(frame, ("refused", refused.text), "loop")
    return again


def follow_range(context: Context, frame: Frame, ended: Exit) -> Exit | None:
    """One step of a range whose position is known in the graph only."""
    iterator: CarriedRange = ended.value
    predicate = find_predicate(
        context, compare(context, "<" if iterator.step > 0 else ">", iterator.position, iterator.stop)
    )
    if predicate is None:
        raise context.reject("array-branch", "the length of a range is not known in the graph")

    def take_item() -> None:
        frame.stack[-1] = advance_range(context, iterator, partial(_add_step, context))
        frame.push(iterator.item())
        frame.position = ended.fallthrough

    def leave() -> None:
        frame.pop()
        frame.position = ended.target

    return follow_either(context, frame, predicate, take_item, leave)


def _add_step(context: Context, position: Any, step: int) -> Any:
    """A position that is not the last number moves on by one, and cannot become too large."""
    symbol = context.symbol(position)
    if abs(step) == 1 and isinstance(symbol, Late) and symbol.device is not None:
        return late_number(context, int, context.run_natively(operator.add, (symbol.device, step)))
    return binary(context, "+", position, step)
