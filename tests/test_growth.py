"""A converted function can be called for ever: no object, no memory block and no reference is left behind by a call."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import janus_jax

CALLS = 100_000
MOST_BLOCKS_GAINED = 200
MOST_KIBIBYTES_GAINED = 4096
SCRIPT = Path(__file__).parent / "support" / "call_many_times.py"


def test_nothing_grows_over_many_calls_of_a_converted_function():
    # In a process of its own, because whatever else a test process does also allocates.
    package = str(Path(janus_jax.__file__).parent.parent)
    environment = {**os.environ, "JAX_PLATFORMS": "cpu", "PYTHONPATH": package}
    command = [sys.executable, str(SCRIPT), str(CALLS)]
    run = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    assert run.returncode == 0, run.stderr
    seen = json.loads(run.stdout)
    assert seen["compiles"] <= 2 and seen["hits"] >= CALLS * 0.99
    assert seen["step"] == CALLS and abs(seen["loss"]) < 1.0
    assert seen["objects gained"] <= 10, seen
    assert seen["blocks gained"] <= MOST_BLOCKS_GAINED, seen
    assert seen["references gained"] == {name: 0 for name in seen["references gained"]}, seen
    assert seen["kibibytes gained"] <= MOST_KIBIBYTES_GAINED, seen
