"""Lists that a loop fills on its way into the graph: what its body adds to them, under which names the arrays among
that may be, and what they hold behind the loop.

Invariant: behind the loop a list holds what the eager run leaves in it, each array under all its names.
"""

import operator
from collections.abc import Sequence
from functools import partial
from types import FunctionType, MethodType
from typing import Any

import jax.numpy as jnp
import numpy as np

from janus_jax import _jax_compat
from janus_jax.heap.expression import ABSENT
from janus_jax.heap.shadow import Shadow
from janus_jax.interp.context import Context
from janus_jax.interp.state import Frame
from janus_jax.profile.loops import FIRST_BOUND, LAST_BOUND
from janus_jax.trace.carry import Flattening, late_number
from janus_jax.trace.fork import Fork, capture, parts_of, read_contents, restore, walk, write_contents
from janus_jax.trace.forms import LARGEST
from janus_jax.trace.grown import MOST_ROWS, Buffers, Grown
from janus_jax.trace.last_items import LastItems
from janus_jax.trace.layout import Layout
from janus_jax.trace.origins import MOST_MADE, Carried, Origins
from janus_jax.trace.repeats import Repeats
from janus_jax.trace.rolled_names import Leaf, RolledNames

_WITHOUT_IDENTITY = frozenset({int, float, complex, bool, str, bytes, type(None)})
_MOST_ROOM = 2**28
_FIRST_ROOM = 2**20
_MOST_FIRST_ROOM = 1024


