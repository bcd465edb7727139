"""Branches on array values: both sides run to where they meet again, each as a program of its own, and a lax.cond
or a select chooses.

    fork -- side taken ----> state \\
         \\- other side ----> state  >  join  -> goes on behind the branch

A side that cannot be followed (it raises, or holds what is not supported) is assumed not to be taken: the graph
returns whether that was right, and a run in which it was not is abandoned before anything of it can be seen.

Invariant: nothing that a side does is seen on the other. Each side is traced once, so nested branches cost no more than
their code.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

import jax.numpy as jnp

from janus_jax import _jax_compat, _jax_programs
from janus_jax.decode import Listing
from janus_jax.flow import Block, Facts, Loop, find_facts
from janus_jax.heap import expression as expressions
from janus_jax.heap.expression import ABSENT, Repeated, Rows
from janus_jax.interp.context import Context
from janus_jax.interp.state import Exit, Frame
from janus_jax.reasons import Rejected
from janus_jax.trace.codes import choose_code, is_case, parts_of_code, plan_code, renumber
from janus_jax.trace.fork import (
    Fork,
    capture,
    copy_iterators,
    expect_nothing_moved,
    find_changes,
    find_moving,
    find_unmoved,
    progress_of,
    restore,
    walk,
)
from janus_jax.trace.join import Join
from janus_jax.trace.join_heap import plan_heap
from janus_jax.trace.side import Side
from janus_jax.trace.trust import expect_trusted

_MOST_SPLITS = 6
"""How many operations may be made on both of two values inside each other: each doubles the work of the trace."""
_NEVER_ASSUMED_AWAY = frozenset(
    {"trace-too-large", "recursion-too-deep", "internal-error", "loop-carry", "loop-carry-shape"}
)


@dataclass(frozen=True, slots=True)
class Case:
    """One way in which a side, or a loop, ends: at an instruction with a stack of some depth, or by a return."""

    kind: str
    target: int = -1
    depth: int = 0


@lru_cache(maxsize=4096)
def facts_of(listing: Listing) -> Facts:
    return find_facts(listing)


def follow_branch(context: Context, frame: Frame, ended: Exit, predicate: Any) -> Exit | None:
    """Goes on behind a branch on a traced truth value; the frame's end if the sides meet only there."""

    def go_to(target: int) -> None:
        frame.position = target

    starts = [partial(go_to, target) for target in (ended.target, ended.fallthrough)]
    return follow_either(context, frame, predicate, *starts)


def follow_either(
    context: Context, frame: Frame, predicate: Any, take: Callable[[], None], skip: Callable[[], None]
) -> Exit | None:
    """Goes on behind a branch of which `take` and `skip` start the two sides."""
    expect_no_exit(context, frame)
    join = find_join(frame)
    stops = frame.region if join is None else frame.region | {join}

    def run_from(start: Callable[[], None]) -> Exit:
        start()
        return context.run_until(context, frame, stops)

    fork, sides = run_sides(context, frame, predicate, [partial(run_from, start) for start in (take, skip)])
    if isinstance(sides, int):
        _assume(context, frame, predicate, sides == 0)
        (take, skip)[sides]()
        return None
    return _join(context, fork, predicate, *sides, is_shown=True)


def split_cases(
    context: Context, frame: Frame, number: Any, numbers: list[int], cases: list[Case], result: Any
) -> Exit | None:
    """Goes on from the one of some cases that a traced number says."""
    if len(cases) == 1:
        return _enter(frame, cases[0], result)
    join = _find_common_join(frame, cases)
    stops = frame.region if join is None else frame.region | {join}

    def run_case(index: int) -> Exit:
        ended = _enter(frame, cases[index], result)
        return ended if ended is not None else context.run_until(context, frame, stops)

    def run_rest() -> Exit:
        ended = split_cases(context, frame, number, numbers[1:], cases[1:], result)
        return ended if ended is not None else context.run_until(context, frame, stops)

    predicate = is_case(context, number, numbers[0])
    fork, sides = run_sides(context, frame, predicate, [lambda: run_case(0), run_rest])
    if isinstance(sides, int):
        _assume(context, frame, predicate, sides == 0)
        if sides == 0:
            return _enter(frame, cases[0], result)
        return split_cases(context, frame, number, numbers[1:], cases[1:], result)
    return _join(context, fork, predicate, *sides)


