"""Random programs agree with plain CPython, and most of them are converted.

Four in five are the same on every run, the others are new. A failure prints the smallest program that still fails, in
the form of a file of tests/programs.

    python -m pytest tests/random --programs 20000 --seed 7
"""

from __future__ import annotations

import collections
import random
from pathlib import Path

import hypothesis
import pytest
from generator.checking import Hang, check_program
from generator.text import text_of_program
from generator.trees import ProgramTree, program_trees
from hypothesis import HealthCheck, Phase, Verbosity, settings

from support.oracle import Disagreement

CASES = 10
FRESH_ONE_IN = 5

HEADER = '"""A random program, made small: say here what it shows."""\n# expect: compiles<=9\n\n'


@pytest.mark.parametrize("number", range(CASES))
def test_programs_known_by_their_seed(number: int, pytestconfig, tmp_path: Path, record_property):
    count = pytestconfig.getoption("programs") // CASES
    check_programs(number, count - count // FRESH_ONE_IN, tmp_path, record_property)


@pytest.mark.parametrize("number", range(CASES))
def test_fresh_programs(number: int, pytestconfig, tmp_path: Path, record_property):
    chosen = pytestconfig.getoption("seed")
    base = random.SystemRandom().randrange(2**32) if chosen is None else chosen
    seed = (base + 1) * 1000 + number
    count = pytestconfig.getoption("programs") // CASES
    check_programs(seed, count // FRESH_ONE_IN, tmp_path, record_property)


def check_programs(seed: int, count: int, folder: Path, record_property) -> None:
    """So many programs from that seed, and the counts of what became of them into the report of the test."""
    seen: set[str] = set()
    counted: collections.Counter[str] = collections.Counter()

    @hypothesis.seed(seed)
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        verbosity=Verbosity.quiet,
        report_multiple_bugs=False,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @hypothesis.given(program_trees())
    def check(tree: ProgramTree) -> None:
        text = text_of_program(tree)
        if text not in seen:
            counted.update(words_about(text, folder))
            seen.add(text)

    try:
        check()
    finally:
        record_property("random programs", dict(counted))


def words_about(text: str, folder: Path) -> list[str]:
    """What is counted of one program; the failure of the test, with its text, when it disagrees."""
    try:
        counts = check_program(text, folder)
    except (Disagreement, Hang) as failure:
        pytest.fail(f"{failure}\n\n{HEADER}{text}", pytrace=False)
    told = ["checked"] + ["with long loops"] * ("outputs" in text) + ["with rolled loops"] * (counts.rolled > 0)
    told += ["loops rolled"] * counts.rolled
    if "step" in counts.converted:
        return [*told, "converted"]
    return [*told, *sorted({f"not converted: {reason}" for name, reason, _ in counts.reasons if name == "step"})]