class FilledLists:
    """The lists of the loop whose body starts and ends at `header`: those that it fills are `grown`, what it carries
    and returns beside them `carried` and `results`. `given` is what the carried places hold at the start of the body,
    `returned` what a `return` in it gives."""

    def __init__(self, context: Context, frame: Frame, header: int):
        self.context = context
        self.frame = frame
        self.header = header
        self.fork: Fork = capture(context, frame)
        self.is_plain = context.is_plain()
        self.is_inside = context.lowered > 0
        self.carried: list[Carried] = []
        self.results: list[Carried] = []
        self.given: list = []
        self.returned: Any = ABSENT
        self.flattening: Flattening | None = None
        self.origins = Origins(context, self.carried)
        self.has_growing = True
        self.grown: dict[int, Grown] = {}
        self.buffers: Buffers | None = None
        self.is_numbered = False
        self.is_repeated = False
        self.names = RolledNames(context, (frame.code, header), [], self.carried)
        self.last_items = LastItems(context, self._numbers_of)

    def _lists(self) -> list[Grown]:
        """The lists that grow, without the output, the entries of which nobody looks at."""
        return [grown for grown in self.grown.values() if grown.obj is not self.context.output]

    def _leaves(self) -> list[Leaf]:
        return [leaf for grown in self.grown.values() for _, leaves in grown.items for leaf in leaves]

    def _may_grow(self, change: Any, shadow: Shadow | None) -> bool:
        """Whether an object is a list that the body only adds to, and that nobody looked into; notes it then."""
        obj, is_read = change.now.obj, shadow is not None and shadow.realised
        is_list = change.now.kind == "list" and (shadow is None or shadow.limit is None)
        if (
            not self.has_growing
            or not is_list
            or is_read
            or change.is_realised != (shadow is None)
            or _jax_compat.is_differentiated()
        ):
            return False
        before = read_contents(obj).items
        if len(change.now.items) <= len(before) or not all(map(operator.is_, before, change.now.items)):
            return False
        self.grown[id(obj)] = Grown(obj, shadow)
        return True

    def _hide_lists(self) -> None:
        for grown in self.grown.values():
            grown.hide(self.context)
        self.last_items.begin(self.grown.values())

    def _show_lists(self) -> None:
        self.last_items.end(self.grown.values())
        for grown in self.grown.values():
            grown.show(self.context)
        restore(self.context, self.fork)

    def _carry_last_items(self) -> None:
        """Carries what the body was found to read near the ends of the lists that grow in it."""
        self.last_items.note_lengths(self.grown.values())
        self.carried += self.last_items.carry()

    def _numbers_of(self, key: Any) -> Sequence[int] | None:
        """What an index is in each iteration, if that is known."""
        return None

    def _collect_grown(self) -> list:
        """The values of the body that are kept of what it adds to lists."""
        self.last_items.expect_steps(self.grown.values())
        for grown in self.grown.values():
            items = grown.added(self.context)
            grown.items = [self._flatten_item(item, present, has_late_floats=True) for present, item in items]
        values = [value for leaf in self._leaves() for value in (leaf.value, leaf.origin)]
        rows = [value for value in values if isinstance(value, _jax_compat.Tracer)]
        if self.grown:
            self._make_buffers(rows)
        elif self.is_numbered:
            self.buffers = Buffers([], LARGEST // MOST_MADE)
        return rows

    def _expect_items_apart(self) -> None:
        """A container that is appended was made in this iteration, and nothing else holds it: it is rebuilt behind the
        loop, and would be told from itself. Nobody looks at the entries of the output."""
        context, seen = self.context, set()
        given = {id(obj) for obj in walk(context, self.given)}
        added = [item for grown in self.grown.values() for _, item in grown.added(context)]
        for obj in walk(context, [*added, *[grown.obj for grown in self.grown.values()]]):
            self._expect_no_item(obj)
        lists = self._lists()
        pending = [item for grown in lists for _, item in grown.added(context)]
        while pending:
            obj = pending.pop()
            self._expect_no_item(obj)
            symbol = context.symbol(obj)
            if symbol is not None:
                if symbol.expression is None:
                    raise context.reject("loop-carry", "one of several objects is appended")
                if id(obj) in seen:
                    raise context.reject("loop-carry", "an object that is known only after the graph is appended twice")
                seen |= {id(obj)} if symbol.kind not in _WITHOUT_IDENTITY else set()
                continue
            if isinstance(obj, (_jax_compat.Tracer, _jax_compat.ArrayImpl)) or id(obj) in context.opaque:
                continue
            is_old = id(obj) in self.fork.seen or id(obj) in context.shadow_by_stand
            if isinstance(obj, tuple) and (is_old or not any(map(self._is_made, obj))):
                raise context.reject("loop-carry", "a tuple that is appended may be that of another iteration")
            if is_old or not isinstance(obj, tuple) and read_contents(obj) is None:
                continue
            if id(obj) in given or id(obj) in seen:
                raise context.reject("loop-carry", "an object is appended that something else holds")
            seen.add(id(obj))
            pending += parts_of(context, obj)
        for value in (*[self._read(carried.place) for carried in self.carried], self.returned):
            for obj in walk(context, [value]):
                self._expect_no_item(obj)
                if id(obj) in seen:
                    raise context.reject("loop-carry", "an object of the loop has two names behind it")
                if isinstance(obj, tuple) and obj:
                    seen.add(id(obj))

    def _expect_no_item(self, obj: Any) -> None:
        """Whether an object may be kept at all."""

    def _is_made(self, obj: Any) -> bool:
        """Whether a value is one that the iteration computes, so that whatever holds it was made in it."""
        is_array = isinstance(obj, _jax_compat.Tracer) and _jax_compat.belongs_to(obj, self.context.regions[-1])
        return is_array or self.context.symbol(obj) is not None

    def _flatten_item(self, item: Any, present: Any, has_late_floats: bool = False) -> tuple[Layout, list[Leaf]]:
        """The layout and leaves of an item. A new container among them is held by nothing else, or the loop is written
        out. Of an item that is not always there the first leaf is the truth value `present`."""
        self.flattening.has_late, self.flattening.has_late_floats = True, has_late_floats
        layout, leaves = self.flattening.flatten(item, "an item that is appended", ("appended", id(item)))
        self.flattening.has_late = self.flattening.has_late_floats = False
        if layout.has("alias"):
            raise self.context.reject("loop-carry", "an item that is appended is held by something else too")
        found = []
        for value, kind in zip(leaves, layout.leaf_kinds(), strict=True):
            is_array = kind == "array"
            is_new = is_array and self.origins.is_made(value)
            found.append(Leaf(value, is_array, is_new, self._number(value, is_new) if is_array else None))
        if present is not None:
            return Layout("splice", parts=(layout,)), [Leaf(present, False, False), *found]
        return layout, found

    def _number(self, array: Any, is_new: bool) -> Any:
        """What says which array is appended, where arrays are numbered."""
        return self.origins.origin_of(array) if self.is_numbered else None

    def _needs_numbers(self) -> bool:
        """Whether an array that the loop makes may be under several names behind it."""
        has_arrays = self.is_repeated and any(map(Grown.has_arrays, self._lists()))
        if has_arrays or not self.is_plain:
            return has_arrays
        every = (*self.carried, *self.results)
        return self.origins.has_shared(every) or self.origins.has_made_under_two_names()

    def _make_buffers(self, rows: list) -> None:
        """Room for the rows of as many iterations as there may be, if that is known, or else as there were."""
        context, place = self.context, (self.frame.code, self.header)
        has_arrays = any(map(Grown.has_arrays, self._lists()))
        if (self.is_inside or not self.is_plain) and not has_arrays:
            self.buffers = Buffers(rows, context.memory.room(*place))
            self.is_repeated = self.buffers.size() > MOST_ROWS
            if not self.is_repeated:
                return
        self.is_repeated = True
        if has_arrays:
            self._expect_items_apart()
        self._expect_items_repeated()
        most, size = self._find_most(), Buffers(rows, 1).bytes()
        first = max(FIRST_BOUND, min(_FIRST_ROOM // max(size, 1), _MOST_FIRST_ROOM))
        self.buffers = Buffers(rows, most or context.memory.room(*place, first, LAST_BOUND))
        if self.buffers.bytes() > _MOST_ROOM:
            raise context.reject("loop-carry", "too much is kept in lists in a loop that an array ends")

    def _find_most(self) -> int | None:
        """How often the body may run at most, where that is known and there is room for it."""
        return None

    def _expect_items_repeated(self) -> None:
        """What is appended is made anew for each iteration, or is one object in all."""
        if not self.is_plain:
            raise self.context.reject("loop-carry", "a list grows in a loop that an array ends in a transformation")
        for layout, leaves in (item for grown in self._lists() for item in grown.items):
            held = [part.like for part in layout.find("same")]
            is_plain = all(map(_is_row, [leaf.value for leaf in leaves if leaf.is_array]))
            if not is_plain or layout.has("either") or any(map(self._has_new_identity, held)):
                raise self.context.reject("loop-carry", "what is appended in a loop that an array ends has other names")

    def _has_new_identity(self, obj: Any) -> bool:
        """Whether a new object would be told from the one that every iteration appends."""
        if id(obj) in self.context.shadow_by_stand or id(obj) in self.context.opaque:
            return False
        return read_contents(obj) is not None or isinstance(obj, (FunctionType, MethodType, partial))

    def _fill_from_buffers(self, buffers: Buffers, held: list, taken: dict[int, tuple[list, list]]) -> None:
        """Gives the lists what the iterations added, and checks that there was room for all."""
        context, lists = self.context, self.grown.values()
        context.add_check(context.run_natively(jnp.less_equal, (held[0], buffers.bound)))
        if not lists:
            return
        if not self.is_repeated:
            buffers.fill_in_turn(context, lists, held)
            return
        repeats = Repeats(context, late_number(context, int, held[0]), buffers.stacks(held), {}, lambda value: None)
        for grown in lists:
            contents = read_contents(grown.obj)
            contents.items.append(repeats.add(grown.items, is_backwards=False))
            write_contents(contents)
        if repeats.numbered:
            self.names.name_repeated(self.origins, repeats.numbered, [*self.carried, *self.results], taken)


def _is_row(array: Any) -> bool:
    """Whether an array can be taken out of a buffer when the graph has run."""
    return isinstance(array, _jax_compat.Tracer) and isinstance(_jax_compat.aval_of(array).dtype, np.dtype)
