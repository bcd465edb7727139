"""Which array of before a lowered loop each of its arrays is, if it is one: the identity of what a loop carries.

Beside each carried array the loop carries a number: that of an array of before the loop, or -1 for one that it made.

Invariant: an array behind the loop is told from others exactly where the eager run could tell it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
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
    its arrays comes from."""

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

    def arrays_of(self, leaves: list) -> list:
        """Those of its leaves that are arrays."""
        kinds = [] if self.layout is None else self.layout.leaf_kinds()
        return [leaf for leaf, kind in zip(leaves, kinds, strict=True) if kind == "array"]


@dataclass(slots=True, eq=False)
class Origins:
    """The arrays of before one loop, by their numbers, and the places that it carries."""

    context: Context
    carried: list[Carried]
    outers: list = field(default_factory=list)

    def origin_of(self, leaf: Any) -> Any:
        """Which array of before the loop a leaf is, as a number; -1 for an array that the loop made."""
        for carried in self.carried:
            for known, origin in zip(carried.arrays_of(carried.inputs), carried.origins, strict=True):
                if known is leaf:
                    return origin
        chosen = self.context.choices.get(id(leaf))
        if isinstance(chosen, Choice):
            sides = self.origin_of(chosen.taken), self.origin_of(chosen.other)
            return self.context.keep(self.context.run_natively(_jax_compat.choose_number, (chosen.predicate, *sides)))
        if isinstance(leaf, _jax_compat.Tracer) and not _jax_compat.belongs_to(leaf, self.context.regions[-1]):
            return np.int32(self.number_of(leaf))
        return np.int32(-1)

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

    def with_identities(self, carried: Carried, leaves: list, origins: list, outers: dict[int, set[int]]) -> list:
        """The leaves behind the loop, its arrays as what they are: new ones, or some of before it."""
        triples = zip(origins, carried.end_origins, carried.arrays_of(carried.ends), strict=True)

        def with_identity(leaf: Any) -> Any:
            origin, end_origin, end = next(triples)
            return self._with_identity(leaf, origin, end_origin, outers[id(end)])

        return [
            with_identity(leaf) if kind == "array" else leaf
            for leaf, kind in zip(leaves, carried.layout.leaf_kinds() if carried.layout else (), strict=True)
        ]

    def note_aliases(self, places: Sequence[Carried], leaves: dict[int, list]) -> None:
        """Two carried places that may hold one array behind the loop: they cannot both be given to the program."""
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

    def _with_identity(self, leaf: Any, origin: Any, end_origin: Any, outers: set[int]) -> Any:
        """The array behind the loop: a new one, or one of `outers`, as its origin says; always a new one if each
        iteration ends with one."""
        if isinstance(end_origin, np.int32) and end_origin < 0:
            return leaf
        context = self.context
        made: Any = context.pass_aliases(context.keep(_jax_compat.copy_array(leaf)), leaf)
        rest: Any = leaf
        for number in sorted(outers):
            predicate = context.keep(context.run_natively(jnp.equal, (origin, np.int32(number))))
            chosen = Choice(predicate, self.outers[number], rest)
            rest = context.choice(chosen)
        if rest is leaf:
            return leaf
        context.choices[id(made)] = chosen
        return made
