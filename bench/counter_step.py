"""A small training step whose counter, learning rate and history change on every call: how often it is compiled, and
what a call costs, converted and eager.

The program is tests/programs/naive/step_counter.py, which the oracle checks; here it is only timed.

    python bench/counter_step.py --calls 200
"""

import argparse
import importlib.util
import sys
from pathlib import Path

from timing import Variant, format_seconds, print_rows, time_interleaved

import janus_jax

PROGRAM = Path(__file__).parent.parent / "tests" / "programs" / "naive" / "step_counter.py"


def load_program():
    spec = importlib.util.spec_from_file_location("step_counter", PROGRAM)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def make_variant(program, around):
    """A state of its own, and a step that passes the number of the call on."""
    state, calls = program.setup(), []

    def step():
        calls.append(None)
        return program.step(state, len(calls))

    return Variant(step, around) if around else Variant(step)


def parse_arguments(arguments):
    parser = argparse.ArgumentParser(description="The step with a counter, timed.")
    parser.add_argument("--calls", type=int, default=200)
    return parser.parse_args(arguments)


def main(arguments=()) -> None:
    options = parse_arguments(arguments)
    program = load_program()
    before = janus_jax.report()
    variants = {
        "eager": make_variant(program, None),
        "converted": make_variant(program, lambda: janus_jax.enabled(hot_after=1)),
    }
    timings = time_interleaved(variants, options.calls)
    rows = [(name, format_seconds(timings.median(name))) for name in timings.seconds]
    rows.append(("eager / converted", f"x{timings.ratio('eager', 'converted'):.1f}"))
    after = janus_jax.report()
    rows += [(name, str(getattr(after, name) - getattr(before, name))) for name in ("compiles", "hits", "misses")]
    print_rows(f"Step with a counter, {options.calls} calls", rows)


if __name__ == "__main__":
    main(sys.argv[1:])
