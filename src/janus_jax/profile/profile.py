"""The profile of one code object: kinds of arguments, values that vary, directions of branches, trip counts.

Invariant: it is built from counts kept by the frame hook and from what traces saw; it never keeps an argument alive.
"""

from dataclasses import dataclass, field
from typing import Any

from janus_jax import _jax_compat
from janus_jax.profile.lengths import Lengths
from janus_jax.profile.loops import LoopMemory


@dataclass(slots=True, eq=False)
class Profile:
    """`kinds` maps a parameter to the kinds seen; `varying` holds the sources (by path) whose values were seen to
    change; `lengths` how many rows or items were seen at such places, `exact` where each number needs a program of its
    own: why."""

    kinds: dict[str, dict[str, int]] = field(default_factory=dict)
    varying: dict[tuple, str] = field(default_factory=dict)
    decisions: dict = field(default_factory=dict)
    loops: LoopMemory = field(default_factory=LoopMemory)
    exact: dict[tuple, str] = field(default_factory=dict)
    lengths: dict[tuple, Lengths] = field(default_factory=dict)

    def observe_arguments(self, names: tuple[str, ...], arguments: tuple) -> None:
        """Counts what kind of value each parameter had in one call."""
        for name, value in zip(names, arguments, strict=True):
            counts = self.kinds.setdefault(name, {})
            kind = describe_kind(value)
            counts[kind] = counts.get(kind, 0) + 1

    def observe_decisions(self, decisions: dict) -> None:
        """Adds the outcomes of branches and loops that one trace saw, by kind, file and line."""
        for place, counts in decisions.items():
            known = self.decisions.setdefault(place, {})
            for outcome, count in counts.items():
                known[outcome] = known.get(outcome, 0) + count

    def count_rolled(self) -> int:
        """How many loops became one lax.scan, or calls of one function."""
        rolled = {"scan", "calls", "padded"}
        return sum(kind == "loop" and not rolled.isdisjoint(counts) for (kind, *_), counts in self.decisions.items())

    def __str__(self) -> str:
        lines = [
            f"{name}: " + ", ".join(f"{kind} x{count}" for kind, count in kinds.items())
            for name, kinds in self.kinds.items()
        ]
        lines += [f"varies: {label}" for label in self.varying.values()]
        lines += [f"compiled for each length: {why}" for why in dict.fromkeys(self.exact.values())]
        return "\n".join(lines)


def describe_kind(value: Any) -> str:
    """A short name for what a value is: `f32[3,4]` for an array, else the type's name."""
    if isinstance(value, _jax_compat.ArrayImpl):
        return value.aval.str_short(short_dtypes=True)
    return type(value).__qualname__


def describe_decisions(decisions: dict) -> str:
    """One line for each branch and loop: place, what it became, how often each outcome was seen in traces."""
    lines = []
    for (kind, file, line), counts in decisions.items():
        told = [text for outcome, text in _LOWERED[kind].items() if counts.get(outcome)]
        told += [f"cannot be one lax.scan: {outcome[1]}" for outcome in counts if isinstance(outcome, tuple)]
        if kind == "branch" and (counts.get(True) or counts.get(False)):
            told.append(f"taken {counts.get(True, 0)}, not taken {counts.get(False, 0)}; followed as guarded")
        if kind == "loop" and counts.get("iteration"):
            told.append(f"{counts['iteration'] // max(counts.get('end', 0), 1)} iterations on average; unrolled")
        lines.append(f"{file}:{line} {kind}: {'; '.join(told) or 'no iteration'}")
    return "\n".join(lines)


_LOWERED = {
    "branch": {
        "cond": "depends on an array; both sides in the program, by lax.cond",
        "select": "depends on an array; both sides are cheap and are computed, by lax.select",
        "choice": "depends on an array; the sides differ only in what Python does when the program has run",
        "assumed": "depends on an array; one side cannot be followed and is assumed not to be taken, which is checked",
    },
    "loop": {
        "while": "ends when an array says so; lax.while_loop",
        "scan": "one iteration in the program; lax.scan",
        "calls": "one iteration in the program, as a function that is called for each",
        "padded": "one iteration in the program; lax.scan of the next power of two, as far as there are items",
        "checkpoint": "its derivative computes the iterations again, which are too large to be kept; jax.checkpoint",
        "rolled as asked": "as unroll=False asks",
        "written out as asked": "written out, as unroll=True asks",
        "bounded": "ends when an array says so, and is differentiated; lax.scan of bounded length, which is checked",
    },
}
