"""An assertion about the value of an array, which holds."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    state["x"] = state["x"] * 0.9
    assert jnp.all(jnp.isfinite(state["x"])), "diverged"
    return state["x"]
