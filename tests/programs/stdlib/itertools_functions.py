"""chain, product, combinations, zip_longest, islice, accumulate, repeat and pairwise over arrays and numbers."""
# expect: converted, compiles<=1, hits>=6

import itertools
import operator

import jax.numpy as jnp


def setup():
    return [jnp.array([float(n), 1.0]) for n in range(3)]


def step(xs, i):
    pairs = [a * b for a, b in itertools.combinations(xs, 2)]
    steps = [b - a for a, b in itertools.pairwise(xs)]
    sums = list(itertools.accumulate(xs, operator.add))
    grid = sum(xs[0] * r * c for r, c in itertools.product(range(1, 3), repeat=2))
    firsts = list(itertools.islice(itertools.chain(xs, pairs), 1, 4))
    padded = list(itertools.zip_longest([1, 2, 3], "ab", fillvalue="-"))
    groups = {k: len(list(g)) for k, g in itertools.groupby("aabccc")}
    numbered = dict(zip("ab", itertools.count(5)))
    xs[0] = xs[0] * 0.5 + 1.0
    return steps, sums, grid, firsts, padded, groups, numbered, list(itertools.repeat(0, 2))
