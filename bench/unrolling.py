"""Loops of different kinds and lengths, rolled and written out, beside what the policy chooses for each.

What the first call takes, which is mostly XLA's time, and a call after that. The aim is that the policy's choice is
close to the better of the two in a call, and never compiles for seconds what the other compiles at once.

    python bench/unrolling.py --sizes 4 100000 --steps 10 40 160
"""

import argparse
import math
import statistics
import sys
import time
import types
from functools import partial

import jax
import jax.numpy as jnp
from timing import Variant, format_seconds, print_rows, time_interleaved

import janus_jax

WAYS = {"policy": None, "rolled": False, "written out": True}


def polynomial(x, steps):
    y = jnp.zeros_like(x)
    for _ in range(steps):
        y = y * x + 1.0
    return y


def euler(x, steps):
    for _ in range(steps):
        slope = -(x + 0.005 * -x)
        x = x + 0.01 * slope
    return x


def stencil(x, steps):
    for _ in range(steps):
        x = x.at[1:-1].add(0.1 * (x[2:] - 2 * x[1:-1] + x[:-2]))
    return x


def square_root(x, steps):
    y = x
    for _ in range(steps):
        y = 0.5 * (y + x / y)
    return y


def means(x, steps):
    found = []
    for _ in range(steps):
        x = x * 0.99
        found.append(jnp.mean(x))
    return jnp.stack(found)


def returns(x, steps):
    total, found = 0.0, []
    for reward in x[:1] + jnp.arange(float(steps)):
        total = reward + 0.99 * total
        found.append(total)
    return jnp.array(found)


LOOPS = (polynomial, euler, stencil, square_root, means, returns)


def copy_of(loop, way):
    """The same function, of which nothing is known yet."""
    return types.FunctionType(loop.__code__.replace(co_name=f"{loop.__name__}, {way}"), loop.__globals__)


def time_first_call(work, around):
    """The seconds of the longest of the first calls: that which is traced and compiled. A function that another one
    calls in a loop waits some calls for that one."""
    seconds = []
    with around():
        for _ in range(12):
            started = time.perf_counter()
            jax.block_until_ready(work())
            seconds.append(time.perf_counter() - started)
    return max(seconds)


def measure(loop, size, steps, rounds):
    """The row of one loop, and how many times as long a call takes with the policy's choice as with the better one."""
    x = 2.0 + jnp.sin(jnp.arange(float(size)))
    firsts, variants = {}, {}
    for way, unroll in WAYS.items():
        around = partial(janus_jax.enabled, hot_after=1, unroll=unroll)
        variants[way] = Variant(partial(copy_of(loop, f"{way}, {size}, {steps}"), x, steps), around)
        firsts[way] = time_first_call(variants[way].work, around)
    timings = time_interleaved(variants, rounds)
    row = [f"{loop.__name__}, {size} numbers, {steps} steps"]
    for way in WAYS:
        row += [format_seconds(firsts[way]), format_seconds(timings.median(way))]
    others = [way for way in WAYS if way != "policy"]
    ratio = max(timings.ratio("policy", way) for way in others)
    return (*row, f"x{ratio:.2f}"), ratio


def main(arguments=()) -> None:
    parser = argparse.ArgumentParser(description="Loops rolled and written out.")
    parser.add_argument("--sizes", type=int, nargs="+", default=[4, 100_000])
    parser.add_argument("--steps", type=int, nargs="+", default=[10, 40, 160])
    parser.add_argument("--rounds", type=int, default=15)
    options = parser.parse_args(arguments)
    header = ("loop", *[f"{way}{what}" for way in WAYS for what in (", first", "")], "policy/better")
    rows, ratios = [header], []
    for loop in LOOPS:
        for size in options.sizes:
            for steps in options.steps:
                row, ratio = measure(loop, size, steps, options.rounds)
                rows.append(row)
                ratios.append(ratio)
    print_rows("Loops rolled and written out, the first call and one after that", rows)
    print(f"  policy against the better, geometric mean: x{math.exp(statistics.fmean(map(math.log, ratios))):.2f}")


if __name__ == "__main__":
    main(sys.argv[1:])
