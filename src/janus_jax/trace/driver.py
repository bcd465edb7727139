"""Runs frames of the trace: follows branches and loops whose outcome is known, and dispatches exceptions to their
handlers.

Invariant: an exception that CPython would not have raised on real values never reaches a handler of the user's; it
rejects the trace instead.
"""

from typing import Any

from janus_jax.interp.adoption import is_plain_class
from janus_jax.interp.class_lookup import MISSING, lookup_in_class
from janus_jax.interp.context import Context
from janus_jax.interp.handlers.control import current_exception
from janus_jax.interp.interpreter import run_to_exit
from janus_jax.interp.ranges import CarriedRange
from janus_jax.interp.state import Exit, Frame
from janus_jax.interp.truth import outcome_of
from janus_jax.reasons import Rejected
from janus_jax.trace.trust import expect_trusted

_END = object()


def run_frame(context: Context, frame: Frame) -> Any:
    """The frame's return value."""
    ended = advance(context, frame)
    if ended.kind != "return":
        raise context.reject("unsupported-op", "yield outside a generator")
    return ended.value


def advance(context: Context, frame: Frame) -> Exit:
    """Runs the frame until it returns or yields; an exception that it does not handle is raised."""
    context.budget.depth -= 1
    if context.budget.depth < 0:
        raise context.reject("recursion-too-deep")
    context.frames.append(frame)
    try:
        return run_until(context, frame, frozenset())
    finally:
        context.frames.pop()
        context.budget.depth += 1


def run_until(context: Context, frame: Frame, stops: frozenset[int]) -> Exit:
    """Runs a frame that is on the stack of frames until it ends or comes to an instruction of `stops`."""
    before, frame.stops = frame.stops, stops | context.loops.get(frame.code, frozenset())
    try:
        while True:
            ended = _advance_once(context, frame)
            if ended is not None and ended.kind == "stop" and ended.target not in stops:
                ended = context.follow_loop(context, frame)
            if ended is not None:
                return ended
    finally:
        frame.stops = before


def _advance_once(context: Context, frame: Frame) -> Exit | None:
    try:
        ended = run_to_exit(context, frame)
        if ended.kind in ("return", "yield", "stop"):
            return ended
        return _follow(context, frame, ended)
    except Rejected as rejected:
        if not rejected.line:
            raise context.reject(rejected.reason, rejected.detail) from None
        raise
    except KeyboardInterrupt as error:
        if id(error) not in context.trusted:
            raise
        failure = error
    except RecursionError:
        raise context.reject("recursion-too-deep") from None
    except BaseException as error:
        failure = error
    try:
        dispatch(context, frame, failure)
    finally:
        failure = None  # its traceback holds this frame: without this, a cycle keeps the program's objects alive
    return None


def dispatch(context: Context, frame: Frame, error: BaseException) -> None:
    """Goes on at the handler of the instruction that raised, or raises the error out of the frame."""
    expect_trusted(context, error)
    handled = current_exception(context)
    if error.__context__ is None and handled is not error:
        error.__context__ = handled
    index = frame.position - 1
    for handler in frame.listing.handlers:
        if handler.start <= index < handler.end:
            del frame.stack[handler.depth :]
            if handler.push_lasti:
                frame.push(index)
            frame.push(error)
            frame.position = handler.target
            return
    context.raised_at = context.place() if id(error) != context.raised_id else context.raised_at
    context.raised_id = id(context.keep(error))
    raise error


def _follow(context: Context, frame: Frame, ended: Exit) -> Exit | None:
    match ended.kind:
        case "jump":
            frame.position = ended.target
        case "branch":
            outcome = outcome_of(context, ended.value)
            if not isinstance(outcome, bool):
                return context.follow_branch(context, frame, ended, outcome)
            context.note_decision(frame, outcome)
            frame.position = ended.target if outcome else ended.fallthrough
        case "iterate" if isinstance(ended.value, CarriedRange):
            return context.follow_range(context, frame, ended)
        case "iterate":
            if not context.roll(context, frame, ended):
                iterate(context, frame, ended)
        case "send":
            _send(context, frame, ended)
    return None


def next_item(context: Context, iterator: Any) -> Any:
    """The next item of an iterator, `_END` when there is none."""
    if id(iterator) in context.opaque:
        raise context.reject("existing-iterator", f"a {type(iterator).__name__}")
    if context.symbol(iterator) is not None:
        raise context.reject("branch-merge", "the sides of a branch have gone over different iterators")
    if is_plain_class(type(iterator)):
        method = lookup_in_class(context, type(iterator), "__next__")
        if method is MISSING:
            raise TypeError(f"'{type(iterator).__name__}' object is not an iterator")
        try:
            return context.call(method, [iterator])
        except StopIteration:
            return _END
    return context.run_natively(next, (iterator, _END))


def iterate(context: Context, frame: Frame, ended: Exit) -> None:
    item = next_item(context, ended.value)
    context.note_decision(frame, "end" if item is _END else "iteration", "loop")
    if item is _END:
        frame.pop()
        frame.position = ended.target
    else:
        frame.push(item)
        frame.position = ended.fallthrough


def _send(context: Context, frame: Frame, ended: Exit) -> None:
    receiver = frame.stack[-1]
    try:
        if ended.value is None:
            item = context.run_natively(next, (receiver,))
        else:
            item = context.run_natively(receiver.send, (ended.value,))
    except StopIteration as stop:
        context.failed_operands = None
        frame.pop()
        frame.push(stop.value)
        frame.position = ended.target
        return
    frame.push(item)
    frame.position = ended.fallthrough
