"""A loop over items of one iterator that are alike: its body is traced once, however often it runs, and becomes a
lax.scan or a function that is called for each.

    outputs.append(h)     each iteration's items are a row of stacked arrays; behind the loop the list holds the rows

Lists that grow may only grow in the body: whoever looks into one there has to be run iteration by iteration.

Invariant: the names that an array has behind the loop are those that it has after as many iterations.
"""

import operator
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from types import CellType
from typing import Any

from janus_jax import _jax_compat, _jax_programs
from janus_jax.flow import Loop
from janus_jax.heap.expression import Host, Late, is_of_host
from janus_jax.interp.adoption import realise
from janus_jax.interp.context import Context
from janus_jax.interp.operators import binary
from janus_jax.interp.stacks import is_copied
from janus_jax.interp.state import Exit, Frame
from janus_jax.reasons import Rejected
from janus_jax.trace.body_items import BodyItems, numbers_of
from janus_jax.trace.branch import live_at
from janus_jax.trace.carry import Unsettled, Widened, unflatten
from janus_jax.trace.fork import capture, read_contents
from janus_jax.trace.forms import LARGEST, Form, Group, last_of
from janus_jax.trace.grown import Grown, is_grown_first
from janus_jax.trace.items import Items
from janus_jax.trace.iterations import Body, Iterated, call_each, scan
from janus_jax.trace.layout import Layout
from janus_jax.trace.lowering import MOST_ROUNDS, Lowering
from janus_jax.trace.origins import MOST_MADE, Carried
from janus_jax.trace.placed import Placed
from janus_jax.trace.rolled_names import Leaf, RolledNames
from janus_jax.trace.side import Side
from janus_jax.trace.trust import expect_trusted, own_work


class TooSmall(Exception):
    """The iterations of the loop are better written out."""


