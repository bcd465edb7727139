"""The oracle: a program means the same in every way of running it, and the engine did what the program says it must.

Invariant: `agree` returns only if results, exceptions with their tracebacks, output, warnings, random states, JAX's
configuration, and every object reachable afterwards are the same as in plain CPython, call by call, and the counts keep
the program's promises.

    python tests/support/oracle.py tests/programs/naive/step_counter.py    # prints the counts, or what differs
"""

from __future__ import annotations

import dataclasses
import sys
import types
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))

from support.compare import Tolerance, find_differences, is_same_text
from support.expectation import Counts, Expectation, find_broken_promises
from support.program import Program, function_program, name_of, read_program
from support.running import NEVER_HOT, CallRecord, Recording, Way, run_program

PLAIN = Way("plain")
COMPARED = ("error", "traceback", "stdout", "stderr", "warnings", "random_states", "configuration")


class Disagreement(AssertionError):
    """A way of running a program differs from plain CPython, or the engine's counts break what the program expects."""


@dataclasses.dataclass(frozen=True)
class Agreement:
    """The counts of each way of running."""

    observed: Counts
    specialised: Counts
    missed: Counts
    discarded: Counts

    def __str__(self):
        return "\n".join(f"  {name}: {counts}" for name, counts in vars(self).items())


def agree(program: Path | types.FunctionType, *args: object, calls: int = 8, expect: str = "") -> Agreement:
    """Runs the program in every way and returns the counts, or raises Disagreement naming the way and what differs.

    A path is a program file, whose header says how often it is called and what to expect. A function is called with
    deep copies of the arguments, `calls` times, and `expect` says the same as a header line would.
    """
    if isinstance(program, Path):
        return agree_program(read_program(program))
    return agree_program(function_program(program, args, calls, expect))


def agree_program(program: Program) -> Agreement:
    plain = run_program(program, PLAIN)
    observed = run_as(program, plain, Way("observed", NEVER_HOT))
    specialised = run_as(program, plain, Way("specialised", program.hot_after))
    missed = run_as(program, plain, Way("missed", program.hot_after, is_missing=True))
    discarded = run_as(program, plain, Way("discarded", program.hot_after, is_discarding=True))
    agreement = Agreement(observed, specialised, missed, discarded)
    broken = find_broken_promises(program.expectation, specialised, program.culprit_line)
    broken += find_unforced(program.expectation, agreement)
    if broken:
        raise Disagreement(f"{program.name}: {'; '.join(broken)}\n{agreement}")
    return agreement


def find_unforced(expectation: Expectation, agreement: Agreement) -> list[str]:
    """Whether the ways that were to commit nothing did so, and whether those that were to fail had anything to fail."""
    missed, discarded = agreement.missed, agreement.discarded
    broken = ["compiled while only observed"] if agreement.observed.compiles else []
    broken += ["committed although every run was to fail"] if missed.hits or discarded.hits else []
    if expectation.converted:
        broken += [] if missed.misses else ["no guard was forced to fail"]
        broken += [] if discarded.fallbacks else ["no run was forced to be discarded"]
    return broken


def run_as(program: Program, plain: Recording, way: Way) -> Counts:
    """The counts of the program run in that way, which agrees with the plain recording."""
    recording = run_program(program, way)
    differences = compare_recordings(plain, recording, program.tolerance)
    if differences:
        listed = "\n".join(f"  {difference}" for difference in differences[:8])
        raise Disagreement(f"{program.name}, {way.name}: differs from plain CPython\n{listed}\n  {recording.counts}")
    return recording.counts


def compare_recordings(plain: Recording, other: Recording, tolerance: Tolerance) -> list[str]:
    """What differs in the first call that does, or in what is left at the end."""
    for number, (expected, found) in enumerate(zip(plain.calls, other.calls, strict=True)):
        differences = compare_calls(expected, found, tolerance)
        if differences:
            return [f"call {number}: {difference}" for difference in differences]
    return [f"at the end: {difference}" for difference in find_differences(plain.final, other.final, tolerance)]


def compare_calls(expected: CallRecord, found: CallRecord, tolerance: Tolerance) -> list[str]:
    differences = [
        f"{name} {getattr(expected, name)!r} became {getattr(found, name)!r}"
        for name in COMPARED
        if not is_same_value(getattr(expected, name), getattr(found, name), tolerance)
    ]
    return differences + find_differences(expected.snapshot, found.snapshot, tolerance)


def is_same_value(expected: object, found: object, tolerance: Tolerance) -> bool:
    if isinstance(expected, str) and isinstance(found, str):
        return is_same_text(expected, found, tolerance)
    return expected == found


def main(paths: list[str]) -> int:
    """Runs program files through the oracle, one line each; the exit status is the number that disagree."""
    failures = 0
    for path in map(Path, paths):
        try:
            print(f"{name_of(path.resolve())}: {agree(path.resolve()).specialised}")
        except Disagreement as disagreement:
            failures += 1
            print(disagreement)
    return failures


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
