"""What the body of a rolled loop reads of a list that grows in it: items near its end, by their distance from there.

    hs = [h0]
    for x in xs:
        hs.append(f(hs[-1], x))         carried: the last item
        hs.append(f(hs[t], x))          the same, where t counts the iterations and one is added in each

Invariant: an item that is read is an array, and it is the item that the eager run reads.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from janus_jax import _jax_compat
from janus_jax.heap.expression import Splice
from janus_jax.interp.context import Context
from janus_jax.interp.insertions import let_read, stop_reading
from janus_jax.trace.fork import read_contents
from janus_jax.trace.grown import Grown
from janus_jax.trace.layout import Place
from janus_jax.trace.origins import Carried

KIND = "last"
_MOST_DISTANCE = 8


@dataclass(slots=True, eq=False)
class LastItems:
    """The items that one loop reads so. `wanted` are those that it is found to read, and that are not carried yet, as
    list and distance; `numbers_of` gives an index as what it is in each iteration, if that is known."""

    context: Context
    numbers_of: Callable[[Any], Sequence[int] | None]
    wanted: list[tuple[list, int]] = field(default_factory=list)
    _held: dict[tuple[int, int], Any] = field(default_factory=dict)
    _steps: dict[int, set[int]] = field(default_factory=dict)
    _lengths: dict[int, int] = field(default_factory=dict)

    def carry(self) -> list[Carried]:
        """The places of what is wanted, to be carried from now on; asked before the loop."""
        found = []
        for obj, distance in self.wanted:
            items = read_contents(obj).items
            if distance > len(items):
                raise self.context.reject("loop-carry", "a list that grows in a loop is read behind its start")
            item = items[-distance]
            if not isinstance(item, _jax_compat.Tracer):
                raise self.context.reject("loop-carry", "an item that is no array is read of a list that grows")
            found.append(Carried(Place(KIND, distance, obj, f"the item {distance} from the end"), item))
        self.wanted.clear()
        return found

    def begin(self, lists: Sequence[Grown]) -> None:
        """In the body these lists may be read near their ends."""
        self._steps.clear()
        for grown in lists:
            if grown.is_read:
                let_read(self.context, grown.obj, partial(self._read, grown.obj))

    def end(self, lists: Sequence[Grown]) -> None:
        for grown in lists:
            stop_reading(self.context, grown.obj)

    def note_lengths(self, lists: Sequence[Grown]) -> None:
        """How long the lists are before the loop."""
        self._lengths = {id(grown.obj): len(read_contents(grown.obj).items) for grown in lists}

    def put(self, place: Place, item: Any) -> None:
        """What a carried place holds at the start of the body."""
        self._held[id(place.obj), place.name] = item

    def take(self, place: Place) -> Any:
        """What a carried place holds at the end of the body."""
        return self._item(place.obj, place.name)

    def expect_steps(self, lists: Sequence[Grown]) -> None:
        """Each iteration has added as many items as the indexes by which the list was read went on."""
        for grown in lists:
            if self._steps.get(id(grown.obj), {len(grown.obj)}) != {len(grown.obj)}:
                raise self.context.reject("loop-carry", "a list that grows in a loop is read in it")

    def _read(self, obj: list, key: Any) -> tuple[Any] | None:
        if type(key) is int:
            return (self._item(obj, -key),) if key < 0 else None
        numbers = self.numbers_of(key)
        if not numbers or len(numbers) < 2 or numbers[0] < 0:
            return None
        step = numbers[1] - numbers[0]
        is_even = all(later - earlier == step for earlier, later in zip(numbers, numbers[1:], strict=False))
        distance = self._lengths[id(obj)] + len(obj) - numbers[0]
        if not is_even or step < 1 or distance < 1:
            return None
        self._steps.setdefault(id(obj), set()).add(step)
        return (self._item(obj, distance),)

    def _item(self, obj: list, distance: int) -> Any:
        """The item so far from the end of a list, of which the items are at hand that this iteration has added."""
        if any(isinstance(self.context.choices.get(id(item)), Splice) for item in obj):
            raise self.context.reject("loop-carry", "a list that grows in a loop is read in it")
        if distance <= len(obj):
            return obj[-distance]
        held = self._held.get((id(obj), distance - len(obj)))
        if held is None:
            if distance - len(obj) > _MOST_DISTANCE:
                raise self.context.reject("loop-carry", "a list that grows in a loop is read in it")
            self.wanted.append((obj, distance - len(obj)))
            raise self.context.reject("loop-carry", "a list that grows in a loop is read in it")
        return held