class Rolling(Lowering):
    """The loop whose iterator, that of `items`, is on top of the stack; the frame is behind its FOR_ITER. If there are
    other items behind these, the loop goes on with them. `is_asked` says that the user wants it rolled, whatever
    `budget.rolled` says."""

    def __init__(
        self, context: Context, frame: Frame, loop: Loop, ended: Exit, items: Items, peeled: int, is_asked: bool = False
    ):
        super().__init__(context, frame, loop, frame.position - 1, peeled)
        self.is_asked = is_asked
        self.ended = ended
        self.items = items
        self.way: tuple[Callable, str] = (scan, "scan")
        self.body = BodyItems(context, items, self.fork.seen)
        self.item_names: dict[str, Form] = {}
        self.item_cells: dict[int, tuple[CellType, Form]] = {}
        self.known: dict[int, Callable[[int], Any]] = {}
        self.progressions: dict[int, tuple[Any, int, int]] = {}
        self.names = RolledNames(context, (frame.code, self.header), items.columns, self.carried)

    def run(self) -> Exit | None:
        failure = self.context.failure
        for _ in range(MOST_ROUNDS):
            known, rejected = len(self.grown) + len(self.item_cells), None
            self._carry_last_items()
            try:
                self._flatten_starts()
                side = self._trace_body()
            except Widened:
                continue
            except Rejected as error:
                rejected = error
            except (Unsettled, KeyboardInterrupt, RecursionError):
                raise
            except BaseException as error:
                expect_trusted(self.context, error)
                raise self.context.reject("exception-raised", f"{type(error).__name__} in a long loop") from None
            finally:
                self._show_lists()
            if self.last_items.wanted or self._let_outgrown_grow() or self._let_written_fill():
                self.context.failure = failure
                continue
            if rejected is not None:
                raise rejected
            self._expect_worth(side, is_settled=False)
            found = self._find_changed(side)
            if not found and len(self.grown) + len(self.item_cells) == known:
                self._expect_worth(side, is_settled=True)
                if not self.is_numbered and self._may_number() and self._needs_numbers():
                    self.is_numbered = True
                    continue
                self.way = self._choose_way(side)
                return self._finish(side)
            self.carried += found
        raise self.context.reject("loop-carry", "what the loop changes does not settle")

    def _let_outgrown_grow(self) -> bool:
        """Takes lists of which the body reads what is not there yet for lists that grow; whether there were any."""
        outgrown, self.body.outgrown = self.body.outgrown, []
        found = [obj for obj in outgrown if id(obj) not in self.grown and id(obj) not in self.context.shadow_by_stand]
        self.grown.update({id(obj): Grown(obj, None) for obj in found})
        return bool(found)

    def _let_written_fill(self) -> bool:
        """Takes containers to which the body writes under keys that are known for those that it fills."""
        written, self.body.written = self.body.written, []
        found = {id(obj): obj for obj in written if id(obj) not in self.grown}
        if self.items.length is not None:
            return False
        shadows = self.context.shadow_by_stand
        for key, obj in found.items():
            if type(obj) is list:
                realise(self.context, shadows.get(key))
            self.grown[key] = Placed(obj, shadows.get(key), numbers_of=self._numbers_of)
        self.fork = capture(self.context, self.frame)
        return bool(found)

    def _numbers_of(self, key: Any) -> Sequence[int] | None:
        """What an index is in each iteration, if that is known."""
        symbol = self.context.symbol(key)
        if not isinstance(symbol, Late) or symbol.expression is None:
            return None
        return numbers_of(symbol.expression, self.items.columns, self.items.count)

    def _choose_way(self, side: Side) -> tuple[Callable, str]:
        """How the iterations become one program, and the name of that; what would copy much is written out as far as
        that goes, where calls are not to be had."""
        if self._may_call():
            return call_each, "calls"
        rolled = self.context.budget.rolled
        if self._find_copied() > max(rolled.small, self._find_carried()):
            self._expect_equations(side, rolled.of_copies)
        return scan, "scan"

    def _may_number(self) -> bool:
        """Whether the arrays that each iteration makes may be numbered."""
        return self.items.count < LARGEST // MOST_MADE

    def _needs_numbers(self) -> bool:
        is_kept = self._is_at_top() and self.names.may_be_kept(self.origins, self._leaves())
        return is_kept or self.origins.has_made_under_two_names()

    def _is_at_top(self) -> bool:
        """Whether what the loop leaves behind may be outputs of the program."""
        return not self.context.regions and self.context.is_plain()

    def _expect_worth(self, side: Side, is_settled: bool) -> None:
        """A short loop is written out, unless something is assumed in each iteration. Which lists grow is known when
        all is settled."""
        rolled, is_called = self.context.budget.rolled, self._may_call()
        if self.is_asked:
            return
        if self.items.count < rolled.iterations and not is_called:
            raise TooSmall
        least = rolled.of_lists if self.grown or not is_settled else rolled.equations
        if _jax_programs.has_unfused(side.closed):
            least = rolled.of_calls if is_called else rolled.of_products
        self._expect_equations(side, least)

    def _may_call(self) -> bool:
        """Whether the loop may become calls of one function: there is something to copy, and not too many iterations
        to write down."""
        rolled = self.context.budget.rolled
        is_short = rolled.calls[0] <= self.items.count <= rolled.calls[1]
        return is_short and self._find_copied() > rolled.small and _jax_programs.has_kept_calls()

    def _expect_equations(self, side: Side, least: int) -> None:
        is_short = _jax_programs.deep_equation_count(side.closed) * self.items.count < least
        if is_short and not self.is_asked and not side.checks:
            raise TooSmall

    def _find_copied(self) -> int:
        """How many numbers of each iteration are copied into the arrays that a lax.scan goes over."""
        arrays = [column.values for column in self.items.columns if column.is_array]
        return sum(values[0].size for values in arrays if is_copied(self.context, values))

    def _find_carried(self) -> int:
        return sum(leaf.size for carried in self.carried for leaf in carried.arrays_of(carried.inputs))

    # The body

    def _enter(self, new_input: Callable[[Any], Any]) -> None:
        context, frame = self.context, self.frame
        self._hide_lists()
        for cell, _ in self.item_cells.values():
            cell.cell_contents = context.late(None, None)  # stands for the item before, which nobody may look at
            context.gone.add(id(cell.cell_contents))
        frame.push(self.body.start(new_input))
        if self.is_numbered:
            self.origins.iteration = self.body.add_number(new_input)
        frame.position = self.ended.fallthrough

    def _trace_body(self) -> Side:
        self.context.indexers.append(self.body)
        try:
            return super()._trace_body()
        finally:
            self.context.indexers.pop()

    def _collect_grown(self) -> list:
        self.body.expect_unchanged()
        self.last_items.expect_steps(self.grown.values())
        self._expect_items_apart()
        for grown in self.grown.values():
            items = grown.added(self.context)
            grown.items = [self._flatten_item(item, present) for present, item in items]
        leaves = self._leaves()
        return [leaf.value for leaf in leaves] + [leaf.origin for leaf in leaves if leaf.origin is not None]

    def _expect_no_item(self, obj: Any) -> None:
        """Nobody keeps a container or object that is in an item: it would be told from itself behind the loop."""
        if isinstance(self.body.parts.get(id(obj)), Group):
            raise self.context.reject("loop-carry", f"a {type(obj).__name__} that is gone over is kept")

    def _number(self, array: Any, is_new: bool) -> Any:
        return None if is_new else super()._number(array, is_new)

    def _find_changed(self, side: Side) -> list[Carried]:
        """Without the variables that hold the item, or a part of it: they are known."""
        return self._without_items(super()._find_changed(side), side)

    def _without_items(self, found: list[Carried], side: Side) -> list[Carried]:
        parts = {name: self.body.parts.get(id(value)) for name, value in side.variables.items()}
        self.item_names = {name: form for name, form in parts.items() if form is not None}
        alive = live_at(self.frame, self.ended.fallthrough)
        carried = {c.place.name for c in found if c.place.kind == "local"}
        if carried & alive & self.item_names.keys():
            self.item_names = {name: form for name, form in self.item_names.items() if name not in alive}
        return [c for c in found if c.place.kind != "local" or c.place.name not in self.item_names.keys() - alive]

    def _is_set_before_read(self, name: str) -> bool:
        return name not in live_at(self.frame, self.ended.fallthrough)

    def _find_changed_items(self, change: Any, known: set) -> list[Carried]:
        obj, now = change.now.obj, change.now
        if id(obj) in self.grown or self._holds_item(change):
            return []
        if now.kind == "list":
            shadow = self.context.shadow_by_stand.get(id(obj))
            if (shadow is None or shadow.realised) and self._has_limit(obj):
                raise self.context.reject("loop-carry", "a deque of limited length grows")
            before = read_contents(obj).items
            is_read = shadow is not None and shadow.realised != change.is_realised
            is_front = is_grown_first(self.context, obj, before, now.items)
            is_grown = is_front or all(map(operator.is_, before, now.items))
            if len(now.items) > len(before) and not is_read and is_grown:
                self.grown[id(obj)] = Grown(obj, shadow, is_front)
                return []
        return super()._find_changed_items(change, known)

    def _holds_item(self, change: Any) -> bool:
        """Whether an object is the cell of a variable that holds the item, or a part of it; notes it then."""
        cell = change.now.obj
        if change.now.kind != "cell" or id(cell) in self.context.shadow_by_stand:
            return False
        form = self.body.parts.get(id(change.now.items.get("contents")))
        if form is not None:
            self.item_cells[id(cell)] = (cell, form)
        elif id(cell) in self.item_cells:
            raise self.context.reject("loop-carry", "a variable of a closure holds an item in turns")
        return form is not None

    def _has_limit(self, obj: list) -> bool:
        """Whether a list is what a deque holds that lets go of items."""
        return any(covered.inside is obj and covered.made_with is not None for covered in self.context.covers.values())

    # The loop in the graph

    def _finish(self, side: Side) -> Exit | None:
        if side.ended.kind != "stop" or side.ended.target != self.header:
            raise self.context.reject("array-branch", "an iteration does not end at the loop's start")
        if not all(map(is_of_host, side.obligations)):
            raise self.context.reject("loop-carry", "a value is read back from an array in a long loop")
        self.context.obligations += side.obligations
        if any(layout.has("either") for grown in self.grown.values() for layout, _ in grown.items):
            raise self.context.reject("loop-carry", "what is appended is of several kinds")
        self._expect_items_kept()
        for grown in self.grown.values():
            grown.expect_fitting(self.context)
        iterate, outcome = self.way
        starts = [value for carried in self.carried for value in (*carried.leaves, *carried.start_origins)]
        ends = [value for carried in self.carried for value in (*carried.ends, *carried.end_origins)]
        self._name_once(side)
        self._expect_known_names()
        self.known = self._find_known(side)
        self.known |= self._find_present(side)
        self._expect_general_checks(side)
        rows = self._find_rows(side)
        outputs = [self._locate(side, value) for value in (*ends, *side.checks, *rows)]
        columns, check_count = self.items.columns, len(side.checks)
        is_recomputed = iterate is not call_each and self._is_kept_too_much(side)
        is_stopping = bool(side.checks) and _jax_programs.has_loop(side.closed)
        if is_stopping and iterate is call_each:
            raise self.context.reject("loop-carry", "a loop in the body might not end where a check has failed before")
        body = Body(side, starts, columns, outputs, check_count, self.items.count, is_recomputed, is_stopping)
        with own_work(self.context):
            made = iterate(self.context, body)
        for value in (*made.finals, *made.stacks, *[row for column in made.rows for row in column]):
            self.context.keep(value)
        self.context.checks += [self.context.keep(check) for check in made.checks]
        self._note_outcomes(outcome, is_recomputed)
        return self._leave_items(made, dict(zip(map(id, rows), made.rows, strict=True)))

    def _note_outcomes(self, outcome: str, is_recomputed: bool) -> None:
        told = {outcome: True, "checkpoint": is_recomputed, "rolled as asked": self.is_asked}
        for text in filter(told.get, told):
            self.context.note_decision(self.frame, text, "loop")

    def _expect_known_names(self) -> None:
        self.names.expect_known(self.origins, self._leaves())

    def _expect_items_kept(self) -> None:
        """The lists that the loop goes over, and the objects in them, are not changed in it."""
        changed = {id(carried.place.obj) for carried in self.carried} | self.grown.keys()
        if any(id(gone_over) in changed for gone_over in self.items.held):
            raise self.context.reject("loop-carry", "what a long loop goes over is changed meanwhile")

    def _name_once(self, side: Side) -> None:
        """Two tracers of one variable of the body are one array, as where a function gives its argument back."""
        known: dict[int, Any] = {}
        for carried in self.carried:
            for end in filter(side.owns, carried.ends):
                known.setdefault(id(side.variable_of(end)), end)
        for grown in self.grown.values():
            for _, leaves in grown.items:
                for index, leaf in enumerate(leaves):
                    if side.owns(leaf.value):
                        value = known.setdefault(id(side.variable_of(leaf.value)), leaf.value)
                        leaves[index] = replace(leaf, value=value)

    def _expect_general_checks(self, side: Side) -> None:
        """What is assumed in the body is assumed of arrays. What is assumed of a number that is known in each iteration
        holds for each, and need not be checked; or the loop is followed iteration by iteration."""
        for check in list(side.checks):
            truths = self._find_truths(side, check)
            if truths is not None and not all(truths):
                raise self.context.reject("loop-carry", "one way through the body cannot be followed")
            if truths is not None:
                side.checks[:] = [other for other in side.checks if other is not check]

    def _find_truths(self, side: Side, value: Any) -> list[bool] | None:
        """Whether a truth value of the body holds, in each iteration; None where anything but ints that are known
        decides it."""
        if not side.owns(value):
            return None
        output = side.outputs[id(value)]
        read = _jax_programs.find_inputs(side.closed, output)
        inputs = [leaf for carried in self.carried for leaf in (*carried.inputs, *carried.origins)]
        inputs += [column.input for column in self.items.columns]
        known = [self.known.get(id(inputs[index])) for index in read or ()]
        if not known or None in known:
            return None
        columns = [list(map(number_at, range(self.items.count))) for number_at in known]
        is_exact = all(type(number) is int and abs(number) < LARGEST for numbers in columns for number in numbers)
        return _jax_programs.truths_for(side.closed, output, columns) if is_exact else None

    def _find_present(self, side: Side) -> dict[int, Callable[[int], Any]]:
        """What says whether an item is appended, where that is known of each iteration."""
        found: dict[int, Callable[[int], Any]] = {}
        for grown in self.grown.values():
            for layout, leaves in grown.items:
                truths = self._find_truths(side, leaves[0].value) if layout.kind == "splice" else None
                if truths is not None:
                    found[id(leaves[0].value)] = truths.__getitem__
        return found

    def _find_known(self, side: Side) -> dict[int, Callable[[int], Any]]:
        """The ints of Python that are known before the graph runs, by the number of the iteration: those gone over, and
        those to which each iteration adds the same."""
        numbers = [column for column in self.items.columns if not column.is_array]
        found: dict[int, Callable[[int], Any]] = {id(column.input): column.values.__getitem__ for column in numbers}
        for column in numbers:
            if type(column.values) is range:
                self.progressions[id(found[id(column.input)])] = (column.values.start, column.values.step, 0)
        index = 0
        for carried in self.carried:
            if carried.layout is not None and carried.layout.kind == "number" and carried.layout.like is int:
                is_known = type(carried.start) is int or isinstance(self.context.symbol(carried.start), Host)
                end = carried.ends[0]
                if is_known and side.owns(end):
                    step = _jax_programs.find_increment(side.closed, side.outputs[id(end)], index)
                    if step is not None:
                        found[id(carried.inputs[0])] = partial(self._add, carried.start, step, 0)
                        found[id(end)] = partial(self._add, carried.start, step, 1)
                        self.progressions[id(found[id(end)])] = (carried.start, step, 1)
            index += len(carried.leaves) + len(carried.start_origins)
        return found

    def _add(self, start: Any, step: int, before: int, number: int) -> Any:
        """What an int is in an iteration to which each adds `step`, `before` times before it is looked at."""
        return binary(self.context, "+", start, step * (number + before))

    def _find_rows(self, side: Side) -> list:
        """The values that each iteration leaves in lists, each once; what a carried place held at its start is what it
        held at the end of the iteration before."""
        rows: dict[int, Any] = {}
        items = self.names.items
        for leaf in self._leaves():
            shifted = self.names.find_shifted(leaf.value) if leaf.is_array else None
            row = leaf.value if shifted is None else shifted[1]
            if side.owns(row) and (leaf.is_array or id(row) not in self.known):
                rows[id(row)] = row
                if shifted is None and side.owns(leaf.origin):
                    rows[id(leaf.origin)] = leaf.origin
        return [row for key, row in rows.items() if key not in items]

    def _is_kept_too_much(self, side: Side) -> bool:
        """Whether a derivative in reverse would keep more of the iterations than there is room for."""
        if not _jax_compat.is_differentiated():
            return False
        return _jax_programs.computed_bytes(side.closed) * self.items.count > self.context.budget.kept_bytes

    # Behind the loop

    def _leave_items(self, made: Iterated, rows: dict[int, list]) -> None:
        frame = self.frame
        supply = iter(made.finals)
        known = {key: items[-1] for key, items in self.names.items.items()}
        taken = {}
        for carried in self.carried:  # two places that end with one array hold one behind the loop
            ends = [known.setdefault(id(end), next(supply)) for end in carried.ends]
            taken[id(carried)] = (ends, [next(supply) for _ in carried.end_origins])
        leaves, _ = self._rebuild(taken)
        for carried in self.carried:
            if len(carried.ends) == 1 and id(carried.ends[0]) in self.known and carried.layout.kind == "number":
                self._write(carried.place, self._number_at_end(self.known[id(carried.ends[0])]))
        plain = {key: finals for key, (finals, _) in taken.items()}
        self._name_last_rows(self._by_end(leaves), rows)
        made.note_rows(self.context)
        rows = self._fill_lists(rows)
        numbered = None
        if self.is_numbered and self._is_at_top():
            numbered = self.names.number(self.origins, self._leaves(), rows, self._numbered_finals(taken))
        self.names.note_aliases(self.origins, self._leaves(), rows, self._by_end(plain), numbered)
        self._name_last_item()
        if self.items.is_all:
            frame.pop()
            frame.position = self.ended.target
        else:
            frame.position = self.header
        self.items.take()

    def _numbered_finals(self, taken: dict[int, tuple[list, list]]) -> dict[int, tuple]:
        """What is carried behind the loop, each array with its number."""
        found: dict[int, tuple] = {}
        for carried in self.carried:
            finals, origins = taken[id(carried)]
            ends = map(id, carried.arrays_of(carried.ends))
            found.update(zip(ends, zip(carried.arrays_of(finals), origins, strict=True), strict=True))
        return found

    def _number_at_end(self, known: Callable[[int], Any]) -> Any:
        return known(self.items.count - 1)

    def _name_last_item(self) -> None:
        """The variables that hold the item of an iteration hold the last one behind the loop."""
        made: dict[int, Any] = {}
        for name, form in self.item_names.items():
            self.frame.variables[name] = last_of(form, made, self.context.keep)
        for cell, form in self.item_cells.values():
            cell.cell_contents = last_of(form, made, self.context.keep)

    def _name_last_rows(self, finals: dict[int, Any], rows: dict[int, list]) -> None:
        """The last row of what is carried too is what is carried behind the loop."""
        for key in rows.keys() & finals.keys():
            rows[key][-1] = finals[key]

    def _fill_lists(self, rows: dict[int, list]) -> dict[int, list]:
        """Gives the lists the items of all iterations, in order; gives the rows, with those of the items."""
        count = self.items.count
        rows = {**rows, **self.names.items}
        for grown in self.grown.values():
            columns = [[self._column(leaf, rows) for leaf in item] for _, item in grown.items]
            added = [
                [
                    self._item(layout, [values[number] for values in column])
                    for (layout, _), column in zip(grown.items, columns, strict=True)
                ]
                for number in range(count)
            ]
            grown.fill(self.context, added)
        return rows

    def _item(self, layout: Layout, leaves: list) -> list:
        """What an iteration adds to a list: one item, or none."""
        if layout.kind == "splice" and type(leaves[0]) is bool:
            if not leaves[0]:
                return []
            (layout,), leaves = layout.parts, leaves[1:]
        return [unflatten(self.context, layout, iter(leaves).__next__)]

    def _by_end(self, leaves: dict[int, list]) -> dict[int, Any]:
        """What is behind the loop what was an array at the end of the body."""
        found = {}
        for carried in self.carried:
            finals = carried.arrays_of(leaves[id(carried)])
            found.update(zip(map(id, carried.arrays_of(carried.ends)), finals, strict=True))
        return found

    def _column(self, leaf: Leaf, rows: dict[int, list]) -> list:
        """What a leaf of an item is in each iteration."""
        if not leaf.is_array and id(leaf.value) in self.known:
            return list(map(self.known[id(leaf.value)], range(self.items.count)))
        shifted = self.names.find_shifted(leaf.value) if leaf.is_array else None
        if shifted is not None:
            return [shifted[0], *rows[id(shifted[1])][:-1]]
        return rows.get(id(leaf.value), [leaf.value] * self.items.count)
