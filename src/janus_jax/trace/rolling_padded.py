"""A loop over a varying number of items, as one lax.scan of as many iterations as there may be: those beyond the last
item do nothing.

    for x in xs        cond(i < n, one iteration, nothing) for i in 0 .. N - 1

Invariant: what is skipped reaches no result, and no derivative: a lax.cond runs one side only, forward and backward.
"""

from collections.abc import Callable
from typing import Any

import jax
import numpy as np

from janus_jax import _jax_compat
from janus_jax.heap.expression import Rows
from janus_jax.interp.context import Context
from janus_jax.interp.operators import binary
from janus_jax.interp.padded_items import holds_one_type, read_rows, shift_length, take_rows_apart
from janus_jax.interp.reversed_rows import turned_list
from janus_jax.trace.fork import read_contents, write_contents
from janus_jax.trace.grown import Grown
from janus_jax.trace.iterations import Body, Iterated, run_scan, skip_step
from janus_jax.trace.origins import Carried
from janus_jax.trace.repeats import Repeats
from janus_jax.trace.rolling import Rolling
from janus_jax.trace.side import Side


class PaddedRolling(Rolling):
    """The loop over `items`, of which there are `items.length`: at least one, and at most `items.count`. `last_rows`
    are the arrays behind the loop that are the last rows too."""

    last_rows: dict[int, Any] = {}

    def _expect_worth(self, side: Side, is_settled: bool) -> None:
        """However short: written out it would be compiled for each length."""

    def _may_number(self) -> bool:
        """Which names an array has depends on the length."""
        return False

    def _choose_way(self, side: Side) -> tuple[Callable, str]:
        return self._scan_padded, "padded"

    def _without_items(self, found: list[Carried], side: Side) -> list[Carried]:
        """A variable that holds an item is carried: which one is the last depends on the length."""
        return found

    def _expect_known_names(self) -> None:
        """An array of a list is one of many objects: it is not kept."""
        super()._expect_known_names()
        old = {id(column.input) for column in self.items.columns if column.is_array and not column.is_new}
        kept = [leaf.value for leaf in self._leaves() if leaf.is_array]
        kept += [end for carried in self.carried for end in carried.arrays_of(carried.ends)]
        if old and any(self.names.earlier_arrays(self.origins, value) & old for value in kept):
            raise self.context.reject("loop-carry", "an item of a list of varying length is kept")

    def _scan_padded(self, context: Context, body: Body) -> Iterated:
        """The stacks stand for the rows: how many there are is not known."""
        finals, checks, stacks = run_scan(context, body, self._scan_as_far)
        return Iterated(finals, checks, [[stack] for stack in stacks], [])

    def _scan_as_far(self, step: Callable, init: tuple, feeds: tuple, length: int) -> tuple:
        """`jax.lax.scan` of so many iterations, of which those that have an item are run."""
        count = self.context.as_device(self.items.length)

        def padded_step(carry: tuple, item: tuple) -> tuple:
            number, feed = item
            return jax.lax.cond(number < count, step, skip_step(step), carry, feed)

        numbers = np.arange(length, dtype=np.int32)
        return jax.lax.scan(padded_step, init, (numbers, feeds))

    def _name_last_rows(self, finals: dict[int, Any], rows: dict[int, list]) -> None:
        self.last_rows = finals

    def _number_at_end(self, known: Callable) -> Any:
        """What an int is in the last iteration that there is."""
        start, step, before = self.progressions[id(known)]
        context = self.context
        return binary(
            context, "+", start, binary(context, "*", step, shift_length(context, self.items.length, before - 1))
        )

    def _fill_lists(self, rows: dict[int, list]) -> dict[int, list]:
        """Gives each list its rows, which are the end of it."""
        context, stacks = self.context, {key: stack for key, (stack,) in rows.items()}
        repeats = Repeats(context, self.items.length, stacks, self.last_rows, self._find_progression)
        for grown in self.grown.values():
            held = read_contents(grown.obj)
            if not self._is_of_arrays(grown, held.items, stacks):
                added = [repeats.add(self._expect_apart(grown.items, stacks), grown.is_front)]
                held.items = [*added, *held.items] if grown.is_front else [*held.items, *added]
                write_contents(held)
                continue
            key = id(grown.items[0][1][0].value)
            rows = Rows(stacks[key], self.items.length, self.last_rows.get(key))
            if grown.is_front:
                held.items = self._in_reverse(rows, held.items)
            else:
                held.items.append(context.choice(rows))
            write_contents(held)
            if holds_one_type(context, grown.obj):
                read_rows(context, grown.obj)  # so that a loop that reads them finds them made before
        self._expect_no_earlier(stacks)
        return {}

    def _in_reverse(self, rows: Rows, before: list) -> list:
        """A list that grew at its start, and held some items before: the last row is the first item."""
        context = self.context
        in_turn = [*reversed(before), context.choice(rows)]
        whole = take_rows_apart(context, in_turn)
        return turned_list(context, whole)

    def _is_of_arrays(self, grown: Grown, before: list, stacks: dict[int, Any]) -> bool:
        """Whether each iteration adds one new array to a list, and nothing else: the graph may read it."""
        if len(grown.items) != 1 or grown.items[0][0].kind != "array" or grown.obj is self.context.output:
            return False
        (leaf,) = grown.items[0][1]
        stack = stacks.get(id(leaf.value)) if leaf.is_array and leaf.is_new else None
        is_plain = stack is not None and not _jax_compat.aval_of(stack).weak_type
        return is_plain and not any(id(item) in self.context.choices for item in before)

    def _expect_apart(self, items: list, stacks: dict[int, Any]) -> list:
        """Of each array that is in an item it is known which one it is, in each iteration."""
        for layout, leaves in items:
            is_shifted = any(leaf.is_array and self.names.find_shifted(leaf.value) is not None for leaf in leaves)
            is_old = any(leaf.is_array and not leaf.is_new and id(leaf.value) in stacks for leaf in leaves)
            held = [part.like for part in layout.find("same")]
            is_held = any(map(self._has_new_identity, held))
            if is_shifted or is_old or is_held or layout.has("alias"):
                raise self.context.reject("loop-carry", "what is appended in a loop of varying length has other names")
        return items

    def _find_present(self, side: Side) -> dict[int, Callable[[int], Any]]:
        """What says whether an item is appended is looked at when the graph has run."""
        return {}

    def _find_progression(self, value: Any) -> tuple[Any, int, int] | None:
        """The start, the step and the passes before of an int that is known in each iteration."""
        return self.progressions[id(self.known[id(value)])] if id(value) in self.known else None

    def _expect_no_earlier(self, stacks: dict[int, Any]) -> None:
        """No other place holds a row of an iteration before the last."""
        for carried in self.carried:
            for value in carried.arrays_of(carried.ends):
                if self.names.earlier_arrays(self.origins, value) & stacks.keys() - {id(value)}:
                    raise self.context.reject("loop-carry", "an item that was appended is kept under another name")
