"""An assertion on an array that holds on every call."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    state["x"] = state["x"] * 0.75 + i
    assert jnp.all(state["x"] > 0), "must stay positive"
    assert jnp.all(jnp.isfinite(state["x"]))
    return state["x"]
