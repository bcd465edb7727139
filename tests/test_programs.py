"""Every behaviour program agrees with plain CPython in every way of running it, and keeps its promise about counts."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.oracle import agree
from support.program import find_programs, name_of, read_program

PROGRAMS = find_programs()


@pytest.mark.parametrize("path", PROGRAMS, ids=name_of)
def test_program_agrees(path: Path):
    agree(path)


def test_every_program_says_what_it_expects():
    for path in PROGRAMS:
        assert read_program(path).expectation


def test_a_program_opens_with_what_it_shows():
    for path in PROGRAMS:
        assert path.read_text().startswith('"""'), path