def _enter(frame: Frame, case: Case, result: Any) -> Exit | None:
    if case.kind == "return":
        return Exit("return", result)
    del frame.stack[case.depth :]
    frame.position = case.target
    return None


def _find_common_join(frame: Frame, cases: list[Case]) -> int | None:
    """The first position that all cases come to but those that raise; None where one returns before."""
    if any(case.kind == "return" for case in cases):
        return None
    facts = facts_of(frame.listing)
    starts = [facts.graph.find_block(case.target).index for case in cases]
    paths = []
    for start in [start for start in starts if start in facts.post_dominators.reached] or starts:
        path: list = [start]
        while (following := facts.post_dominators.immediate[path[-1]]) is not None:
            path.append(following)
        paths.append(path)
    common = next((index for index in paths[0] if all(index in path for path in paths[1:])), None)
    return None if common is None else facts.graph.blocks[common].start


def split(context: Context, predicate: Any, taken: Callable[[], Any], other: Callable[[], Any]) -> Any:
    """The value of an operation that is done in one way if a traced truth value holds, and in another if not."""
    frame = context.frames[-1]
    bodies = [lambda: Exit("value", taken()), lambda: Exit("value", other())]
    if context.split_depth >= _MOST_SPLITS:
        raise context.reject("branch-merge", "a value is one of too many")
    context.split_depth += 1
    try:
        fork, sides = run_sides(context, frame, predicate, bodies)
    finally:
        context.split_depth -= 1
    if isinstance(sides, int):
        _assume(context, frame, predicate, sides == 0)
        return (taken, other)[sides]()
    return _join(context, fork, predicate, *sides).value


def run_without_effect(context: Context, action: Callable[[], Any], is_needed: Callable[[], bool]) -> Any:
    """What `action` gives; where `is_needed` says so afterwards, it may have changed no object that was there, nor
    have moved an iterator that a frame still holds."""
    fork = capture(context, context.frames[-1])
    moving = find_moving(context)
    result = action()
    if is_needed() and (find_changes(context, fork) or any(progress_of(obj) != before for obj, before in moving)):
        raise context.reject("array-branch", "an iterator behind any() or all() has effects")
    return result


def expect_no_exit(context: Context, frame: Frame) -> None:
    """A loop that such a branch leaves, or may go around before its sides meet, has to be lowered as a whole: the
    trace starts again, knowing it. A side that only raises leaves no loop, it is assumed away."""
    facts = facts_of(frame.listing)
    block = facts.graph.find_block(frame.position - 1)
    loop = facts.find_loop(block)
    while loop is not None:
        header = facts.graph.blocks[loop.entry].start
        leaving = [successor for successor in block.successors if successor not in loop.body]
        is_exit = not all(only_raises(facts, successor) for successor in leaving) or _goes_around(facts, loop, block)
        if is_exit and header not in context.loops.get(frame.code, ()) and (frame.code, header) not in context.unrolled:
            context.found_loop = (frame.code, header)
            raise context.reject("array-branch", "a loop ends when an array says so")
        parent = loop.parent
        loop = next((around for around in facts.loops if around.header == parent), None)


def only_raises(facts: Facts, start: int) -> bool:
    """Whether every way from a block ends with an exception that the frame does not handle."""
    seen: set[int] = set()
    pending = [start]
    while pending:
        index = pending.pop()
        block = facts.graph.blocks[index]
        if index in facts.post_dominators.reached or block.handler is not None:
            return False
        if index not in seen:
            seen.add(index)
            pending += block.successors
    return True


