"""How many rows or items were seen at the places of a call, and in which of its calls.

Invariant: the calls are in order, and each is noted once for a place.
"""

import itertools
from dataclasses import dataclass, field

#: Lengths of one place that are remembered.
MOST_NOTED = 64


@dataclass(slots=True, eq=False)
class Lengths:
    """What was seen at one place: `calls` are the numbers of the calls, `seen` the lengths in them.  A call that is not
    noted, because an entry answered it, had a length that was seen before."""

    calls: list[int] = field(default_factory=list)
    seen: list[int] = field(default_factory=list)

    def note(self, call: int, length: int) -> None:
        if self.calls and call <= self.calls[-1]:
            return
        self.calls.append(call)
        self.seen.append(length)
        del self.calls[:-MOST_NOTED], self.seen[:-MOST_NOTED]

    def last(self, count: int) -> "Lengths":
        """The last ones."""
        return Lengths(self.calls[-count:], self.seen[-count:])

    def changes(self) -> int:
        """How often a length was another one than that noted before."""
        return sum(first != second for first, second in itertools.pairwise(self.seen))

    def span(self) -> int:
        """How many calls there were after the first that is noted, up to the last one."""
        return self.calls[-1] - self.calls[0] if self.calls else 0

    def different(self) -> int:
        return len(set(self.seen))
