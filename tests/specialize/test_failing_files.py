"""Files that fail while a converted function writes to them: a full device, a letter that the encoding lacks."""

from __future__ import annotations

import contextlib
import io
import os
from collections.abc import Callable

import jax.numpy as jnp
import pytest

import janus_jax
from support.outcome import Outcome
from support.running import find_user_frames
from support.snapshot import take_snapshot

FULL_DEVICE = "/dev/full"
NOT_THE_PROGRAM = "*/tests/support/*.py"


class Log:
    """What the steps below write to; a new one for each call."""

    @janus_jax.never
    def __init__(self, file):
        self.file = file
        self.w = jnp.arange(3.0)
        self.lines = 0


def write_ever_rarer_letters(log):
    """ASCII, Latin-1, one of Windows, one that is in none of them."""
    log.file.write("loss\n")
    log.lines += 1
    print("p\xe9riode", file=log.file)
    log.w = log.w * 2.0
    print("5 \u20ac", log.lines, file=log.file, flush=True)
    log.lines += 1
    log.file.write("\u6f22\n")
    log.total = jnp.sum(log.w)
    return log.total


def write_in_a_try(log):
    try:
        print("loss", file=log.file)
        log.w = log.w * 2.0
        print("p\xe9riode", file=log.file)
        log.lines += 1
    except ValueError as error:
        log.w, log.error = log.w * 3.0, str(error)
    print("end", file=log.file)
    return jnp.sum(log.w)


def open_memory(encoding):
    return lambda: io.TextIOWrapper(io.BytesIO(), encoding=encoding, write_through=True)


def open_full_device(**keywords):
    return lambda: io.TextIOWrapper(io.FileIO(FULL_DEVICE, "w"), encoding="utf-8", **keywords)


def open_closed():
    file = open_memory("utf-8")()
    file.close()
    return file


def open_detached():
    file = open_memory("utf-8")()
    file.detach()
    return file


FILES = {
    "ascii": open_memory("ascii"),
    "latin-1": open_memory("latin-1"),
    "cp1252": open_memory("cp1252"),
    "closed": open_closed,
    "detached": open_detached,
    "full": open_full_device(write_through=True),
    "full at the end of a line": open_full_device(line_buffering=True),
    "full when it is flushed": open_full_device(),
}


each_way = pytest.mark.parametrize("is_explicit", [False, True], ids=["enabled", "jit"])


@janus_jax.never
def observe_file(step: Callable[[Log], object], open_file: Callable[[], io.TextIOWrapper]) -> Outcome:
    """What a call of a step does that writes to a new file: the program's objects, the error, and the file."""
    file = open_file()
    log, result, error = Log(file), None, None
    try:
        for _ in range(1):
            result = step(log)
    except Exception as raised:
        error = raised
    del log.file
    written = read_back(file)
    with contextlib.suppress(OSError, ValueError):
        file.close()
    text = f"{type(error).__name__}: {error} at {find_lines(error)}" if error else ""
    return Outcome(take_snapshot({"result": result, "log": log}, __name__), text, (written,))


def find_lines(error: BaseException) -> list[int]:
    """The lines of the steps that a traceback names."""
    return [line for name, line in find_user_frames(error.__traceback__, __file__) if name.startswith("write")]


def read_back(file: io.TextIOWrapper) -> bytes:
    """What a file in memory holds; nothing for any other."""
    with contextlib.suppress(ValueError):  # closed, or detached
        return file.buffer.getvalue() if isinstance(file.buffer, io.BytesIO) else b""
    return b""


@pytest.mark.skipif(not os.path.exists(FULL_DEVICE), reason="no device that is always full")
@pytest.mark.parametrize("step", [write_ever_rarer_letters, write_in_a_try])
@each_way
def test_a_file_that_fails_leaves_what_an_eager_run_leaves(step, is_explicit):
    janus_jax.reset()
    good = open_memory("utf-8")
    expected = {name: observe_file(step, open_file) for name, open_file in FILES.items()}
    whole = observe_file(step, good)
    called, around = way_of(step, is_explicit)
    table, write = [], vars(io.TextIOWrapper)["write"]
    with around:
        for name, open_file in FILES.items():
            for _ in range(4):
                table += [f"before {name}: {row}" for row in whole.differences(observe_file(called, good))]
            answered = count_answers(step)
            found = observe_file(called, open_file)
            table += [f"{name}: {row}" for row in expected[name].differences(found)]
            assert vars(io.TextIOWrapper)["write"] is write, name
            assert count_answers(step) > answered, name
    assert not table, "\n".join(table)
    assert sum(bool(outcome.error) for outcome in expected.values()) >= 3
    assert find_unit(step).hits >= 2 * len(FILES) and find_unit(step).fallbacks >= 3, str(janus_jax.report())
    janus_jax.reset()


@each_way
def test_output_that_fails_is_no_reason_to_compile_again(is_explicit):
    janus_jax.reset()
    called, around = way_of(write_ever_rarer_letters, is_explicit)
    with around:
        for _ in range(4):
            observe_file(called, open_memory("utf-8"))
        compiles = find_unit(write_ever_rarer_letters).compiles
        errors = [observe_file(called, open_memory("ascii")).error for _ in range(8)]
        assert all(error.startswith("UnicodeEncodeError") for error in errors)
        assert find_unit(write_ever_rarer_letters).compiles <= compiles + 1, str(janus_jax.report())
    janus_jax.reset()


def way_of(step: Callable, is_explicit: bool) -> tuple[Callable, contextlib.AbstractContextManager]:
    """What to call for a converted step, and what has to be around the calls."""
    if is_explicit:
        return janus_jax.jit(step), contextlib.nullcontext()
    return step, janus_jax.enabled(hot_after=1, exclude=NOT_THE_PROGRAM)


def count_answers(step):
    """How many calls went into a run of ours, whatever became of it."""
    unit = find_unit(step)
    return unit.hits + unit.fallbacks


def find_unit(step):
    return next(unit for unit in janus_jax.report().units if unit.name == step.__qualname__)