def _goes_around(facts: Facts, loop: Loop, block: Block) -> bool:
    """Whether a way from a block comes to the loop's header before it comes to the block's join."""
    joined = facts.post_dominators.immediate[block.index]
    if joined == loop.header:
        return False
    seen = {joined}
    pending = list(block.successors)
    while pending:
        index = pending.pop()
        if index == loop.header:
            return True
        if index not in seen:
            seen.add(index)
            pending += [successor for successor in facts.graph.blocks[index].successors if successor in loop.body]
    return False


def run_sides(
    context: Context, frame: Frame, predicate: Any, bodies: list[Callable[[], Exit]]
) -> tuple[Fork, list[Side] | int]:
    """Both sides, or the number of the only one that can be followed."""
    fork = capture(context, frame)
    sides: list[Side | BaseException] = []
    for body, is_taken in zip(bodies, (True, False), strict=True):
        context.path.append((predicate, is_taken))
        try:
            sides.append(_try_side(context, fork, body))
        finally:
            context.path.pop()
        restore(context, fork)
    failed = [isinstance(side, BaseException) for side in sides]
    if all(failed) or any(isinstance(side, StopIteration) for side in sides):
        raise context.reject_again(next((side for side in sides if isinstance(side, Rejected)), None))
    if any(failed):
        _note_assumed(context, sides[failed.index(True)])
        return fork, failed.index(False)
    return fork, sides


def _note_assumed(context: Context, error: BaseException) -> None:
    """Why a side is assumed not to be taken, and where: the report says so if it is taken after all."""
    if isinstance(error, Rejected):
        context.assumed.append((f"its other side: {error.text}", error.line, error.file))
    else:
        file, line = context.place()
        context.assumed.append((f"its other side raises {type(error).__name__}", line, file))


def find_join(frame: Frame) -> int | None:
    """The position where both ways out of the branch that was just reached meet again."""
    facts = facts_of(frame.listing)
    block = facts.graph.find_block(frame.position - 1)
    joined = facts.find_join(block)
    for loop in facts.loops:
        if block.index in loop.body and _goes_around(facts, loop, block):
            while joined is not None and joined.index in loop.body:
                joined = facts.find_join(joined)
    if joined is None or _is_passed_by(facts, frame.region, block.successors, joined.index):
        return None
    return joined.start


def _is_passed_by(facts: Facts, region: frozenset[int], starts: tuple[int, ...], joined: int) -> bool:
    """Whether a way leads to the end of an iteration and not through the join."""
    seen = {joined}
    pending = [index for index in starts if index != joined] if region else []
    while pending:
        index = pending.pop()
        if facts.graph.blocks[index].start in region:
            return facts.graph.blocks[joined].start not in region
        if index not in seen:
            seen.add(index)
            pending += [successor for successor in facts.graph.blocks[index].successors if successor not in seen]
    return False


def _assume(context: Context, frame: Frame, predicate: Any, expected: bool) -> None:
    context.expect_checkable()
    context.budget.assumptions -= 1
    if context.budget.assumptions < 0:
        raise context.reject("trace-too-large", "too many branches are assumed to go one way")
    check = predicate if expected else context.run_natively(jnp.logical_not, (predicate,))
    context.checks.append(context.keep(check))
    context.note_decision(frame, "assumed")


def _try_side(context: Context, fork: Fork, body: Callable[[], Exit]) -> Side | BaseException:
    """One side, or why it cannot be followed."""
    failure, depth = context.failure, context.budget.depth
    raised = context.raised_at, context.raised_id
    try:
        return run_side(context, fork, body)
    except (KeyboardInterrupt, RecursionError):
        raise
    except Rejected as rejected:
        error: BaseException = _accept(context, rejected)
    except BaseException as raised_error:
        error = raised_error
        try:
            expect_trusted(context, error)
        except Rejected as rejected:
            error = _accept(context, rejected)
    context.failure = failure
    context.raised_at, context.raised_id = raised
    context.budget.depth = depth
    context.failed_operands = None
    return error


