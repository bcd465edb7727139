"""An item of a list is replaced on one side, and another one on the other."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return [jnp.array(1.0), jnp.array(2.0), jnp.array(0.0)]


def step(values, i):
    if values[0] < values[1]:
        values[0] = values[0] + 1.25
        values[-1] = values[0]
    else:
        values[1] = values[1] * 1.5
    return values[2] + 1.0
