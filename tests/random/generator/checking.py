"""One random program through the oracle: in plain CPython and specialised, and in every fourth also forced to fail.

Invariant: a program that does not end, or whose specialised run fails inside the converter, is a disagreement too.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import signal
import zlib
from collections.abc import Iterator
from pathlib import Path

from support.expectation import Counts, Expectation
from support.oracle import PLAIN, Disagreement, run_as
from support.program import Program, start_file
from support.running import Way, run_program

CALLS = 5
HOT_AFTER = 1
SECONDS = 120
SPECIALISED = Way("specialised", HOT_AFTER)
FORCED = (Way("missed", HOT_AFTER, is_missing=True), Way("discarded", HOT_AFTER, is_discarding=True))
FORCED_ONE_IN = 8
WRITTEN_OUT_ONE_IN = 4
"""The share of programs whose loops are rolled as the cost policy says; in the others all are that can be."""


class Hang(BaseException):
    """A program ran far longer than any of its size does. No `except Exception` of the program may catch it."""


def check_program(text: str, folder: Path) -> Counts:
    """The counts of the specialised run, or Disagreement with what differs; `folder` is where the text is kept."""
    program = write_program(text, folder)
    with ended_after(SECONDS):
        plain = run_program(program, PLAIN)
        unroll = None if is_drawn(text[::-1], WRITTEN_OUT_ONE_IN) else False
        counts = run_as(program, plain, dataclasses.replace(SPECIALISED, unroll=unroll))
        if is_drawn(text, FORCED_ONE_IN):
            for way in FORCED:
                run_as(program, plain, dataclasses.replace(way, unroll=unroll))
    if "internal-error" in {reason for _, reason, _ in counts.reasons}:
        raise Disagreement(f"{program.name}: the converter failed: {counts}")
    return counts


def write_program(text: str, folder: Path) -> Program:
    """A file of its own for each text: a file that changes within a second would be imported as it was."""
    name = "program_" + hashlib.sha1(text.encode()).hexdigest()[:12]
    path = folder / f"{name}.py"
    path.write_text(text)
    module = f"programs.random.{name}"
    return Program(name, str(path), module, lambda: start_file(path, module), Expectation((), (), ()), CALLS, HOT_AFTER)


def is_drawn(text: str, one_in: int) -> bool:
    """The same programs every time, as far as anyone can tell at random."""
    return zlib.crc32(text.encode()) % one_in == 0


@contextlib.contextmanager
def ended_after(seconds: int) -> Iterator[None]:
    def end(_number, _frame):
        raise Hang(f"the program ran for more than {seconds} seconds")

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)  # again and again: a finalizer may swallow one
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
