"""Which arrays behind a rolled loop are one: those in the lists that grew in it, those that it carries, and its items.

Invariant: the names that an array has behind the loop are those that it has after as many iterations of the eager run;
where nobody knows, the arrays are noted as one that may have several names, or the loop is written out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from janus_jax.interp.context import Context, NumberedName, RolledName
from janus_jax.trace.forms import Column
from janus_jax.trace.origins import Carried, Origins


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A part of an appended item: its value in the body, whether that is an array, and whether always one that the
    iteration made; if not, the number that says which it is."""

    value: Any
    is_array: bool
    is_new: bool
    origin: Any = None


@dataclass(slots=True, eq=False)
class RolledNames:
    """The names of one loop, at `place`; `columns` is what a rolled one goes over."""

    context: Context
    place: tuple
    columns: list[Column]
    carried: list[Carried]

    @property
    def items(self) -> dict[int, list]:
        """For each input of the body that is an array gone over, what it is in each iteration."""
        return {
            id(column.input): list(column.values)
            for column in self.columns
            if column.is_array and column.padded is None
        }

    def expect_known(self, origins: Origins, leaves: Iterable[Leaf]) -> None:
        """An array of a list that is gone over is kept as what it is, or not at all: what else holds it tells it from
        others. The rows of an array are held by nothing else."""
        old = {id(column.input) for column in self.columns if column.is_array and not column.is_new}
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

    def is_known(self, leaf: Leaf) -> bool:
        """Whether it is known which array each iteration appends."""
        return not leaf.is_array or leaf.is_new or self.find_shifted(leaf.value) is not None

    def may_be_kept(self, origins: Origins, leaves: Sequence[Leaf]) -> bool:
        """Whether one array may be in lists, or in a list and carried, in a way that only numbers tell."""
        appended = {id(leaf.value) for leaf in leaves if leaf.is_array}
        ends = [end for carried in self.carried for end in carried.arrays_of(carried.ends)]
        is_carried = any((self.earlier_arrays(origins, end) & appended) - {id(end)} for end in ends)
        return is_carried or not all(map(self.is_known, leaves))

    def number(
        self, origins: Origins, leaves: Iterable[Leaf], rows: dict[int, list], finals: dict[int, tuple]
    ) -> RolledName:
        """The name of what the loop leaves behind, with the numbers of `rows`, and those of `finals` beside them; one
        without numbers if one of them is not known."""
        numbers: dict[int, Any] = {id(array): number for array, number in finals.values()}
        outers: set[int] = set()
        known = origins.find_outers(self.carried)
        kept = {id(column.input): column.input for column in self.columns if column.is_array and column.is_new}
        for leaf in leaves:
            shifted = self.find_shifted(leaf.value) if leaf.is_array else None
            value = leaf.value if shifted is None else shifted[1]
            if leaf.is_array and self.is_known(leaf):
                kept[id(value)] = value
            elif leaf.is_array and id(value) in rows:
                found = rows.get(id(leaf.origin))
                if found is None:
                    return RolledName(self.place)
                numbers.update(zip(map(id, rows[id(value)]), found, strict=True))
                outers |= origins.outers_behind(value, known)
        for value in kept.values():
            made = rows.get(id(value), ())
            numbers.update({id(row): origins.number_in(value, at) for at, row in enumerate(made)})
        for carried in self.carried:
            for end in carried.arrays_of(carried.ends):
                outers |= known[id(end)]
        return NumberedName(self.place, numbers, {number: origins.outers[number] for number in sorted(outers)})

    def name_repeated(
        self,
        origins: Origins,
        numbered: Sequence[tuple[Leaf, Any, Any]],
        places: Sequence[Carried],
        taken: dict[int, tuple[list, list]],
    ) -> None:
        """Names what the run will append, by what stands for it, and what is left in `places`, each with its number."""
        numbers: dict[int, Any] = {id(stand): number for _, stand, number in numbered}
        appended = self.arrays_appended(origins, [leaf for leaf, _, _ in numbered])
        known, outers, named = origins.find_outers(places), set(), []
        for leaf, stand, _ in numbered:
            outers |= origins.outers_behind(leaf.value, known)
            named.append(stand)
        for carried in places:
            finals, found = taken[id(carried)]
            ends = carried.arrays_of(carried.ends)
            for end, final, number in zip(ends, carried.arrays_of(finals), found, strict=True):
                numbers[id(final)] = number
                outers |= known[id(end)]
                named += [final] if self.earlier_arrays(origins, end) & appended else []
        has_again = any(not leaf.is_new for leaf, _, _ in numbered)
        found = {number: origins.outers[number] for number in sorted(outers)}
        self.context.note_alias(NumberedName(self.place, numbers, found, has_again), *named, *found.values())

    def note_aliases(
        self,
        origins: Origins,
        leaves: Iterable[Leaf],
        rows: dict[int, list],
        finals: dict[int, Any],
        numbered: RolledName | None,
    ) -> None:
        """Arrays of which nobody knows whether they are one: items that may be those of other iterations, and what
        other places got from an iteration before the last. `numbered` is a name for all of them."""
        name = numbered or RolledName(self.place)
        unknown = {
            id(leaf.value): self.earlier_arrays(origins, leaf.value)
            for leaf in leaves
            if not self.is_known(leaf) and id(leaf.value) in rows
        }
        for key in unknown.keys() | rows.keys() & set().union(*unknown.values()):
            self.context.note_alias(name, *rows[key])
        if isinstance(numbered, NumberedName):
            self.context.note_alias(numbered, *numbered.outers.values())
        for carried in self.carried:
            for value in carried.arrays_of(carried.ends):
                end, earlier = id(value), self.earlier_arrays(origins, value)
                found = earlier & rows.keys() | {key for key, behind in unknown.items() if behind & earlier}
                if found and isinstance(numbered, NumberedName):
                    self.context.note_alias(numbered, finals[end])
                for key in found - {end}:
                    for row in rows[key]:
                        self.context.note_alias(name, row, finals[end])

    def arrays_appended(self, origins: Origins, leaves: Iterable[Leaf]) -> set[int]:
        """What the arrays among some leaves may be, of this iteration and of earlier ones."""
        return set().union(*[self.earlier_arrays(origins, leaf.value) for leaf in leaves])

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
