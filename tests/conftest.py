"""Settings of every test: the CPU, and the folder of tests on the path so that `support` is found."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

os.environ.setdefault("JAX_PLATFORMS", "cpu")
sys.path.insert(0, str(Path(__file__).parent))


def pytest_addoption(parser: pytest.Parser) -> None:
    """How many random programs to run, and from which seed the fresh ones come; see tests/random."""
    group = parser.getgroup("random programs")
    group.addoption("--programs", type=int, default=60, help="random programs to run (%(default)s)")
    group.addoption("--seed", type=int, default=None, help="seed of the fresh half (a new one on each run)")
