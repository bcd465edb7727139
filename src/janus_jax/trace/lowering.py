"""One loop on its way into the graph: its body is traced once and becomes a lax.while_loop, or under differentiation a
bounded lax.scan.

    state at the header -> [ body: to the header again, or to an exit ] -> state, and the number of the exit

What the body changes is found by running it: a place that holds something else at its end is carried, and the body is
traced again with that place unknown, until nothing else changes.

Invariant: the body is traced in a state in which every carried place is unknown, so it holds for every iteration.
"""

import functools
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np

from janus_jax import _jax_compat, _jax_programs
from janus_jax.decode import Op
from janus_jax.flow import Loop
from janus_jax.heap.expression import ABSENT
from janus_jax.interp.adoption import realise
from janus_jax.interp.context import CONDITION, Context
from janus_jax.interp.ranges import CarriedRange, as_carried_range, is_range_iterator
from janus_jax.interp.state import Exit, Frame
from janus_jax.profile.loops import LAST_BOUND
from janus_jax.reasons import Rejected
from janus_jax.trace.branch import Case, cases_of, facts_of, live_at, only_raises, run_side, split_cases
from janus_jax.trace.carry import Flattening, Unsettled, Widened, find_shared, unflatten
from janus_jax.trace.codes import is_case
from janus_jax.trace.filled_lists import FilledLists
from janus_jax.trace.fork import capture, leads_to, read_contents, write_contents
from janus_jax.trace.items import carry_items
from janus_jax.trace.join_heap import load
from janus_jax.trace.last_items import KIND as LAST_ITEM
from janus_jax.trace.layout import (
    Layout,
    Place,
    embed,
    find_shape_change,
    fits,
    is_growing,
    widen,
    zeros_of,
)
from janus_jax.trace.origins import Carried, Origins
from janus_jax.trace.side import Side
from janus_jax.trace.trust import own_work

MOST_ROUNDS = 12
_MOST_PEELED = 2
_MOST_GROWING = 8
_MOST_ROOM = 2**28
_FIRST_ROOM = 2**20
_MOST_FIRST_ROOM = 1024
_DEAD = object()


def find_exits(frame: Frame, loop: Loop) -> frozenset[int]:
    """The instructions to which a loop is left; what only raises is no way out of it, but assumed not to happen."""
    facts = facts_of(frame.listing)
    return frozenset(facts.graph.blocks[target].start for _, target in loop.exits if not only_raises(facts, target))


