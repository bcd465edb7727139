"""`.any()` and `.all()` of arrays as conditions."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([0.5, 1.0, -0.5])}


def step(state, i):
    x = state["x"]
    if (x > 2.0).any():
        x = x * 0.25
    if (x > 0).all():
        x = x - 1.25
    state["x"] = x + jnp.array([0.5, 0.75, 1.0])
    return x
