"""Settings of every test: the CPU, a folder for what XLA compiles, and the folder of tests on the path so that
`support` is found.

Each process has a folder of its own: two that write one file at the same time would find it damaged.
"""

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
from pathlib import Path

import pytest


def keep_compiled_programs() -> None:
    """Programs of one text are compiled once per process, in how many ways they are run."""
    folder = tempfile.mkdtemp(prefix="compiled")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    os.environ["JAX_COMPILATION_CACHE_DIR"] = folder
    os.environ["JAX_PERSISTENT_CACHE_MIN_COMPILE_TIME_SECS"] = "0"
    os.environ["JAX_PERSISTENT_CACHE_MIN_ENTRY_SIZE_BYTES"] = "-1"


os.environ.setdefault("JAX_PLATFORMS", "cpu")
keep_compiled_programs()
sys.path.insert(0, str(Path(__file__).parent))


def pytest_addoption(parser: pytest.Parser) -> None:
    """How many random programs to run, and from which seed the fresh ones come; see tests/random."""
    group = parser.getgroup("random programs")
    group.addoption("--programs", type=int, default=60, help="random programs to run (%(default)s)")
    group.addoption("--seed", type=int, default=None, help="seed of the fresh half (a new one on each run)")
