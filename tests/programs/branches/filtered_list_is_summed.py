"""A list filtered by the values of arrays does not leave the function: only its sum and its length do."""
# expect: compiles<=3

import jax.numpy as jnp


def setup():
    return [jnp.array(1.0), jnp.array(-2.0), jnp.array(0.5), jnp.array(3.0)]


def step(values, i):
    kept = [v for v in values if v > 0]
    for n in range(4):
        values[n] = values[n] * -1.5 + 0.5
    return sum(kept, jnp.array(0.0)), len(kept)
