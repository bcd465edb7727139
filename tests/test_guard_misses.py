"""Every kind of guard that the engine emits has a program in which it fails, and the program then still agrees.

That it agrees is shown by test_programs.py; here it is shown that the guard which fails is of the kind that the
program's header names.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import janus_jax
from janus_jax.specialize import unit
from support.program import Program, find_programs, read_program
from support.running import Way, run_program

SOURCE = Path(janus_jax.__file__).parent
EMITTED = re.compile(r'(?:check|_check_pair|GuardInstruction)\(\s*"(\w+)"')
WITH_A_GUARD = [program for program in map(read_program, find_programs()) if program.guard]


@pytest.fixture
def failed_kinds(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The kinds of the guards that fail from here on, as the engine finds them."""
    kinds: set[str] = set()
    find_misses = unit.find_misses

    def find_and_note(*arguments):
        misses = find_misses(*arguments)
        kinds.update(miss.instruction.op for miss in misses)
        return misses

    monkeypatch.setattr(unit, "find_misses", find_and_note)
    return kinds


@pytest.mark.parametrize("program", WITH_A_GUARD, ids=lambda program: program.name)
def test_the_named_guard_fails(program: Program, failed_kinds: set[str]):
    run_program(program, Way("specialised", program.hot_after))
    assert program.guard in failed_kinds


def test_every_kind_of_guard_has_a_program_that_makes_it_fail():
    files = [path for folder in ("interp", "trace", "heap") for path in (SOURCE / folder).rglob("*.py")]
    emitted = {kind for path in files for kind in EMITTED.findall(path.read_text())}
    assert emitted <= {program.guard for program in WITH_A_GUARD}
