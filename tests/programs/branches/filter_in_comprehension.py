"""A comprehension with an if on arrays: the list has as many items as there are arrays that pass."""
# expect: converted, compiles<=1, hits>=4

import jax.numpy as jnp


def setup():
    return [jnp.array(1.0), jnp.array(-2.0), jnp.array(0.5)]


def step(values, i):
    kept = [v for v in values if v > 0]
    for n in range(3):
        values[n] = values[n] * -1.5 + 0.5
    return kept
