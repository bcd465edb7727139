"""Arrays of different shapes on the two sides, both visible."""
# expect: converted, compiles<=1, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, -3.0])}


def step(state, i):
    x = state["x"]
    state["x"] = x * -0.5 + 1.0
    if jnp.sum(x) > 0:
        return x
    return jnp.concatenate([x, x])