def _accept(context: Context, rejected: Rejected) -> Rejected:
    """The reason why a side cannot be followed, unless the whole trace has to be given up for it."""
    if rejected.reason in _NEVER_ASSUMED_AWAY or context.found_loop is not None or context.around is not None:
        raise rejected
    return rejected.copy()


def run_side(context: Context, fork: Fork, body: Callable[[], Exit]) -> Side:
    frame = fork.frame
    frames, regions = len(context.frames), len(context.regions)
    checks, obligations, earlier = list(context.checks), list(context.obligations), context.earlier_checks
    context.checks, context.obligations, context.earlier_checks = [], [], [*earlier, *checks]
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
                copies=find_unmoved(copies),
                originals={key: original for key, (_, original) in copies.items()},
                trace=context.regions[-1],
            )
            made.append(side)
            return _collect_outputs(context, side)
        except BaseException as error:
            failures.append(error)
            return []

    try:
        closed = _jax_programs.trace_program(program)
        if failures:
            raise failures.pop()
        if _jax_programs.has_effects(closed):
            raise context.reject("jax-effects")
        made[0].closed = closed
        made[0].obligations = context.obligations
        return made[0]
    finally:
        failures.clear()
        del context.frames[frames:], context.regions[regions:]
        context.checks, context.obligations, context.earlier_checks = checks, obligations, earlier


def _collect_outputs(context: Context, side: Side) -> list:
    """Every traced value of the side that can still be reached when it ends."""
    roots = [side.ended.value, side.ended.extra, *side.variables.values(), *side.stack]
    if side.ended.kind == "many":
        roots += parts_of_code(context, side.ended.value[0])
    for change in side.changes.values():
        roots += change.now.items if change.now.kind == "list" else change.now.items.values()
    found: list = []
    pending = [*roots, *side.checks]
    pending += [value for expression in context.obligations for value in _expression_values(expression)]
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
    if isinstance(chosen, Rows):
        parts += [chosen.stack, chosen.last]
    elif isinstance(chosen, Repeated):
        parts += [chosen.position, chosen.length, *chosen.items, *[part for place in chosen.places for part in place]]
    elif chosen is not None:
        parts += [chosen.predicate, chosen.taken, chosen.other]
    if symbol is not None:
        parts.append(getattr(symbol, "device", None))
        if symbol.expression is not None:
            parts += _expression_values(symbol.expression)
    for name in context.numbered_names(obj):
        parts += [name.numbers[id(obj)], *name.outers.values()]
    return parts


def _expression_values(expression: expressions.Expression) -> list:
    return [part.value for part in expressions.walk(expression) if part.kind in ("output", "choice")]


def live_at(frame: Frame, position: int) -> frozenset[str]:
    facts = facts_of(frame.listing)
    return facts.live[facts.graph.find_block(position).index]


def cases_of(side: Side) -> tuple[Case, ...]:
    match side.ended.kind:
        case "many":
            return side.ended.cases
        case "stop":
            return (Case("stop", side.ended.target, len(side.stack)),)
    return (Case(side.ended.kind),)


def _result_of(side: Side) -> Any:
    """What the side returns, ABSENT if it returns nothing."""
    match side.ended.kind:
        case "many":
            return side.ended.value[1]
        case "stop":
            return ABSENT
    return side.ended.value


