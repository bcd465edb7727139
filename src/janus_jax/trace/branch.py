"""Branches on array values: both sides run to where they meet again, each as a program of its own, and a lax.cond
chooses.

    fork -- side taken ----> state \\
         \\- other side ----> state  >  join  -> goes on behind the branch

A side that cannot be followed (it raises, or holds what is not supported) is assumed not to be taken: the graph
returns whether that was right, and a run in which it was not is abandoned before anything of it can be seen.

Invariant: nothing that a side does is seen on the other. Each side is traced once, so nested branches cost no more than
their code.
"""

import functools
from collections.abc import Callable
from typing import Any

import jax.numpy as jnp

from janus_jax import _jax_compat
from janus_jax.decode import Listing
from janus_jax.flow import Facts, find_facts
from janus_jax.heap import expression as expressions
from janus_jax.heap.expression import ABSENT
from janus_jax.interp.context import Context
from janus_jax.interp.state import Exit, Frame
from janus_jax.reasons import Rejected
from janus_jax.trace.fork import (
    Fork,
    capture,
    copy_iterators,
    expect_nothing_moved,
    find_changes,
    restore,
    walk,
)
from janus_jax.trace.join import Join
from janus_jax.trace.join_heap import plan_heap
from janus_jax.trace.side import Side

_NEVER_ASSUMED_AWAY = frozenset({"trace-too-large", "recursion-too-deep", "internal-error"})


@functools.lru_cache(maxsize=4096)
def facts_of(listing: Listing) -> Facts:
    return find_facts(listing)


def follow_branch(context: Context, frame: Frame, ended: Exit, predicate: Any) -> Exit | None:
    """Goes on behind a branch on a traced truth value; the frame's end if the sides meet only there."""
    join = find_join(frame)

    def run_from(target: int) -> Exit:
        frame.position = target
        return context.run_until(context, frame, join)

    bodies = [functools.partial(run_from, target) for target in (ended.target, ended.fallthrough)]
    fork, sides = _run_sides(context, frame, bodies, _live_variables(frame, join))
    if isinstance(sides, int):
        _assume(context, frame, predicate, sides == 0)
        frame.position = (ended.target, ended.fallthrough)[sides]
        return None
    context.note_decision(frame, "lowered")
    return _join(context, fork, predicate, *sides)


def split(context: Context, predicate: Any, taken: Callable[[], Any], other: Callable[[], Any]) -> Any:
    """The value of an operation that is done in one way if a traced truth value holds, and in another if not."""
    frame = context.frames[-1]
    bodies = [lambda: Exit("value", taken()), lambda: Exit("value", other())]
    fork, sides = _run_sides(context, frame, bodies, frozenset(frame.variables))
    if isinstance(sides, int):
        _assume(context, frame, predicate, sides == 0)
        return (taken, other)[sides]()
    return _join(context, fork, predicate, *sides).value


def run_without_effect(context: Context, action: Callable[[], Any], is_needed: Callable[[], bool]) -> Any:
    """What `action` gives; where `is_needed` says so afterwards, it may have changed no object that was there."""
    fork = capture(context, context.frames[-1])
    result = action()
    if is_needed() and find_changes(context, fork):
        raise context.reject("array-branch", "an iterator behind any() or all() has effects")
    return result


def _run_sides(
    context: Context, frame: Frame, bodies: list[Callable[[], Exit]], live: frozenset[str]
) -> tuple[Fork, list[Side] | int]:
    """Both sides, or the number of the only one that can be followed."""
    fork = capture(context, frame)
    sides: list[Side | BaseException] = []
    for body in bodies:
        sides.append(_try_side(context, fork, body, live))
        restore(context, fork)
    failed = [isinstance(side, BaseException) for side in sides]
    if all(failed):
        raise context.reject_again(next((side for side in sides if isinstance(side, Rejected)), None))
    return fork, failed.index(False) if any(failed) else sides


def find_join(frame: Frame) -> int | None:
    """The position where both ways out of the branch that was just reached meet again."""
    facts = facts_of(frame.listing)
    block = facts.graph.find_block(frame.position - 1)
    joined = facts.find_join(block)
    return None if joined is None else joined.start


def _assume(context: Context, frame: Frame, predicate: Any, expected: bool) -> None:
    check = predicate if expected else context.run_natively(jnp.logical_not, (predicate,))
    context.checks.append(context.keep(check))
    context.note_decision(frame, "assumed")


def _try_side(context: Context, fork: Fork, body: Callable[[], Exit], live: frozenset[str]) -> Side | BaseException:
    """One side, or why it cannot be followed."""
    failure, checks = context.failure, len(context.checks)
    obligations, depth = len(context.obligations), context.budget.depth
    raised = context.raised_at, context.raised_id
    try:
        return _run_side(context, fork, body, live)
    except Rejected as rejected:
        if rejected.reason in _NEVER_ASSUMED_AWAY:
            raise
        error: BaseException = rejected.copy()
    except (KeyboardInterrupt, RecursionError):
        raise
    except BaseException as raised_error:
        if id(raised_error) not in context.trusted:
            raise
        error = raised_error
    context.failure = failure
    context.raised_at, context.raised_id = raised
    context.budget.depth = depth
    context.failed_operands = None
    del context.checks[checks:], context.obligations[obligations:]
    return error


