"""One program run in one way, and the recording of all that could be seen of it.

Invariant: a run leaves the process as it found it: JAX's configuration, the environment, the random states, and the
switch of janus_jax are put back, and every run starts from the same ones.
"""

from __future__ import annotations

import contextlib
import dataclasses
import io
import os
import pickle
import random
import types
import warnings
from collections.abc import Iterator

import jax
import numpy as np

import janus_jax
from janus_jax import hook
from support.driving import drive
from support.expectation import Counts
from support.program import Program, Started
from support.snapshot import Snapshot, take_snapshot

NEVER_HOT = 10**9
OWN_FILES = (
    "*/tests/support/running.py",
    "*/tests/support/program.py",
    "*/tests/support/oracle.py",
    "*/tests/random/*.py",
    "*/tests/test_*.py",
)
CONFIG_NAMES = (
    "jax_enable_x64",
    "jax_default_matmul_precision",
    "jax_default_device",
    "jax_debug_nans",
    "jax_disable_jit",
    "jax_numpy_dtype_promotion",
    "jax_numpy_rank_promotion",
)


@dataclasses.dataclass(frozen=True)
class Way:
    """How a program is run. `hot_after` of None means without janus_jax; `unroll` of False, that every loop is rolled
    which can be."""

    name: str
    hot_after: int | None = None
    is_missing: bool = False
    is_discarding: bool = False
    unroll: bool | None = None


@dataclasses.dataclass(frozen=True)
class CallRecord:
    """One call: its result or exception with all that is reachable, and what it wrote where the user looks."""

    snapshot: Snapshot
    error: str
    traceback: tuple[tuple[str, int], ...]
    stdout: str
    stderr: str
    warnings: tuple[str, ...]
    random_states: int
    configuration: tuple


@dataclasses.dataclass(frozen=True)
class Recording:
    """A whole run: its calls, everything at the end together with every result kept, and what the engine counted."""

    way: Way
    calls: tuple[CallRecord, ...]
    final: Snapshot
    counts: Counts


def run_program(program: Program, way: Way) -> Recording:
    """The recording of a fresh start of the program, run in the given way."""
    with pristine_process(), program.start() as started, switched(way):
        calls, kept = [], {}
        for i, (call, outcome) in enumerate(drive(lambda i: record_call(program, started, i), program.calls)):
            calls.append(call)
            kept[f"call {i}"] = outcome
        final = take_snapshot({"results": kept, **started.find_roots()}, program.module_name)
        return Recording(way, tuple(calls), final, count_units(program) if way.hot_after is not None else Counts())


def record_call(program: Program, started: Started, i: int) -> tuple[CallRecord, object]:
    stdout, stderr = io.StringIO(), io.StringIO()
    with (
        contextlib.redirect_stdout(stdout),
        contextlib.redirect_stderr(stderr),
        warnings.catch_warnings(record=True) as seen,
    ):
        warnings.simplefilter("always")
        started.between(i)
        result, error = run_step(started, i)
    outcome = result if error is None else error
    record = CallRecord(
        snapshot=take_snapshot({"outcome": outcome, **started.find_roots()}, program.module_name),
        error="" if error is None else f"{type(error).__qualname__}: {error}",
        traceback=() if error is None else tuple(find_user_frames(error.__traceback__, program.file)),
        stdout=stdout.getvalue(),
        stderr=stderr.getvalue(),
        warnings=tuple(describe_warning(warning, program.file) for warning in seen),
        random_states=hash((random.getstate(), pickle.dumps(np.random.get_state()))),
        configuration=tuple(getattr(jax.config, name) for name in CONFIG_NAMES),
    )
    return record, outcome


def describe_warning(warning: warnings.WarningMessage, file: str) -> str:
    """Its category and text, and its line where that is the program's own: libraries warn at lines of theirs."""
    line = f"{warning.lineno}: " if warning.filename == file else ""
    return f"{line}{warning.category.__name__}: {warning.message}"


def run_step(started: Started, i: int) -> tuple[object, Exception | None]:
    try:
        return started.step(i), None
    except Exception as error:
        return None, error


def find_user_frames(traceback: types.TracebackType | None, file: str) -> Iterator[tuple[str, int]]:
    """The lines of a traceback that are the program's own; JAX and the oracle have theirs in between."""
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == file:
            yield traceback.tb_frame.f_code.co_name, traceback.tb_lineno
        traceback = traceback.tb_next


@contextlib.contextmanager
def switched(way: Way) -> Iterator[None]:
    """janus_jax on or off as the way says, having forgotten everything before, and off afterwards."""
    janus_jax.reset()
    if way.hot_after is None:
        yield
        return
    options = {} if way.unroll is None else {"unroll": way.unroll}
    janus_jax.enable(hot_after=way.hot_after, exclude=OWN_FILES, **options)
    hook.ENGINE.force_misses(way.is_missing)
    hook.ENGINE.force_discards(way.is_discarding)
    try:
        yield
    finally:
        hook.ENGINE.force_misses(False)
        hook.ENGINE.force_discards(False)
        janus_jax.disable()
        janus_jax.reset()


@contextlib.contextmanager
def pristine_process() -> Iterator[None]:
    configuration = {name: getattr(jax.config, name) for name in CONFIG_NAMES}
    environment = dict(os.environ)
    random.seed(0)
    np.random.seed(0)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(environment)
        for name, value in configuration.items():
            jax.config.update(name, value)


def count_units(program: Program) -> Counts:
    """The sums over the program's own units, without `setup` and `between`, which are not what it tests."""
    units = [unit for unit in janus_jax.report().units if unit.file == program.file and is_counted(unit.name)]
    return Counts(
        traces=sum(unit.traces for unit in units),
        compiles=sum(unit.compiles for unit in units),
        hits=sum(unit.hits for unit in units),
        misses=sum(unit.misses for unit in units),
        fallbacks=sum(unit.fallbacks for unit in units),
        rolled=sum(unit.rolled for unit in units),
        converted=tuple(unit.name for unit in units if unit.state == "converted"),
        reasons=tuple((unit.name, unit.reason, unit.reason_line) for unit in units if unit.reason),
        last_misses=tuple(unit.last_miss for unit in units if unit.last_miss),
    )


def is_counted(unit_name: str) -> bool:
    return unit_name.partition(".")[0] not in ("setup", "between")
