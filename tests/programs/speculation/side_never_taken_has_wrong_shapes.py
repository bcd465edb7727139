"""The side that is never taken adds arrays whose shapes do not fit: nobody ever sees that error."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    if jnp.sum(state["x"]) > 1e6:
        state["x"] = state["x"] + jnp.ones(3)
    state["x"] = state["x"] * 0.5 + i
    return state["x"]