def _run_side(context: Context, fork: Fork, body: Callable[[], Exit], live: frozenset[str]) -> Side:
    frame = fork.frame
    frames, regions = len(context.frames), len(context.regions)
    checks, obligations = list(context.checks), list(context.obligations)
    context.checks, context.obligations = [], []
    made: list[Side] = []
    failures: list[BaseException] = []

    def program() -> list:
        context.regions.append(_jax_compat.current_trace())
        try:
            copies = copy_iterators(context, fork)
            ended = body()
            expect_nothing_moved(context, fork)
            side = Side(
                ended=ended,
                variables=dict(frame.variables),
                stack=list(frame.stack),
                exceptions=list(frame.exceptions),
                changes=find_changes(context, fork),
                checks=list(context.checks),
                copies=copies,
                trace=context.regions[-1],
            )
            made.append(side)
            return _collect_outputs(context, side, live)
        except BaseException as error:
            failures.append(error)
            return []

    try:
        closed = _jax_compat.trace_program(program)
        if failures:
            raise failures.pop()
        if _jax_compat.has_effects(closed):
            raise context.reject("jax-effects")
        made[0].closed = closed
        made[0].obligations = context.obligations
        return made[0]
    finally:
        failures.clear()
        del context.frames[frames:], context.regions[regions:]
        context.checks, context.obligations = checks, obligations


def _collect_outputs(context: Context, side: Side, live: frozenset[str]) -> list:
    """Every traced value of the side that can still be reached when it ends."""
    roots = [side.ended.value, *[side.variables[name] for name in live if name in side.variables], *side.stack]
    for change in side.changes.values():
        roots += change.now.items if change.now.kind == "list" else change.now.items.values()
    found: list = []
    pending = [*roots, *side.checks, *[_expression_values(expression) for expression in context.obligations]]
    seen: set[int] = set()
    while pending:
        batch, pending = pending, []
        for obj in walk(context, batch):
            if id(obj) in seen:
                continue
            seen.add(id(obj))
            if side.owns(obj):
                side.outputs[id(obj)] = len(found)
                found.append(context.keep(obj))
            pending += _hidden_parts(context, obj)
    return found


def _hidden_parts(context: Context, obj: Any) -> list:
    """The traced values behind a stand-in, and behind an array that is one of two."""
    symbol = context.symbol(obj)
    chosen = context.choices.get(id(obj)) or getattr(symbol, "chosen", None)
    parts: list = []
    if chosen is not None:
        parts += [chosen.predicate, chosen.taken, chosen.other]
    if symbol is not None:
        parts.append(getattr(symbol, "device", None))
        if symbol.expression is not None:
            parts.append(_expression_values(symbol.expression))
    return parts


def _expression_values(expression: expressions.Expression) -> list:
    found = [expression.value] if expression.kind in ("output", "choice") else []
    for part in (*expression.arguments, *[part for _, part in expression.keywords]):
        found += _expression_values(part)
    return found


def _live_variables(frame: Frame, join: int | None) -> frozenset[str]:
    if join is None:
        return frozenset()
    facts = facts_of(frame.listing)
    return facts.live[facts.graph.find_block(join).index]


def _join(context: Context, fork: Fork, predicate: Any, taken: Side, other: Side) -> Exit | None:
    if (taken.ended.kind, taken.ended.target) != (other.ended.kind, other.ended.target):
        raise context.reject("array-branch", f"an exception leads one side elsewhere {taken.ended} {other.ended}")
    if taken.ended.kind == "yield":
        raise context.reject("array-branch", "a generator yields on one side")
    is_left = taken.ended.kind == "stop" and len(taken.stack) != len(other.stack)
    if is_left or list(map(id, taken.exceptions)) != list(map(id, other.exceptions)):
        raise context.reject("array-branch", "one side is left in the middle of an exception")
    join = Join(context, fork, predicate, taken, other)
    frame = fork.frame
    result = None
    variables, stack = {}, []
    if taken.ended.kind in ("return", "value"):
        result = join.plan(taken.ended.value, other.ended.value, "the result")
    if taken.ended.kind == "stop":
        for name in sorted(_live_variables(frame, taken.ended.target)):
            values = taken.variables.get(name, ABSENT), other.variables.get(name, ABSENT)
            if values[0] is not ABSENT or values[1] is not ABSENT:
                variables[name] = join.plan(*values, name)
        stack = [join.plan(*pair, "a value") for pair in zip(taken.stack, other.stack, strict=True)]
    writes = plan_heap(join)
    checks = [join.plan_check(check, True) for check in taken.checks]
    checks += [join.plan_check(check, False) for check in other.checks]
    obligations = join.plan_obligations()
    join.expect_aliases_kept()
    join.bind()
    for write in writes:
        write()
    context.checks += [check() for check in checks]
    context.obligations += [obligation() for obligation in obligations]
    if result is not None:
        return Exit(taken.ended.kind, result())
    _set_frame(frame, taken, {name: build() for name, build in variables.items()}, [build() for build in stack])
    return None


def _set_frame(frame: Frame, side: Side, variables: dict, stack: list) -> None:
    cells = {name: value for name, value in frame.variables.items() if name in frame.listing.cell_names}
    frame.variables.clear()
    frame.variables.update({**cells, **variables})
    frame.stack[:] = stack
    frame.position = side.ended.target
    frame.exceptions[:] = side.exceptions
