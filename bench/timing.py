"""Side-by-side timing: variants of one piece of work, run in turn in one process, compared as ratios.

Invariant: a ratio is the median of the ratios within a round, so a machine that is slower for a while slows both sides
of it; a number of seconds on its own is shown for orientation only.
"""

import contextlib
import dataclasses
import gc
import statistics
import time
from collections.abc import Callable
from contextlib import AbstractContextManager

import jax


@dataclasses.dataclass(frozen=True)
class Variant:
    """One way of doing the work; `around` is entered before the clock starts and left after it has stopped."""

    work: Callable[[], object]
    around: Callable[[], AbstractContextManager] = contextlib.nullcontext


@dataclasses.dataclass(frozen=True)
class Timings:
    """The seconds of each variant in each round."""

    seconds: dict[str, tuple[float, ...]]

    def median(self, name: str) -> float:
        return statistics.median(self.seconds[name])

    def ratio(self, name: str, base: str) -> float:
        """How much longer `name` takes than `base`, in the median round."""
        pairs = zip(self.seconds[name], self.seconds[base], strict=True)
        return statistics.median(mine / other for mine, other in pairs)


def time_call(variant: Variant) -> float:
    """The seconds until the work is done and its arrays are there. It is done once before the clock starts: what it
    costs to enter `around`, which a program does once, is not that of the work."""
    with variant.around():
        jax.block_until_ready(variant.work())
        started = time.perf_counter()
        jax.block_until_ready(variant.work())
        return time.perf_counter() - started


def time_interleaved(variants: dict[str, Variant], rounds: int, warm_up: int = 3) -> Timings:
    """Each variant once a round, in an order that turns by one from round to round, so that none always goes first."""
    names = list(variants)
    for name in names * warm_up:
        time_call(variants[name])
    seconds: dict[str, list[float]] = {name: [] for name in names}
    gc.collect()
    for number in range(rounds):
        turn = number % len(names)
        for name in names[turn:] + names[:turn]:
            seconds[name].append(time_call(variants[name]))
    return Timings({name: tuple(taken) for name, taken in seconds.items()})


def format_seconds(seconds: float) -> str:
    """`1.23 s`, `45.6 ms`, `7.8 us`."""
    for unit, size in (("s", 1.0), ("ms", 1e-3), ("us", 1e-6)):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"


def print_rows(title: str, rows: list[tuple[str, ...]]) -> None:
    """A title, and columns as wide as their widest cell: the first to the left, the others to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    print(title)
    for row in rows:
        cells = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)]
        print("  " + "  ".join([row[0].ljust(widths[0]), *cells]), flush=True)
