"""Loops that an array ends: the body is traced once and becomes a lax.while_loop, or under differentiation a bounded
lax.scan.

    state at the header -> [ body: to the header again, or to an exit ] -> state, and the number of the exit

What the body changes is found by running it: a place that holds something else at its end is carried, and the body is
traced again with that place unknown, until nothing else changes.

Invariant: the body is traced in a state in which every carried place is unknown, so it holds for every iteration.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from janus_jax import _jax_compat
from janus_jax.decode import Op
from janus_jax.heap.expression import ABSENT, Choice
from janus_jax.interp.adoption import realise
from janus_jax.interp.context import Context
from janus_jax.interp.operators import binary, compare
from janus_jax.interp.ranges import CarriedRange, advance_range, as_carried_range
from janus_jax.interp.state import Exit, Frame
from janus_jax.interp.truth import find_predicate
from janus_jax.reasons import Rejected
from janus_jax.trace.branch import cases_of, facts_of, follow_either, live_at, run_side, split_cases
from janus_jax.trace.carry import Layout, Place, Unsettled, flatten, unflatten
from janus_jax.trace.fork import Fork, capture, read_contents, restore, write_contents
from janus_jax.trace.join_heap import load
from janus_jax.trace.side import Side

_MOST_ROUNDS = 12
_MOST_PEELED = 2
_MOST_UNROLLED = 64
_RANGE_ITERATORS = (type(iter(range(0))), type(iter(range(1 << 70))))


@dataclass(slots=True, eq=False)
class Carried:
    """One carried place: the layout of its value, the leaves it starts with, the inputs of the body for them and the
    leaves at its end, each with where its array comes from."""

    place: Place
    layout: Layout
    leaves: list
    inputs: list = field(default_factory=list)
    origins: list = field(default_factory=list)
    ends: list = field(default_factory=list)
    end_origins: list = field(default_factory=list)


def follow_loop(context: Context, frame: Frame) -> Exit | None:
    """Goes on behind the loop whose header the frame has come to."""
    header = frame.position
    key = (frame.code, header)
    if key in context.unrolled:
        return _unroll(context, frame)
    lowering = Lowering(context, frame, header)
    failure = context.failure
    try:
        return lowering.run()
    except Unsettled:
        context.failure = failure
        restore(context, lowering.fork)
        return lowering.peel()
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
    frame.region = find_exits(frame, frame.position) | {end}
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


def find_exits(frame: Frame, header: int) -> frozenset[int]:
    """The instructions to which the loop at a header is left."""
    facts = facts_of(frame.listing)
    return frozenset(facts.graph.blocks[target].start for _, target in facts.find_loop_from(header).exits)


class Lowering:
    """One loop on its way into the graph."""

    def __init__(self, context: Context, frame: Frame, header: int):
        facts = facts_of(frame.listing)
        loop = facts.find_loop_from(header)
        self.context = context
        self.frame = frame
        self.header = header
        self.exits = find_exits(frame, header)
        self.is_counted = frame.listing.instructions[facts.graph.blocks[loop.header].start].op is Op.FOR_ITER
        self.has_item = self.is_counted and loop.entry == facts.graph.blocks[loop.header].successors[0]
        self.fork: Fork = capture(context, frame)
        self.carried: list[Carried] = []

    def run(self) -> Exit | None:
        if self.is_counted:
            self._carry_iterator()
        for _ in range(_MOST_ROUNDS):
            side = self._trace_body()
            restore(self.context, self.fork)
            found = self._find_changed(side)
            if not found:
                return self._finish(side)
            self.carried += found
        raise self.context.reject("loop-carry", "what the loop changes does not settle")

    def _carry_iterator(self) -> None:
        depth = len(self.frame.stack) - 1 - self.has_item
        iterator = self.frame.stack[depth]
        if isinstance(iterator, _RANGE_ITERATORS) and id(iterator) not in self.context.opaque:
            iterator = as_carried_range(self.context, iterator)
        if not isinstance(iterator, CarriedRange):
            raise self.context.reject("array-branch", f"a loop over a {type(iterator).__name__} ends early")
        self.carried.append(self._carry(Place("stack", depth, None, "the range"), iterator))
        if self.has_item:
            self.carried.append(self._carry(Place("stack", depth + 1, None, "the item"), self.frame.stack[-1]))

    def _carry(self, place: Place, start: Any) -> Carried:
        leaves: list = []
        return Carried(place, flatten(self.context, start, leaves, place.label), leaves)

    def _carry_unset(self, place: Place, end: Any) -> Carried:
        """A place that is set in each iteration before it is read: it starts with zeros."""
        leaves: list = []
        layout = flatten(self.context, end, leaves, place.label)
        return Carried(place, layout, [_jax_compat.zeros_like_type(leaf) for leaf in leaves])

    # The body

    def _trace_body(self) -> Side:
        context, frame = self.context, self.frame
        count = [0]

        def new_input(leaf: Any) -> Any:
            made = context.keep(_jax_compat.bind_input(context.regions[-1], count[0], _jax_compat.aval_of(leaf)))
            count[0] += 1
            return made

        def body() -> Exit:
            for carried in self.carried:
                carried.inputs = [new_input(leaf) for leaf in carried.leaves]
                carried.origins = [new_input(np.int32(0)) for _ in carried.leaves]
                self._write(carried.place, unflatten(context, carried.layout, iter(carried.inputs).__next__))
            region, frame.region = frame.region, self.exits | {self.header}
            try:
                frame.exempt = self.header
                ended = context.run_until(context, frame, frame.region)
            finally:
                frame.region = region
            return replace(ended, extra=tuple(self._collect_ends(ended)))

        self.outers: list = []
        return run_side(context, self.fork, body)

    def _collect_ends(self, ended: Exit) -> list:
        """The leaves that the carried places hold at the end of the body, and where each array comes from."""
        found = []
        for carried in self.carried:
            carried.ends = []
            end = self._read(carried.place) if ended.kind != "return" else ABSENT
            if end is ABSENT:
                carried.ends, carried.end_origins = list(carried.inputs), list(carried.origins)
            else:
                layout = flatten(self.context, end, carried.ends, carried.place.label)
                if not layout.is_same(carried.layout):
                    raise Unsettled
                for leaf, start in zip(carried.ends, carried.leaves, strict=True):
                    self._expect_same_type(leaf, start, carried.place.label)
                carried.end_origins = [self._origin_of(leaf) for leaf in carried.ends]
            found += [*carried.ends, *carried.end_origins]
        return found

    def _origin_of(self, leaf: Any) -> Any:
        """Which array of before the loop a leaf is, as a number; -1 for an array that the loop made."""
        for carried in self.carried:
            for known, origin in zip(carried.inputs, carried.origins, strict=True):
                if known is leaf:
                    return origin
        chosen = self.context.choices.get(id(leaf))
        if isinstance(chosen, Choice):
            sides = self._origin_of(chosen.taken), self._origin_of(chosen.other)
            return self.context.keep(self.context.run_natively(_jax_compat.choose_number, (chosen.predicate, *sides)))
        if isinstance(leaf, _jax_compat.Tracer) and not _jax_compat.belongs_to(leaf, self.context.regions[-1]):
            return np.int32(self._number_of(leaf))
        return np.int32(-1)

    def _number_of(self, leaf: Any) -> int:
        """The number of an array of before the loop."""
        for number, known in enumerate(self.outers):
            if known is leaf:
                return number
        self.outers.append(leaf)
        return len(self.outers) - 1

    def _read(self, place: Place) -> Any:
        match place.kind:
            case "local":
                return self.frame.variables.get(place.name, ABSENT)
            case "stack":
                return self.frame.stack[place.name] if place.name < len(self.frame.stack) else ABSENT
        held = read_contents(place.obj).items
        return held.get(place.name, ABSENT) if isinstance(held, dict) else held[place.name]

    def _write(self, place: Place, value: Any) -> None:
        if place.kind == "local":
            self.frame.variables[place.name] = value
        elif place.kind == "stack":
            self.frame.stack[place.name] = value
        else:
            held = read_contents(place.obj)
            held.items[place.name] = value
            write_contents(held)

    def _find_changed(self, side: Side) -> list[Carried]:
        """The places that hold something else after the body and are not carried yet."""
        known = {carried.place.key() for carried in self.carried}
        found = []
        for name in sorted(self._live_names(side)):
            place = Place("local", name, None, name)
            start, end = self.fork.variables.get(name, ABSENT), side.variables.get(name, ABSENT)
            end = side.copies.get(id(end), end)
            if place.key() in known or end is start or name in self.frame.listing.cell_names:
                continue
            if start is not ABSENT:
                found.append(self._carry(place, start))
            elif end is not ABSENT and self._is_set_before_read(name):
                found.append(self._carry_unset(place, end))
            else:
                raise Unsettled
        for change in side.changes.values():
            found += self._find_changed_items(change, known)
        return found

    def _live_names(self, side: Side) -> frozenset[str]:
        return frozenset().union(*[live_at(self.frame, case.target) for case in cases_of(side) if case.kind == "stop"])

    def _find_changed_items(self, change: Any, known: set) -> list[Carried]:
        obj, shadow = change.now.obj, self.context.shadow_by_stand.get(id(change.now.obj))
        label = f"a {type(obj).__name__}"
        before = read_contents(obj)
        if change.now.kind == "list":
            if change.is_realised and shadow is not None:
                realise(self.context, shadow)
                before = read_contents(obj)
            if len(before.items) != len(change.now.items):
                raise self.context.reject("loop-carry", f"{label} grows in a loop that an array ends")
            places = [
                Place("item", index, obj, f"{label}[{index}]")
                for index, (old, new) in enumerate(zip(before.items, change.now.items, strict=True))
                if old is not new
            ]
        elif change.now.kind == "set" or change.deleted:
            raise self.context.reject("loop-carry", f"{label} changes its items in a loop that an array ends")
        else:
            places = [Place("item", key, obj, f"{label}.{key}") for key in change.written]
        found = []
        for place in places:
            if place.key() not in known:
                load(self.context, obj, shadow, place.name)
                start = self._read(place)
                if start is ABSENT:
                    raise Unsettled
                found.append(self._carry(place, start))
        self.fork = capture(self.context, self.frame)
        return found

    def _is_set_before_read(self, name: str) -> bool:
        """Whether a variable without a value is set in each iteration before anything reads it: no path from the
        header reads it, or it is the variable of a range that is not empty."""
        if name not in live_at(self.frame, self.header):
            return True
        if not self.is_counted or self.has_item:
            return False
        store = self.frame.listing.instructions[self.header + 1]
        position, stop = self.carried[0].leaves
        is_known = isinstance(position, int) and isinstance(stop, int)
        return store.op is Op.STORE_FAST and store.arg == name and is_known and position != stop

    # The loop in the graph

    def _finish(self, side: Side) -> Exit | None:
        context = self.context
        cases = cases_of(side)
        again = [index for index, case in enumerate(cases) if case.kind == "stop" and case.target == self.header]
        if not again:
            raise context.reject("array-branch", "the loop never comes to its start again")
        extra = self._collect_result(side)
        number = side.ended.value[0] if side.ended.kind == "many" else np.int32(again[0])
        if side.obligations:
            raise context.reject("loop-carry", "a value is read back from an array in a loop that an array ends")
        ends = [value for carried in self.carried for value in (*carried.ends, *carried.end_origins)]
        outputs = [*ends, *[leaf for _, leaves in extra for leaf in leaves], number, *side.checks]
        starts = [value for carried in self.carried for value in self._starts_of(carried)]
        finals = self._bind(side, starts, outputs, again[0], len(side.checks))
        return self._leave(cases, again[0], extra, finals, len(side.checks))

    def _starts_of(self, carried: Carried) -> list:
        origins = [
            np.int32(self._number_of(leaf) if isinstance(leaf, _jax_compat.Tracer) else -1) for leaf in carried.leaves
        ]
        return [*carried.leaves, *origins]

    def _collect_result(self, side: Side) -> list:
        """What the loop returns, if it does."""
        result = side.ended.value[1] if side.ended.kind == "many" else ABSENT
        if result is ABSENT:
            return []
        leaves: list = []
        layout = flatten(self.context, result, leaves, "the result")
        if any(self.context.choices.get(id(leaf)) is not None or not side.owns(leaf) for leaf in leaves):
            raise self.context.reject("array-identity", "a loop returns an array that it may not have made")
        return [(layout, leaves)]

    def _expect_same_type(self, leaf: Any, start: Any, label: str) -> None:
        first, second = _jax_compat.aval_of(start), _jax_compat.aval_of(leaf)
        if _jax_compat.is_same_aval(first, second):
            return
        if first.shape != second.shape:
            before, after = _jax_compat.describe_aval(first), _jax_compat.describe_aval(second)
            raise self.context.reject(
                "loop-carry-shape", f"{label} is {before} before the loop and {after} after one iteration"
            )
        raise Unsettled

    def _bind(self, side: Side, starts: list, outputs: list, again: int, check_count: int) -> list:
        """The values of the outputs when the loop has ended."""
        context = self.context
        body = _jax_compat.program_of_inputs(side.closed, len(starts), [self._locate(side, value) for value in outputs])
        count = len(starts)
        number_at = len(outputs) - check_count - 1
        zeros = [_jax_compat.zeros_like_type(value) for value in outputs[count:number_at]]
        init = (*starts, *zeros, np.int32(again), *[_jax_compat.true() for _ in range(check_count)])

        def step(carry: tuple) -> tuple:
            made = body(*carry[:count])
            checks = [
                jnp.logical_and(old, new)
                for old, new in zip(carry[number_at + 1 :], made[number_at + 1 :], strict=True)
            ]
            return (*made[: number_at + 1], *checks)

        def goes_on(carry: tuple) -> Any:
            return carry[number_at] == again

        if _jax_compat.is_differentiated():
            return list(self._bind_bounded(step, goes_on, init))
        return list(context.run_natively(jax.lax.while_loop, (goes_on, step, init)))

    def _bind_bounded(self, step: Callable, goes_on: Callable, init: tuple) -> tuple:
        """At most so many iterations, each of which the program may differentiate; whether they were enough is
        checked."""
        context = self.context
        context.expect_checkable()
        bound = context.memory.bound(self.frame.code, self.header)

        def scan_step(carry: tuple, _: None) -> tuple:
            return jax.lax.cond(goes_on(carry), step, lambda same: same, carry), None

        final, _ = context.run_natively(jax.lax.scan, (scan_step, init, None), {"length": bound})
        check = context.run_natively(jnp.logical_not, (goes_on(final),))
        context.checks.append(context.keep(_jax_compat.without_derivative(check)))
        return final

    def _locate(self, side: Side, value: Any) -> Any:
        """An output of the body: the number of an output of its jaxpr, or a value from outside."""
        return side.outputs[id(value)] if side.owns(value) else (value,)

    def _leave(self, cases: tuple, again: int, extra: list, finals: list, check_count: int) -> Exit | None:
        context, frame = self.context, self.frame
        for value in finals:
            context.keep(value)
        self._note_aliases(finals)
        supply = iter(finals)
        for carried in self.carried:
            leaves = [next(supply) for _ in carried.ends]
            origins = [next(supply) for _ in carried.ends]
            leaves = list(map(self._with_identity, leaves, origins))
            value = unflatten(context, carried.layout, iter(leaves).__next__)
            if carried.place.kind == "stack":
                frame.stack[carried.place.name] = value
            else:
                self._write(carried.place, value)
        result = ABSENT
        for layout, leaves in extra:
            result = unflatten(context, layout, iter([next(supply) for _ in leaves]).__next__)
        number = next(supply)
        context.checks += [next(supply) for _ in range(check_count)]
        context.note_decision(frame, "bounded" if _jax_compat.is_differentiated() else "while", "loop")
        left = [case for index, case in enumerate(cases) if index != again]
        numbers = [index for index in range(len(cases)) if index != again]
        return split_cases(context, frame, number, numbers, left, result)

    def _note_aliases(self, finals: list) -> None:
        """Two carried places that may hold one array behind the loop: they cannot both be given to the program."""
        supply = iter(finals)
        places: list[tuple[Any, set]] = []
        for carried in self.carried:
            for leaf in carried.ends:
                places.append((next(supply), self._arrays_behind(leaf)))
            for _ in carried.ends:
                next(supply)
        for index, (first, arrays) in enumerate(places):
            for second, others in places[:index]:
                if arrays & others:
                    token = frozenset({object()})
                    for final in (first, second):
                        self.context.aliases[id(final)] = self.context.aliases.get(id(final), frozenset()) | token

    def _arrays_behind(self, leaf: Any) -> set[int]:
        chosen = self.context.choices.get(id(leaf))
        if isinstance(chosen, Choice):
            return self._arrays_behind(chosen.taken) | self._arrays_behind(chosen.other)
        is_number = not isinstance(leaf, _jax_compat.Tracer) or any(
            known is leaf for carried in self.carried if carried.layout.kind != "array" for known in carried.inputs
        )
        return set() if is_number else {id(leaf)}

    def _with_identity(self, leaf: Any, origin: Any) -> Any:
        """The array behind the loop: a new one, or one of those of before it, as its origin says."""
        if not self.outers:
            return leaf
        context = self.context
        made: Any = context.pass_aliases(context.keep(_jax_compat.copy_array(leaf)), leaf)
        rest: Any = leaf
        for number, outer in enumerate(self.outers):
            if not _jax_compat.is_same_aval(_jax_compat.aval_of(outer), _jax_compat.aval_of(leaf)):
                continue
            predicate = context.keep(context.run_natively(jnp.equal, (origin, np.int32(number))))
            chosen = Choice(predicate, outer, rest)
            rest = context.choice(chosen)
        if rest is leaf:
            return leaf
        context.choices[id(made)] = chosen
        return made

    def peel(self) -> Exit | None:
        """Runs one iteration before the loop: what it carries has its kind only then."""
        key = (self.frame.code, self.header)
        count = self.context.peeled.get(key, 0)
        if count >= _MOST_PEELED:
            raise self.context.reject("loop-carry", "what the loop changes is of another kind after each iteration")
        self.context.peeled[key] = count + 1
        return _run_ahead(self.context, self.frame, self.header)


def follow_range(context: Context, frame: Frame, ended: Exit) -> Exit | None:
    """One step of a range whose position is known in the graph only."""
    iterator: CarriedRange = ended.value
    predicate = find_predicate(
        context, compare(context, "<" if iterator.step > 0 else ">", iterator.position, iterator.stop)
    )
    if predicate is None:
        raise context.reject("array-branch", "the length of a range is not known in the graph")

    def take_item() -> None:
        frame.stack[-1] = advance_range(context, iterator, lambda left, right: binary(context, "+", left, right))
        frame.push(iterator.position)
        frame.position = ended.fallthrough

    def leave() -> None:
        frame.pop()
        frame.position = ended.target

    return follow_either(context, frame, predicate, take_item, leave)
