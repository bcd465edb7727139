"""Every behaviour program agrees with plain CPython in every way of running it, and keeps its promise about counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from janus_jax.reasons import REASONS
from support.oracle import agree
from support.program import find_programs, name_of, read_program

PROGRAMS = find_programs()
# What no program can bring about on purpose; tests of the package force each of them.
REASONS_WITHOUT_PROGRAM = frozenset(
    {"internal-error", "too-little-work", "unstable", "unchecked-assumption", "transformed-effect"}
)


@pytest.mark.parametrize("path", PROGRAMS, ids=name_of)
def test_program_agrees(path: Path):
    agree(path)


def test_a_program_opens_with_what_it_shows():
    for path in PROGRAMS:
        assert path.read_text().startswith('"""'), path


def test_every_reason_has_a_program_that_produces_it():
    shown = {reason for path in PROGRAMS for reason in read_program(path).expectation.reasons}
    assert shown == REASONS.keys() - REASONS_WITHOUT_PROGRAM
