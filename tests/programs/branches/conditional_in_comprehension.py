"""A conditional expression for each element of a comprehension: the length is always the same."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return [jnp.array(1.0), jnp.array(-2.0), jnp.array(0.5)]


def step(values, i):
    rectified = [v if v > 0 else -0.5 * v for v in values]
    table = {n: (v * 2 if v > 1 else v) for n, v in enumerate(rectified)}
    for n, v in enumerate(rectified):
        values[n] = 1.75 - 1.5 * v
    return rectified, table
