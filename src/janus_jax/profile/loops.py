"""What traces have found of a code object: the loops that arrays end, how many iterations a bounded one may make, and
the NumPy arrays that are changed in place.

Invariant: what is added here is never taken back while the code object lives: a trace that starts again ends.
"""

from dataclasses import dataclass, field
from types import CodeType

FIRST_BOUND = 32
GROWTH = 4
LAST_BOUND = 8192
LAST_ROOM = 128


@dataclass(slots=True, eq=False)
class LoopMemory:
    """`headers` maps a code object to the instructions at which its lowered loops start, `written_out` are the loops
    that may not be rolled: code and instruction. `written_arrays` are the places at which NumPy arrays are found or
    made that are changed in place."""

    headers: dict[CodeType, frozenset[int]] = field(default_factory=dict)
    written_out: set[tuple[CodeType, int]] = field(default_factory=set)
    written_arrays: set[tuple] = field(default_factory=set)
    bounds: dict[tuple[CodeType, int], int] = field(default_factory=dict)
    rooms: dict[tuple[CodeType, int], int] = field(default_factory=dict)
    last_rooms: dict[tuple[CodeType, int], int] = field(default_factory=dict)

    def add(self, code: CodeType, header: int) -> bool:
        """Remembers a loop; False if it was known."""
        known = self.headers.get(code, frozenset())
        self.headers[code] = known | {header}
        return header not in known

    def write_out(self, code: CodeType, position: int) -> bool:
        """Remembers a loop that may not be rolled; False if it was known."""
        is_new = (code, position) not in self.written_out
        self.written_out.add((code, position))
        return is_new

    def note_written(self, *places: tuple) -> bool:
        """Remembers where arrays come from that are changed in place; False if all were known."""
        is_new = not self.written_arrays.issuperset(places)
        self.written_arrays.update(places)
        return is_new

    def bound(self, code: CodeType, header: int) -> int:
        """How many iterations a loop may make that the program differentiates."""
        return self.bounds.setdefault((code, header), FIRST_BOUND)

    def room(self, code: CodeType, header: int, first: int = FIRST_BOUND, last: int = LAST_ROOM) -> int:
        """In how many iterations a loop may print, or leave something in lists: from `first` to `last`."""
        self.last_rooms[code, header] = last
        return self.rooms.setdefault((code, header), first)

    def grow(self) -> bool:
        """Allows more iterations, after a run that may have needed more; False if no loop is bounded below the last
        bound.

        A branch that was assumed wrongly looks the same from outside, so there has to be an end to it.
        """
        is_growing = False
        for bounds, lasts in ((self.bounds, {}), (self.rooms, self.last_rooms)):
            for key in [key for key, bound in bounds.items() if bound < lasts.get(key, LAST_BOUND)]:
                bounds[key] *= GROWTH
                is_growing = True
        return is_growing
