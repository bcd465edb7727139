"""Which array of before a lowered loop each of its arrays is, if it is one: the identity of what a loop carries.

Beside each carried array the loop carries a number: that of an array of before the loop, or -1 for one that it made.
Where two names may hold one that it made, what it makes is numbered too: from -2 down, by iteration and by array.

Invariant: an array behind the loop is told from others exactly where the eager run could tell it.
"""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import jax.numpy as jnp
import numpy as np

from janus_jax import _jax_compat
from janus_jax.heap.expression import Choice
from janus_jax.interp.context import Context
from janus_jax.trace.layout import Layout, Place


@dataclass(slots=True, eq=False)
class Carried:
    """One carried place: what it holds before the loop (nothing if it is unset, and set before it is read), the layout
    of its values, the leaves it starts with, the inputs of the body for them and the leaves at its end; where each of
    its arrays comes from, and whether it is always one of the iteration itself."""

    place: Place
    start: Any
    is_unset: bool = False
    layout: Layout | None = None
    leaves: list = field(default_factory=list)
    inputs: list = field(default_factory=list)
    origins: list = field(default_factory=list)
    ends: list = field(default_factory=list)
    start_origins: list = field(default_factory=list)
    end_origins: list = field(default_factory=list)
    end_is_made: list[bool] = field(default_factory=list)

    def arrays_of(self, leaves: list) -> list:
        """Those of its leaves that are arrays."""
        kinds = [] if self.layout is None else self.layout.leaf_kinds()
        return [leaf for leaf, kind in zip(leaves, kinds, strict=True) if kind == "array"]


MOST_MADE = 1024
_ALWAYS = frozenset({-1})
"""Stands for any number of iterations."""


@dataclass(frozen=True, slots=True, eq=False)
class _Final:
    """An array behind the loop, its origin, and what it was at the end of the body."""

    array: Any
    origin: Any
    end: Any


