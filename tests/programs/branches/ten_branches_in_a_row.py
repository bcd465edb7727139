"""Ten branches one after the other, which make a thousand ways through a step: the joins keep them apart."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([0.25, 1.5])}


def step(state, i):
    x = state["x"] + i
    for n in range(10):
        if x[0] > x[1] + n - 4:
            x = x - jnp.array([1.0, 0.0])
        else:
            x = x + jnp.array([0.5, 0.25])
    state["x"] = x
    return x
