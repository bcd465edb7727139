"""What a program's header promises about counts, and whether the counts of a run keep it.

Invariant: an expectation that says nothing is refused, because a converter that always falls back passes every
comparison of results.

A header is the comment lines below a program's docstring:

    # expect: converted, compiles<=2, hits>=5      counts of the specialised run, over the units of the program's file
    # expect: reason=array-branch                  some unit was not converted, for this reason
    # calls: 12                                    how often step runs (8)
    # hot_after: 3                                 convert after so many profiled calls (1)
    # tolerance: 1e-4                              relative error allowed, where rounding is amplified; say why above
    # guard: type_attr                             the kind of guard that a change between two calls makes miss
"""

from __future__ import annotations

import dataclasses
import operator
import re
from collections.abc import Callable

COMPARISONS: dict[str, Callable[[int, int], bool]] = {"<=": operator.le, ">=": operator.ge, "==": operator.eq}
COUNTED = ("traces", "compiles", "hits", "misses", "fallbacks", "rolled")
COUNT_PATTERN = re.compile(rf"({'|'.join(COUNTED)})(<=|>=|==)(\d+)")
CULPRIT_MARK = "# culprit"


@dataclasses.dataclass(frozen=True)
class Counts:
    """What the engine did for the units of one program, as `janus_jax.report()` told it."""

    traces: int = 0
    compiles: int = 0
    hits: int = 0
    misses: int = 0
    fallbacks: int = 0
    rolled: int = 0
    converted: tuple[str, ...] = ()
    reasons: tuple[tuple[str, str, int], ...] = ()
    last_misses: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True)
class Bound:
    """One comparison of a count with a number."""

    count: str
    comparison: str
    number: int

    def holds(self, counts: Counts) -> bool:
        return COMPARISONS[self.comparison](getattr(counts, self.count), self.number)

    def __str__(self) -> str:
        return f"{self.count}{self.comparison}{self.number}"


@dataclasses.dataclass(frozen=True)
class Expectation:
    """The units that must be converted, the reasons that must be given, and bounds on the counts."""

    converted: tuple[str, ...]
    reasons: tuple[str, ...]
    bounds: tuple[Bound, ...]


def parse_expectation(text: str) -> Expectation:
    """The expectation that a header line spells; ValueError for a word that means nothing here."""
    converted, reasons, bounds = [], [], []
    for word in filter(None, (part.strip() for part in text.split(","))):
        bound = COUNT_PATTERN.fullmatch(word)
        if word == "converted":
            converted.append("step")
        elif word.startswith("converted="):
            converted.append(word.removeprefix("converted="))
        elif word.startswith("reason="):
            reasons.append(word.removeprefix("reason="))
        elif bound:
            bounds.append(Bound(bound[1], bound[2], int(bound[3])))
        else:
            raise ValueError(f"not an expectation: {word!r}")
    if not (converted or reasons or bounds):
        raise ValueError("an expectation must count something")
    return Expectation(tuple(converted), tuple(reasons), tuple(bounds))


def find_broken_promises(expectation: Expectation, counts: Counts, culprit_line: int) -> list[str]:
    """Every part of the expectation that the counts do not keep. A culprit line of 0 means that none is marked."""
    given = {reason for _, reason, _ in counts.reasons}
    broken = [f"{name} was not converted" for name in expectation.converted if name not in counts.converted]
    broken += [f"no unit gives the reason {name}" for name in expectation.reasons if name not in given]
    broken += [f"{bound} does not hold" for bound in expectation.bounds if not bound.holds(counts)]
    lines = {line for _, reason, line in counts.reasons if reason in expectation.reasons}
    if expectation.reasons and culprit_line and lines and culprit_line not in lines:
        broken.append(f"the reason points at line {sorted(lines)}, the culprit is line {culprit_line}")
    return broken
