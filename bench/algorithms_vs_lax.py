"""Algorithms from the literature written as plain loops and branches on arrays: converted, hand-written with jax.jit
and lax.while_loop, lax.cond or lax.scan, and eager.

Each file of bench/algorithms has both versions of one algorithm, `plain` and `expert`, and `make`, which makes their
arguments from a seed. A speed counts only for an algorithm whose calls were answered by a converted program, and whose
three ways agree for two seeds. Each algorithm has a process of its own, which is ended when it takes too long.

    python bench/algorithms_vs_lax.py --rounds 20
    python bench/algorithms_vs_lax.py pid k_means
"""

import argparse
import dataclasses
import importlib.util
import json
import statistics
import subprocess
import sys
import textwrap
from functools import partial
from pathlib import Path

import jax
import numpy as np
from timing import Variant, format_seconds, print_rows, time_interleaved

import janus_jax

FOLDER = Path(__file__).parent / "algorithms"
EXPERT, CONVERTED, EAGER = "expert", "converted", "eager"
CONVERTING_CALLS = 4
SEEDS = (0, 1)
#: How far floats may be apart, relative to the largest of their array, and counts of iterations: rounding decides now
#: and then whether there is one more.
TOLERANCE = 1e-3
COUNT_TOLERANCE = 5
HEADINGS = ("algorithm", "eager", "converted", "expert", "converted/expert", "eager/converted", "compiles")


@dataclasses.dataclass(frozen=True)
class Outcome:
    """The row of one algorithm; the ratio is None, and `why` says why, where `plain` was not converted."""

    row: list[str]
    ratio: float | None
    why: str = ""


def load_algorithm(name):
    spec = importlib.util.spec_from_file_location(name, FOLDER / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def check_agreement(name, found, expected):
    """Raises an AssertionError that names the algorithm where two results are not the same to tolerance."""
    pairs = zip(jax.tree.leaves(found), jax.tree.leaves(expected), strict=True)
    for number, (one, other) in enumerate(pairs):
        one, other = np.asarray(one), np.asarray(other)
        assert one.shape == other.shape, f"{name}: part {number} has the shape {one.shape}, not {other.shape}"
        if one.ndim == 0 and one.dtype.kind in "iu":
            allowed = COUNT_TOLERANCE
        else:
            allowed = TOLERANCE * max(1.0, float(np.max(np.abs(other)))) if other.dtype.kind in "fc" else 0
        same = (one == other) | (np.abs(one.astype(complex) - other.astype(complex)) <= allowed)
        assert np.all(same), f"{name}: part {number} of the results differs: {one} and {other}"


def check_results(name, algorithm):
    """The three ways agree for each seed; the converted one has had its calls to be converted in before."""
    for seed in SEEDS:
        arguments = algorithm.make(seed)
        eager = algorithm.plain(*arguments)
        check_agreement(f"{name}, expert", algorithm.expert(*arguments), eager)
        with janus_jax.enabled(hot_after=1):
            for _ in range(CONVERTING_CALLS):
                converted = algorithm.plain(*arguments)
        check_agreement(f"{name}, converted", converted, eager)


def find_units(algorithm):
    return [unit for unit in janus_jax.report().units if unit.file == algorithm.__file__]


def is_plain_converted(algorithm):
    return any(unit.name == "plain" and unit.state == "converted" and unit.hits for unit in find_units(algorithm))


def describe_units(algorithm):
    """What the report says about each function of the file."""
    return "\n".join(f"{unit} ({unit.hits} hits)" for unit in find_units(algorithm))


def measure(name, options):
    algorithm = load_algorithm(name)
    check_results(name, algorithm)
    arguments = algorithm.make(SEEDS[0])
    plain, expert = partial(algorithm.plain, *arguments), partial(algorithm.expert, *arguments)
    variants = {CONVERTED: Variant(plain, partial(janus_jax.enabled, hot_after=1)), EXPERT: Variant(expert)}
    timings = time_interleaved(variants, options.rounds)
    seconds = {EAGER: time_interleaved({EAGER: Variant(plain)}, options.eager_rounds, warm_up=0).median(EAGER)}
    seconds |= {way: timings.median(way) for way in variants}
    ratio = timings.ratio(CONVERTED, EXPERT)
    compiles = sum(unit.compiles for unit in find_units(algorithm))
    row = [name, *(format_seconds(seconds[way]) for way in (EAGER, CONVERTED, EXPERT))]
    row += [f"x{ratio:.3f}", f"x{seconds[EAGER] / seconds[CONVERTED]:.1f}", str(compiles)]
    if is_plain_converted(algorithm):
        return Outcome(row, ratio)
    return Outcome([*row[:2], "no", row[3], "", "", row[-1]], None, describe_units(algorithm))


def measure_apart(name, options):
    """What `measure` returns in a fresh process; an outcome without numbers if that fails or takes too long."""
    rounds = ["--rounds", str(options.rounds), "--eager-rounds", str(options.eager_rounds)]
    command = [sys.executable, __file__, name, "--json", *rounds]
    unmeasured = [name, "", "no", *[""] * (len(HEADINGS) - 3)]
    try:
        ended = subprocess.run(command, capture_output=True, text=True, timeout=options.limit, check=False)
    except subprocess.TimeoutExpired:
        return Outcome(unmeasured, None, f"not done in {options.limit} s")
    if ended.returncode:
        return Outcome(unmeasured, None, ended.stderr.strip().rpartition("\n")[2])
    return Outcome(**json.loads(ended.stdout))


def parse_arguments(arguments):
    names = sorted(path.stem for path in FOLDER.glob("*.py"))
    parser = argparse.ArgumentParser(description="Algorithms: converted, hand-written, eager.")
    parser.add_argument("names", nargs="*", default=[], metavar="NAME", help=f"of {', '.join(names)}")
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--eager-rounds", type=int, default=2)
    parser.add_argument("--limit", type=int, default=90, help="seconds for one algorithm")
    parser.add_argument("--json", action="store_true", help="measure the first name in this process")
    options = parser.parse_args(arguments)
    options.names = options.names or names
    return options


def main(arguments=()) -> None:
    options = parse_arguments(arguments)
    if options.json:
        print(json.dumps(dataclasses.asdict(measure(options.names[0], options))))
        return
    outcomes = {name: measure_apart(name, options) for name in options.names}
    print_rows("Algorithms, times per call", [HEADINGS, *(outcome.row for outcome in outcomes.values())])
    ratios = [outcome.ratio for outcome in outcomes.values() if outcome.ratio is not None]
    print(f"  converted: {len(ratios)} of {len(outcomes)}", flush=True)
    if ratios:
        print(f"  geometric mean of converted/expert: x{statistics.geometric_mean(ratios):.3f}", flush=True)
    for name, outcome in outcomes.items():
        if outcome.why:
            print(f"  {name}:\n{textwrap.indent(outcome.why, '    ')}", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
