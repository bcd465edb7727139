"""A converted function can be called for ever: no object, no memory block and no reference is left behind by a call.

Each count is taken in a process of its own, because whatever else a test process does also allocates.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import janus_jax

MANY_CALLS = 100_000
SLOW_CALLS = 1_000
WINDOWS = 10
# A leak gains at least one block a call, and a window has at least a hundred calls. JAX's own caches and XLA's threads
# hold some tens of blocks more or fewer at any moment, however many calls there are.
MOST_GAINED_AT_ALL = 50
MOST_GAINED_PER_CALL = 0.1
SCRIPT = Path(__file__).parent / "support" / "call_many_times.py"


def run_calls(calls: int, way: str) -> dict[str, object]:
    """The least that the process gained in any window of the calls, and what the engine counted."""
    package = str(Path(janus_jax.__file__).parent.parent)
    environment = {**os.environ, "JAX_PLATFORMS": "cpu", "PYTHONPATH": package}
    command = [sys.executable, str(SCRIPT), str(calls), way]
    run = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def expect_no_growth(seen: dict[str, object], calls: int) -> None:
    most = MOST_GAINED_AT_ALL + MOST_GAINED_PER_CALL * calls / WINDOWS
    assert seen["objects gained"] <= most, seen
    assert seen["blocks gained"] <= most, seen
    assert seen["kibibytes gained"] <= most, seen
    assert not any(seen["references gained"].values()), seen


def test_nothing_grows_over_many_calls_of_a_converted_function():
    seen = run_calls(MANY_CALLS, "converted")
    assert seen["compiles"] <= 2 and seen["hits"] >= MANY_CALLS * 0.99
    assert seen["step"] == MANY_CALLS and abs(seen["loss"]) < 1.0
    expect_no_growth(seen, MANY_CALLS)


def test_nothing_grows_when_every_guard_fails():
    seen = run_calls(SLOW_CALLS, "missed")
    assert seen["hits"] == 0 and seen["misses"] >= SLOW_CALLS * 0.9
    expect_no_growth(seen, SLOW_CALLS)


def test_nothing_grows_when_every_run_is_discarded():
    seen = run_calls(SLOW_CALLS, "discarded")
    assert seen["hits"] == 0 and seen["fallbacks"] >= SLOW_CALLS * 0.9
    expect_no_growth(seen, SLOW_CALLS)