@dataclass(slots=True, eq=False)
class Origins:
    """The arrays of before one loop, by their numbers, and the places that it carries; the number of the iteration, in
    the body, where the arrays that it makes are numbered."""

    context: Context
    carried: list[Carried]
    outers: list = field(default_factory=list)
    iteration: Any = None
    made: list = field(default_factory=list)

    def origin_of(self, leaf: Any) -> Any:
        """Which array of before the loop a leaf is, as a number; a negative one for an array that the loop made."""
        context = self.context
        for carried in self.carried:
            for known, origin in zip(carried.arrays_of(carried.inputs), carried.origins, strict=True):
                if known is leaf:
                    return origin
        chosen = context.choices.get(id(leaf))
        if isinstance(chosen, Choice):
            sides = self.origin_of(chosen.taken), self.origin_of(chosen.other)
            return context.keep(context.run_natively(_jax_compat.choose_number, (chosen.predicate, *sides)))
        if self._is_outer(leaf):
            return np.int32(self.number_of(leaf))
        if self.iteration is None:
            return np.int32(-1)
        return context.keep(context.run_natively(_number_made, (self.iteration, self._number_of_made(leaf))))

    def is_made(self, leaf: Any) -> bool:
        """Whether a leaf is always an array that the iteration made or was given."""
        inputs = (known for carried in self.carried for known in carried.arrays_of(carried.inputs))
        is_chosen = isinstance(self.context.choices.get(id(leaf)), Choice)
        return not is_chosen and not self._is_outer(leaf) and all(known is not leaf for known in inputs)

    def _is_outer(self, leaf: Any) -> bool:
        return isinstance(leaf, _jax_compat.Tracer) and not _jax_compat.belongs_to(leaf, self.context.regions[-1])

    def _number_of_made(self, leaf: Any) -> int:
        for number, known in enumerate(self.made):
            if known is leaf:
                return number
        if len(self.made) == MOST_MADE:
            raise self.context.reject("loop-carry", "too many arrays may have several names behind a loop")
        self.made.append(leaf)
        return len(self.made) - 1

    def number_in(self, leaf: Any, iteration: int) -> int:
        """The number of an array that the iteration of this number makes."""
        return -2 - (iteration * MOST_MADE + self._number_of_made(leaf))

    def outers_behind(self, leaf: Any, known: dict[int, set[int]]) -> set[int]:
        """The numbers of the arrays of before the loop that a leaf of the body may be; `known` are those of inputs."""
        numbers = {id(outer): number for number, outer in enumerate(self.outers)}
        behind = self.arrays_behind(leaf)
        return {numbers[key] for key in behind if key in numbers}.union(*[known.get(key, ()) for key in behind])

    def number_of(self, leaf: Any) -> int:
        """The number of an array of before the loop."""
        for number, known in enumerate(self.outers):
            if known is leaf:
                return number
        self.outers.append(leaf)
        return len(self.outers) - 1

    def find_outers(self, places: Sequence[Carried]) -> dict[int, set[int]]:
        """The numbers of the arrays of before the loop that each array at the end of the body may be, by address."""
        numbers = {id(leaf): number for number, leaf in enumerate(self.outers)}
        earlier: dict[int, set[int]] = {}
        found: dict[int, set[int]] = {}
        for carried in places:
            arrays = map(carried.arrays_of, (carried.inputs, carried.leaves, carried.ends))
            for known, start, end in zip(*arrays, strict=True) if carried.inputs else ():
                found.setdefault(id(known), set()).update([numbers[id(start)]] if id(start) in numbers else ())
                earlier.setdefault(id(known), set()).update(self.arrays_behind(end))
            for end in carried.arrays_of(carried.ends):
                behind = self.arrays_behind(end)
                found.setdefault(id(end), set()).update(numbers[key] for key in behind if key in numbers)
                earlier.setdefault(id(end), set()).update(behind)
        is_settled = False
        while not is_settled:
            is_settled = True
            for key, behind in earlier.items():
                more = set().union(*[found.get(part, set()) for part in behind]) - found[key]
                found[key] |= more
                is_settled = is_settled and not more
        return found

    def with_identities(self, places: Sequence[Carried], taken: dict[int, tuple[list, list]]) -> dict[int, list]:
        """The leaves behind the loop, given those and their origins: arrays as what they are, new ones, some of before
        the loop, or, where that is known, those of other places."""
        outers, found = self.find_outers(places), {id(carried): list(taken[id(carried)][0]) for carried in places}
        ages = {} if self.iteration is None else self._find_ages(places)
        finals, kept = [], []
        for carried in places:
            leaves, origins = taken[id(carried)]
            given = zip(origins, carried.arrays_of(carried.ends), carried.end_is_made, strict=True)
            for at, kind in enumerate(carried.layout.leaf_kinds() if carried.layout else ()):
                if kind == "array":
                    origin, end, is_made = next(given)
                    final = _Final(leaves[at], origin, end)
                    if is_made:
                        finals.append(final)
                    else:
                        kept.append((found[id(carried)], at, final))
        for held, at, final in kept:
            others = [other for other in finals if ages and _may_be_one(ages[id(other.end)], ages[id(final.end)])]
            held[at] = self._with_identity(final.array, final.origin, outers[id(final.end)], others)
            finals.append(replace(final, array=held[at]))
        return found

    def has_shared(self, places: Sequence[Carried]) -> bool:
        """Whether two of these places may hold one array of an iteration at its end."""
        ends = {id(end): end for carried in places for end in carried.arrays_of(carried.ends)}
        return any(not first.isdisjoint(second) for first, second in _pairs(map(self.arrays_behind, ends.values())))

    def has_made_under_two_names(self) -> bool:
        """Whether two carried places may hold one array behind the loop that an iteration has made."""
        known: dict[int, list] = {}
        for ages in self._find_ages(self.carried).values():
            for key in ages:
                known.setdefault(key, []).append(ages)
        return any(itertools.starmap(_may_be_one, itertools.chain(*map(_pairs, known.values()))))

    def _find_ages(self, places: Sequence[Carried]) -> dict[int, dict[int, frozenset[int]]]:
        """For each array at the end of the body those of the body that it may be, each with how many iterations before
        it was made; `_ALWAYS` where it may have been kept for any number of them."""
        ends = {
            id(known): end
            for carried in places
            if carried.inputs
            for known, end in zip(*map(carried.arrays_of, (carried.inputs, carried.ends)), strict=True)
        }
        every = {id(end): end for carried in places for end in carried.arrays_of(carried.ends)}
        return {key: self._ages_of(end, ends) for key, end in every.items()}

    def _ages_of(self, end: Any, ends: dict[int, Any]) -> dict[int, frozenset[int]]:
        ages: dict[int, frozenset[int]] = {}
        pending = [(key, 0) for key in self.arrays_behind(end)]
        while pending:
            key, age = pending.pop()
            known = ages.get(key, frozenset())
            if age in known or known == _ALWAYS:
                continue
            ages[key] = frozenset({age}) if not known else _ALWAYS
            if key in ends:
                later = -1 if ages[key] == _ALWAYS else age + 1
                pending += [(part, later) for part in self.arrays_behind(ends[key])]
        return {key: found for key, found in ages.items() if key not in ends}

    def note_aliases(self, places: Sequence[Carried], leaves: dict[int, list]) -> None:
        """Two carried places that may hold one array behind the loop: they cannot both be given to the program, unless
        it is known which arrays they hold."""
        if self.iteration is not None:
            return
        found: list[tuple[Any, set]] = []
        for carried in places:
            ends = carried.arrays_of(carried.ends)
            finals = carried.arrays_of(leaves[id(carried)])
            found += [(final, self.arrays_behind(end)) for final, end in zip(finals, ends, strict=True)]
        for index, (first, arrays) in enumerate(found):
            for second, others in found[:index]:
                if arrays & others and first is not second:
                    self.context.note_alias(object(), first, second)

    def arrays_behind(self, leaf: Any) -> set[int]:
        """The arrays of one iteration that a leaf may be."""
        chosen = self.context.choices.get(id(leaf))
        if isinstance(chosen, Choice):
            return self.arrays_behind(chosen.taken) | self.arrays_behind(chosen.other)
        return {id(leaf)}

    def _with_identity(self, leaf: Any, origin: Any, outers: set[int], others: Sequence[_Final]) -> Any:
        """The array behind the loop: a new one, or one of `outers` or `others`, as its origin says."""
        context = self.context
        candidates = [(final.array, final.origin) for final in others if final.array is not leaf]
        candidates += [(self.outers[number], np.int32(number)) for number in sorted(outers)]
        if not candidates:
            return leaf
        made: Any = context.pass_aliases(context.keep(_jax_compat.copy_array(leaf)), leaf)
        rest: Any = leaf
        for array, number in candidates:
            predicate = context.keep(context.run_natively(jnp.equal, (origin, number)))
            chosen = Choice(predicate, array, rest)
            rest = context.choice(chosen)
        context.choices[id(made)] = chosen
        return made


def _pairs(found: Iterable) -> Iterator[tuple]:
    return itertools.combinations(found, 2)


def _may_be_one(first: dict[int, frozenset[int]], second: dict[int, frozenset[int]]) -> bool:
    """Whether two arrays, by the ages of what they may be, may be one."""
    return any(
        _ALWAYS in (first[key], second[key]) or not first[key].isdisjoint(second[key])
        for key in first.keys() & second.keys()
    )


def _number_made(iteration: Any, number: int) -> Any:
    return -2 - (iteration.astype(np.int32) * MOST_MADE + number)
