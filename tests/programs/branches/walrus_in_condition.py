"""A name is bound inside the condition and used on both sides and afterwards."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([0.5, 1.0])}


def step(state, i):
    if (norm := jnp.max(jnp.abs(state["x"]))) > 2.0 and (first := state["x"][0]) > 0:
        state["x"] = jnp.array([0.5, -1.0]) - first
    else:
        state["x"] = state["x"] * 1.75 + norm
    return norm