def _join(
    context: Context, fork: Fork, predicate: Any, taken: Side, other: Side, is_shown: bool = False
) -> Exit | None:
    cases = tuple(dict.fromkeys((*cases_of(taken), *cases_of(other))))
    if any(case.kind == "yield" for case in cases):
        raise context.reject("array-branch", "a generator yields on one side")
    if len(cases) > 1 and not set(case.target for case in cases if case.kind == "stop") <= fork.frame.region:
        raise context.reject("array-branch", "an exception leads one side elsewhere")
    if list(map(id, taken.exceptions)) != list(map(id, other.exceptions)):
        raise context.reject("array-branch", "one side is left in the middle of an exception")
    join = Join(context, fork, predicate, taken, other)
    frame = fork.frame
    result = _plan_present(join, _result_of(taken), _result_of(other), "the result")
    variables = _plan_variables(join, frame, taken, other)
    stack = _plan_stack(join, taken, other)
    code = _plan_code(context, join, cases, taken, other) if len(cases) > 1 else None
    writes = plan_heap(join)
    checks = [join.plan_check(check, True) for check in taken.checks]
    checks += [join.plan_check(check, False) for check in other.checks]
    obligations = join.plan_obligations()
    join.expect_aliases_kept()
    outcome = join.bind()
    if is_shown:
        context.note_decision(frame, outcome)
    for write in writes:
        write()
    context.checks += [check() for check in checks]
    context.obligations += [obligation() for obligation in obligations]
    if cases[0].kind == "value":
        return Exit("value", result())
    made = {name: build() for name, build in variables.items()}
    set_frame(frame, made, [build() for build in stack], taken.exceptions)
    if code is not None:
        return Exit("many", (code(), ABSENT if result is None else result()), cases=cases)
    if cases[0].kind == "return":
        return Exit("return", result())
    frame.position = cases[0].target
    return None


def _plan_present(join: Join, first: Any, second: Any, name: str) -> Callable[[], Any] | None:
    """What is there on both sides is joined; what only one has is kept as it is, for the cases in which it is read."""
    if first is ABSENT and second is ABSENT:
        return None
    if first is ABSENT:
        return join.lift(join.other, second)
    return join.lift(join.taken, first) if second is ABSENT else join.plan(first, second, name)


def _plan_variables(join: Join, frame: Frame, taken: Side, other: Side) -> dict[str, Callable[[], Any]]:
    live = [
        frozenset().union(*[live_at(frame, case.target) for case in cases_of(side) if case.kind == "stop"])
        for side in (taken, other)
    ]
    planned = {}
    for name in sorted(live[0] | live[1]):
        first, second = taken.variables.get(name, ABSENT), other.variables.get(name, ABSENT)
        if first is ABSENT and second is ABSENT:
            continue
        if name in live[0] and name in live[1]:
            planned[name] = join.plan(first, second, name)
        elif name in live[0]:
            planned[name] = join.lift(taken, first)
        else:
            planned[name] = join.lift(other, second)
    return planned


def _plan_stack(join: Join, taken: Side, other: Side) -> list[Callable[[], Any]]:
    stacks = [side.stack if any(case.kind == "stop" for case in cases_of(side)) else None for side in (taken, other)]
    if stacks[0] is None or stacks[1] is None:
        side = taken if stacks[1] is None else other
        return [join.lift(side, obj) for obj in (stacks[0] or stacks[1] or [])]
    common = min(map(len, stacks))
    planned = [join.plan(*pair, "a value") for pair in zip(stacks[0][:common], stacks[1][:common], strict=True)]
    planned += [join.lift(taken, obj) for obj in stacks[0][common:]]
    return planned + [join.lift(other, obj) for obj in stacks[1][common:]]


def _plan_code(context: Context, join: Join, cases: tuple, taken: Side, other: Side) -> Callable[[], Any]:
    """The number of the case in which the side that was taken ended."""
    codes = []
    for side in (taken, other):
        numbers = [cases.index(case) for case in cases_of(side)]
        code = side.ended.value[0] if side.ended.kind == "many" else 0
        codes.append((numbers, plan_code(context, code, partial(join.lift, side))))

    def build() -> Any:
        return choose_code(
            context, join.predicate, *[renumber(context, numbers, lifted()) for numbers, lifted in codes]
        )

    return build


def set_frame(frame: Frame, variables: dict, stack: list, exceptions: list) -> None:
    cells = {name: value for name, value in frame.variables.items() if name in frame.listing.cell_names}
    frame.variables.clear()
    frame.variables.update({**cells, **variables})
    frame.stack[:] = stack
    frame.exceptions[:] = exceptions