class Lowering(FilledLists):
    """One loop on its way into the graph; `header` is where its body starts and ends, `peeled` the iterations that
    were run before it."""

    def __init__(self, context: Context, frame: Frame, loop: Loop, header: int, peeled: int):
        facts = facts_of(frame.listing)
        super().__init__(context, frame, header)
        self.exits = find_exits(frame, loop)
        self.is_counted = frame.listing.instructions[facts.graph.blocks[loop.header].start].op is Op.FOR_ITER
        self.has_item = self.is_counted and loop.entry == facts.graph.blocks[loop.header].successors[0]
        self.peeled = peeled
        self.borrowers: set[tuple] = set()
        self.goes_on: Any = None

    def run(self) -> Exit | None:
        failure = self.context.failure
        try:
            return self._run()
        except Rejected:
            if not self.grown or self.context.found_loop is not None:
                raise
        self.context.failure = failure  # what grows is looked at, or holds arrays: it may settle to one length
        self.grown, self.buffers, self.results = {}, None, []
        self.carried.clear()
        self.last_items.wanted.clear()
        self.has_growing = self.is_numbered = False
        return self._run()

    def _run(self) -> Exit | None:
        if self.is_counted:
            self._carry_iterator()
        failure = self.context.failure
        for _ in range(MOST_ROUNDS):
            grown = len(self.grown)
            self._carry_last_items()
            try:
                self._flatten_starts()
                side = self._trace_body()
            except Widened:
                continue
            except Rejected:
                if not self.last_items.wanted:
                    raise
                self.context.failure = failure
                continue
            finally:
                self._show_lists()
            found = self._find_changed(side)
            if not found and len(self.grown) == grown:
                if self.is_numbered or not self._needs_numbers():
                    return self._finish(side)
                self.is_numbered = True
            self.carried += found
        raise self.context.reject("loop-carry", "what the loop changes does not settle")

    def _carry_iterator(self) -> None:
        depth = len(self.frame.stack) - 1 - self.has_item
        iterator = given = self.frame.stack[depth]
        if is_range_iterator(self.context, iterator):
            iterator = as_carried_range(self.context, iterator)
        elif not isinstance(iterator, CarriedRange):
            iterator = carry_items(self.context, iterator)
        if iterator is None:
            raise self.context.reject("array-branch", f"a loop over a {type(given).__name__} ends early")
        self.carried.append(Carried(Place("stack", depth, None, "the range"), iterator))
        if iterator is not given and leads_to(self.context, self._other_roots(), given):
            raise self.context.reject("loop-carry", "the iterator of a loop that an array ends has another name")
        if self.has_item:
            self.carried.append(Carried(Place("stack", depth + 1, None, "the item"), self.frame.stack[-1]))

    def _find_most(self) -> int | None:
        """How often the body may run at most, where that is known and there is room for it: the item at hand has been
        taken from the range already, or the last run finds that there is none left."""
        leaves = self.carried[0].leaves if self.is_counted else ()
        if len(leaves) != 2 or not all(isinstance(leaf, int) for leaf in leaves):
            return None
        most = len(range(*leaves, self.carried[0].layout.keys[0])) + 1
        return most if most <= LAST_BOUND else None

    def _flatten_starts(self) -> None:
        """What the carried places hold before the loop, as leaves of the layouts known by now."""
        self.origins = Origins(self.context, self.carried)
        shared = find_shared(self.context, self._other_roots(), [carried.place for carried in self.carried])
        flattening = Flattening(self.context, lambda obj: id(obj) in shared or id(obj) in self.context.shadow_by_stand)
        self._find_owners(flattening, lambda carried: carried.start)
        for carried in self.carried:
            if carried.is_unset:
                carried.leaves = [] if carried.layout is None else zeros_of(carried.layout)
                carried.start_origins = [np.int32(-1) for _ in carried.arrays_of(carried.leaves)]
                continue
            layout, leaves = flattening.flatten(carried.start, carried.place.label, carried.place.key())
            carried.layout = self._widen(carried, layout)
            carried.leaves = embed(layout, leaves, carried.layout, self._look_up)
            starts = [leaf for leaf in leaves if isinstance(leaf, _jax_compat.Tracer)]
            carried.start_origins = [
                np.int32(self.origins.number_of(leaf) if any(leaf is start for start in starts) else -1)
                for leaf in carried.arrays_of(carried.leaves)
            ]

        self._expect_owners()

    def _expect_owners(self) -> None:
        """A place that owns an object takes it from no other place, or neither could be rebuilt first. Where two do,
        they are flattened anew: what both hold is then that of the other one."""
        owners = {carried.place.key() for carried in self.carried if _has_alias(carried.layout)}
        for carried in self.carried:
            if carried.layout is not None and any(part.like in owners for part in carried.layout.find("alias")):
                if carried.place.key() in self.borrowers:
                    raise self.context.reject("loop-carry", f"{carried.place.label} shares its objects in turns")
                self.borrowers.add(carried.place.key())
                for other in self.carried:
                    other.layout = None
                raise Widened

    def _other_roots(self) -> list:
        """What the frames and the heap lead to, without the carried places."""
        frame, stacked = self.frame, {c.place.name for c in self.carried if c.place.kind == "stack"}
        names = {carried.place.name for carried in self.carried if carried.place.kind == "local"}
        live = live_at(frame, self.header) | frozenset(frame.listing.cell_names)
        roots = [value for name, value in frame.variables.items() if name in live and name not in names]
        roots += [value for depth, value in enumerate(frame.stack) if depth not in stacked]
        for other in self.context.frames:
            roots += other.exceptions
            if other is not frame:
                roots += [*other.variables.values(), *other.stack]
        return roots + [shadow.stand for shadow in self.context.shadow_by_real.values()]

    def _find_owners(self, flattening: Flattening, value_of: Callable[[Carried], Any]) -> None:
        """A new object that two places hold is that of the first place, or of one that has had it before."""
        for carried in sorted(self.carried, key=self._owns_last):
            flattening.add_owner(value_of(carried), carried.place.key())

    def _owns_last(self, carried: Carried) -> tuple:
        return carried.place.key() in self.borrowers, _has_alias(carried.layout)

    def _widen(self, carried: Carried, layout: Layout) -> Layout:
        if carried.layout is None:
            return layout
        wide = None if is_growing(carried.layout, layout) else widen(carried.layout, layout)
        if wide is None:
            raise self.context.reject("loop-carry", f"{carried.place.label} is of another kind after each iteration")
        return wide

    def _look_up(self, numbers: list, index: Any) -> Any:
        return self.context.keep(self.context.run_natively(_jax_compat.look_up, (numbers, index)))

    # The body

    def _trace_body(self) -> Side:
        context, frame = self.context, self.frame
        count, region = [0], None

        def new_input(leaf: Any) -> Any:
            made = context.keep(_jax_compat.bind_input(region, count[0], _jax_compat.aval_of(leaf)))
            count[0] += 1
            return made

        def body() -> Exit:
            nonlocal region
            region = context.regions[-1]
            for carried in self.carried:
                carried.inputs = [new_input(leaf) for leaf in carried.leaves]
                carried.origins = [new_input(np.int32(0)) for _ in carried.arrays_of(carried.leaves)]
                context.forget_names(carried.arrays_of(carried.inputs))
            for carried in sorted(self.carried, key=lambda carried: _has_alias(carried.layout)):
                if carried.layout is None:
                    continue
                value = unflatten(context, carried.layout, iter(carried.inputs).__next__, self._read_key)
                self._write(carried.place, value)
            self.given = [self._read(carried.place) for carried in self.carried]
            self._enter(new_input)
            outside, frame.region = frame.region, self.exits | {self.header}
            try:
                ended = context.run_until(context, frame, frame.region)
            finally:
                frame.region = outside
            return replace(ended, extra=tuple(self._collect_ends(ended)))

        context.lowered += 1
        try:
            return run_side(context, self.fork, body)
        finally:
            context.lowered -= 1

    def _enter(self, new_input: Callable[[Any], Any]) -> None:
        """Comes to the start of the body, once the carried places are unknown; may make inputs of its own."""
        self.frame.exempt = self.header
        self._hide_lists()
        if self.is_numbered:
            self.origins.iteration = new_input(np.int32(0))

    def _collect_ends(self, ended: Exit) -> list:
        """The leaves that the carried places hold at the end of the body, and where each array comes from; what it has
        added to lists."""
        for grown in self.grown.values():
            grown.show(self.context)
        cases = ended.cases if ended.kind == "many" else [Case(ended.kind, ended.target)]
        live = self._live_names(cases)
        ends = {id(carried): self._read_end(carried.place, live) for carried in self.carried}
        flattening = self.flattening = Flattening(
            self.context, lambda obj: id(obj) in self.fork.seen or id(obj) in self.context.shadow_by_stand
        )
        self._find_owners(flattening, lambda carried: ends[id(carried)])
        wider: list[tuple[Carried, Layout]] = []
        for carried in self.carried:
            end = ends[id(carried)]
            if ended.kind == "return" or end is _DEAD:
                carried.ends, carried.end_origins = list(carried.inputs), list(carried.origins)
                carried.end_is_made = [False for _ in carried.origins]
                continue
            layout, leaves = flattening.flatten(end, carried.place.label, carried.place.key())
            if carried.layout is None or not fits(layout, carried.layout):
                wider.append((carried, self._accept(carried, layout)))
                continue
            carried.ends = embed(layout, leaves, carried.layout, self._look_up)
            if not all(map(_jax_compat.is_same_type, carried.ends, carried.leaves)):
                self._peel(_MOST_PEELED, f"{carried.place.label} is of another type after each iteration")
            self._note_end_origins(carried)
        for carried, layout in wider:
            carried.layout = layout
        if wider:
            raise Widened
        self.results = self._collect_results(ended, flattening)
        every = [*self.carried, *self.results]
        self.goes_on = self._find_whether_it_goes_on(ended, cases)
        values = [value for carried in every for value in (*carried.ends, *carried.end_origins)]
        return [self.goes_on, *values, *self._collect_grown()]

    def _find_whether_it_goes_on(self, ended: Exit, cases: Sequence[Case]) -> Any:
        """Whether the body came to the header again."""
        again = [index for index, case in enumerate(cases) if case.kind == "stop" and case.target == self.header]
        return is_case(self.context, ended.value[0] if ended.kind == "many" else 0, again[0] if again else -1)

    def _read_end(self, place: Place, live: frozenset[str]) -> Any:
        return _DEAD if place.kind == "local" and place.name not in live else self._read(place)

    def _collect_results(self, ended: Exit, flattening: Flattening) -> list[Carried]:
        """What the loop returns, if it does, as if it was carried."""
        result = self.returned = ended.value[1] if ended.kind == "many" else ABSENT
        if result is ABSENT:
            return []
        found = Carried(Place("result", "", None, "the result"), ABSENT, is_unset=True)
        found.layout, found.ends = flattening.flatten(result, "the result", found.place.key())
        if found.layout.has("alias"):
            raise self.context.reject("loop-carry", "a loop returns an object that something else holds too")
        found.leaves = zeros_of(found.layout)
        self._note_end_origins(found)
        return [found]

    def _note_end_origins(self, carried: Carried) -> None:
        arrays = carried.arrays_of(carried.ends)
        carried.end_origins = list(map(self.origins.origin_of, arrays))
        carried.end_is_made = list(map(self.origins.is_made, arrays))

    def _accept(self, carried: Carried, layout: Layout) -> Layout:
        """Another layout at the end of the body than those known: after one iteration it may be the only one."""
        if carried.layout is None:
            return layout
        change = find_shape_change(carried.layout, layout)
        if change is not None:
            before, after = map(_jax_compat.describe_aval, change)
            raise self.context.reject(
                "loop-carry-shape", f"{carried.place.label} is {before} before the loop and {after} after one iteration"
            )
        if not layout.has("either"):
            if is_growing(carried.layout, layout):
                self._peel(_MOST_GROWING, f"{carried.place.label} grows in a loop that an array ends")
            if not carried.layout.has("either") and self.peeled < _MOST_PEELED:
                raise Unsettled
        return self._widen(carried, layout)

    def _peel(self, most: int, why: str) -> None:
        """Asks for one iteration before the loop, unless there were so many already."""
        if self.peeled >= most:
            raise self.context.reject("loop-carry", why)
        raise Unsettled

    def _read_key(self, key: tuple) -> Any:
        return self._read(next(carried.place for carried in self.carried if carried.place.key() == key))

    def _read(self, place: Place) -> Any:
        match place.kind:
            case "local":
                return self.frame.variables.get(place.name, ABSENT)
            case "stack":
                return self.frame.stack[place.name] if place.name < len(self.frame.stack) else ABSENT
            case _ if place.kind == LAST_ITEM:
                return self.last_items.take(place)
        held = read_contents(place.obj).items
        return held.get(place.name, ABSENT) if isinstance(held, dict) else held[place.name]

    def _write(self, place: Place, value: Any) -> None:
        if place.kind == "local":
            self.frame.variables[place.name] = value
        elif place.kind == "stack":
            self.frame.stack[place.name] = value
        elif place.kind == LAST_ITEM:
            self.last_items.put(place, value)
        elif place.kind == "item":
            held = read_contents(place.obj)
            held.items[place.name] = value
            write_contents(held)

    def _find_changed(self, side: Side) -> list[Carried]:
        """The places that hold something else after the body and are not carried yet."""
        known = {carried.place.key() for carried in self.carried}
        found = []
        for name in sorted(self._live_names(cases_of(side))):
            place = Place("local", name, None, name)
            start, end = self.fork.variables.get(name, ABSENT), side.variables.get(name, ABSENT)
            end = side.copies.get(id(end), end)
            if place.key() in known or end is start or name in self.frame.listing.cell_names:
                continue
            is_unset = start is ABSENT and end is not ABSENT and self._is_set_before_read(name)
            found.append(Carried(place, start, is_unset))
        for change in side.changes.values():
            found += self._find_changed_items(change, known)
        return found

    def _live_names(self, cases: Iterable[Case]) -> frozenset[str]:
        return frozenset().union(*[live_at(self.frame, case.target) for case in cases if case.kind == "stop"])

    def _find_changed_items(self, change: Any, known: set) -> list[Carried]:
        obj, shadow = change.now.obj, self.context.shadow_by_stand.get(id(change.now.obj))
        label = f"a {type(obj).__name__}"
        before = read_contents(obj)
        if id(obj) in self.grown or self._may_grow(change, shadow):
            return []
        if change.now.kind == "list":
            if change.is_realised and shadow is not None:
                realise(self.context, shadow)
                before = read_contents(obj)
            if len(before.items) != len(change.now.items):
                self._peel(_MOST_GROWING, f"{label} grows in a loop that an array ends")
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
                    self._peel(_MOST_PEELED, f"{place.label} is new in each iteration")
                found.append(Carried(place, start))
        self.fork = capture(self.context, self.frame)
        return found

    def _is_set_before_read(self, name: str) -> bool:
        """Whether a variable without a value is set in each iteration before anything reads it: no path from the
        header reads it, or it is the variable of a range that is not empty."""
        if name not in live_at(self.frame, self.header):
            return True
        if not self.is_counted or self.has_item:
            return False
        position, stop = self.carried[0].leaves
        is_known = isinstance(position, int) and isinstance(stop, int)
        return is_known and position != stop and name in self._names_of_item()

    def _names_of_item(self) -> set[str]:
        """The variables that each item, or its parts, is put into."""
        found = set()
        for instruction in self.frame.listing.instructions[self.header + 1 :]:
            if instruction.op is Op.STORE_FAST:
                found.add(instruction.arg)
            elif instruction.op is not Op.UNPACK or found:
                break
        return found

    # The loop in the graph

    def _finish(self, side: Side) -> Exit | None:
        context = self.context
        cases = cases_of(side)
        again = [index for index, case in enumerate(cases) if case.kind == "stop" and case.target == self.header]
        if not again:
            raise context.reject("array-branch", "the loop never comes to its start again")
        if side.obligations:
            raise context.reject("loop-carry", "a value is read back from an array in a loop that an array ends")
        every = [*self.carried, *self.results]
        ends = [value for carried in every for value in (*carried.ends, *carried.end_origins)]
        starts = [value for carried in self.carried for value in (*carried.leaves, *carried.start_origins)]
        # Which way the loop was left is carried only where there are several.
        number = [side.ended.value[0]] if len(cases) > 2 else []
        with own_work(context):
            finals, held = self._bind(side, starts, [*ends, *number], side.checks)
        return self._leave(cases, again[0], finals, held, bool(number))

    def _bind(self, side: Side, starts: list, values: list, checks: list) -> tuple[list, list]:
        """The values when the loop has ended, and whether the checks of every iteration have held; the buffers.

        Where a check fails the loop ends, and where one has failed before it, or jax.vmap runs a side that is not
        taken, it does not begin: with values that are not meant for it, it might never end.
        """
        context = self.context
        rows = [] if self.buffers is None else self.buffers.rows
        outputs = [self._locate(side, value) for value in (*values, self.goes_on, *checks, *rows)]
        body = _jax_programs.program_of_inputs(side.closed, len(starts) + self.is_numbered, outputs)
        count, goes_at, last = len(starts), len(values), len(values) + 1 + len(checks)
        rest = goes_at + 1 + bool(checks)
        zeros = [_jax_compat.zeros_like_type(value) for value in values[count:]]
        held = [_jax_compat.true()] if checks else []
        empty = () if self.buffers is None else context.run_natively(self.buffers.start, ())
        init = (*starts, *zeros, self._find_whether_it_begins(), *held, *empty)

        def step(carry: tuple) -> tuple:
            made = body(*carry[:count], *carry[rest : rest + self.is_numbered])
            added = () if self.buffers is None else self.buffers.write(carry[rest:], made[last:])
            if not checks:
                return (*made[: goes_at + 1], *added)
            holds = functools.reduce(jnp.logical_and, made[goes_at + 1 : last], carry[goes_at + 1])
            return (*made[:goes_at], jnp.logical_and(made[goes_at], holds), holds, *added)

        def goes_on(carry: tuple) -> Any:
            return carry[goes_at]

        goes_on.__name__ = CONDITION
        if _jax_compat.is_differentiated():
            final = self._bind_bounded(step, goes_on, init)
        else:
            final = context.run_natively(jax.lax.while_loop, (goes_on, step, init))
        for value in final:
            context.keep(value)
        return [*final[:goes_at], *final[goes_at + 1 : rest]], list(final[rest:])

    def _find_whether_it_begins(self) -> Any:
        context = self.context
        needed = context.needed_checks()
        if not context.is_plain():
            negated = partial(context.run_natively, jnp.logical_not)
            needed += [predicate if is_taken else negated((predicate,)) for predicate, is_taken in context.path]
        if not needed:
            return _jax_compat.true()
        return context.keep(context.run_natively(functools.reduce, (jnp.logical_and, needed)))

    def _bind_bounded(self, step: Callable, goes_on: Callable, init: tuple) -> tuple:
        """At most so many iterations, each of which the program may differentiate; whether they were enough is
        checked."""
        context = self.context
        context.expect_checkable()
        context.differentiated_branches += 1
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

    def _leave(self, cases: tuple, again: int, finals: list, held: list, has_number: bool) -> Exit | None:
        """Goes on behind the loop; `finals` are what is carried, the number of the way out if there are several, and
        the checks; `held` is what lists that grew are filled from."""
        context, frame = self.context, self.frame
        supply = iter(finals)
        every = (*self.carried, *self.results)
        taken, known = {}, {}
        for carried in every:  # two places that end with one array hold one behind the loop
            ends = [known.setdefault(id(end), next(supply)) for end in carried.ends]
            taken[id(carried)] = (ends, [next(supply) for _ in carried.end_origins])
        number = next(supply) if has_number else None
        context.checks += supply
        _, values = self._rebuild(taken)
        if self.buffers is not None:
            with own_work(context):
                self._fill_from_buffers(self.buffers, held, taken)
        result = values[id(self.results[0])] if self.results else ABSENT
        context.note_decision(frame, "bounded" if _jax_compat.is_differentiated() else "while", "loop")
        left = [case for index, case in enumerate(cases) if index != again]
        numbers = [index for index in range(len(cases)) if index != again]
        return split_cases(context, frame, number, numbers, left, result)

    def _rebuild(self, taken: dict[int, tuple[list, list]]) -> tuple[dict[int, list], dict[int, Any]]:
        """Writes what the carried places hold behind the loop, given the leaves and origins of each; gives the leaves
        as what they are, and the values."""
        every = (*self.carried, *self.results)
        self.origins.note_aliases(every, {key: leaves for key, (leaves, _) in taken.items()})
        leaves = self.origins.with_identities(every, taken)
        values = {}
        for carried in sorted(every, key=lambda carried: _has_alias(carried.layout)):
            if carried.layout is not None:
                value = unflatten(self.context, carried.layout, iter(leaves[id(carried)]).__next__, self._read_key)
                values[id(carried)] = value
                self._write(carried.place, value)
        return leaves, values


def _has_alias(layout: Layout | None) -> bool:
    return layout is not None and layout.has("alias")
