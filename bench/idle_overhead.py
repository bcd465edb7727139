"""What an enabled package costs a program that it converts nothing of: on against off, in pairs, in one process.

Two programs: Python that does nothing but call small functions, the worst there is for a frame-evaluation hook, and
eager jax.numpy that cannot be converted because it calls random.random(). The number to beat is that of a hook that
only forwards: x1.4 to x1.8 for the first and x1.04 for the second.

    python bench/idle_overhead.py --rounds 15
"""

import argparse
import contextlib
import random
import sys

import jax.numpy as jnp
from timing import Variant, format_seconds, print_rows, time_interleaved

import janus_jax


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def moved(self, dx):
        return Point(self.x + dx, self.y)

    def norm(self):
        return self.x * self.x + self.y * self.y


def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


def call_small_functions():
    point = Point(1, 2)
    for n in range(200_000):
        point = point.moved(n % 3)
    return fibonacci(25) + point.norm()


def compute_eagerly():
    x = jnp.arange(16.0).reshape(4, 4)
    for _ in range(1_000):
        x = jnp.tanh(x @ x.T * random.random() + 1.0) + x.mean()
    return x


PROGRAMS = {"call-heavy Python": call_small_functions, "eager jax.numpy": compute_eagerly}


@contextlib.contextmanager
def enabled_and_settled(program):
    """On, and the program has run once since: whatever there was to find out about it has been found out."""
    with janus_jax.enabled():
        program()
        yield


def compare(program, rounds):
    variants = {
        "off": Variant(program),
        "just enabled": Variant(program, janus_jax.enabled),
        "settled": Variant(program, lambda: enabled_and_settled(program)),
    }
    return time_interleaved(variants, rounds)


def parse_arguments(arguments):
    parser = argparse.ArgumentParser(description="The cost of being enabled and idle.")
    parser.add_argument("--rounds", type=int, default=15)
    return parser.parse_args(arguments)


def main(arguments=()) -> None:
    options = parse_arguments(arguments)
    rows = [("program", "off", "just enabled", "settled")]
    for name, program in PROGRAMS.items():
        timings = compare(program, options.rounds)
        ratios = (f"x{timings.ratio(way, 'off'):.3f}" for way in ("just enabled", "settled"))
        rows.append((name, format_seconds(timings.median("off")), *ratios))
    print_rows("Enabled and idle, against off", rows)


if __name__ == "__main__":
    main(sys.argv[1:])
