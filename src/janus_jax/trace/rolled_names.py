"""Which arrays behind a rolled loop are one: those in the lists that grew in it, those that it carries, and its items.

Invariant: the names that an array has behind the loop are those that it has after as many iterations of the eager run;
where nobody knows, the arrays are noted as one that may have several names, or the loop is written out.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from janus_jax.interp.context import Context, RolledName
from janus_jax.trace.items import Items
from janus_jax.trace.origins import Carried, Origins


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A part of an appended item: its value in the body, whether that is an array, and whether always one that the
    iteration made."""

    value: Any
    is_array: bool
    is_new: bool


@dataclass(slots=True, eq=False)
class RolledNames:
    """The names of one rolled loop, at `place`."""

    context: Context
    place: tuple
    source: Items
    carried: list[Carried]

    @property
    def items(self) -> dict[int, list]:
        """For each input of the body that is an array gone over, what it is in each iteration."""
        return {
            id(column.input): list(column.values)
            for column in self.source.columns
            if column.is_array and column.padded is None
        }

    def expect_known(self, origins: Origins, leaves: Iterable[Leaf]) -> None:
        """An array of a list that is gone over is kept as what it is, or not at all: what else holds it tells it from
        others. The rows of an array are held by nothing else."""
        old = {id(column.input) for column in self.source.columns if column.is_array and not column.is_new}
        if not old:
            return
        kept = [leaf.value for leaf in leaves if leaf.is_array and self.find_shifted(leaf.value) is None]
        kept += [end for carried in self.carried for end in carried.arrays_of(carried.ends)]
        for value in kept:
            if id(value) not in old and self.earlier_arrays(origins, value) & old:
                raise self.context.reject("loop-carry", "an item of a list is kept under a name of an iteration before")

    def find_shifted(self, leaf: Any) -> tuple[Any, Any] | None:
        """The start and the end of the carried array that a leaf was at the start of the iteration."""
        for carried in self.carried:
            arrays = map(carried.arrays_of, (carried.inputs, carried.leaves, carried.ends))
            for (known, start, end), is_made in zip(zip(*arrays, strict=True), carried.end_is_made, strict=True):
                if known is leaf and is_made:
                    return start, end
        return None

    def note_aliases(
        self, origins: Origins, leaves: Iterable[Leaf], rows: dict[int, list], finals: dict[int, Any]
    ) -> None:
        """Arrays of which nobody knows whether they are one: items that may be those of other iterations, and what
        other places got from an iteration before the last."""
        name = RolledName(self.place)
        for leaf in leaves:
            is_known = leaf.is_new or self.find_shifted(leaf.value) is not None
            if leaf.is_array and not is_known and id(leaf.value) in rows:
                self.context.note_alias(name, *rows[id(leaf.value)])
        for carried in self.carried:
            for value in carried.arrays_of(carried.ends):
                end = id(value)
                for key in self.earlier_arrays(origins, value) & rows.keys() - {end}:
                    for row in rows[key]:
                        self.context.note_alias(RolledName(self.place), row, finals[end])

    def earlier_arrays(self, origins: Origins, value: Any) -> set[int]:
        """What an array may be of those that this iteration or an earlier one has made or was given."""
        found: set[int] = set()
        pending = [*origins.arrays_behind(value)]
        leaves = {id(leaf): leaf for carried in self.carried for leaf in (*carried.ends, *carried.inputs)}
        earlier = {
            id(known): end
            for carried in self.carried
            for known, end in zip(*map(carried.arrays_of, (carried.inputs, carried.ends)), strict=True)
        }
        while pending:
            key = pending.pop()
            if key in found:
                continue
            found.add(key)
            if key in earlier:
                pending.append(id(earlier[key]))
            if key in leaves:
                pending += origins.arrays_behind(leaves[key])
        return found
