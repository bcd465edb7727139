"""str and repr of arrays, as in a quick look at the weights."""
# expect: compiles<=1

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([[1.0, 2.0], [3.0, 4.0]])}


def step(state, i):
    state["x"] = jnp.floor(state["x"] * 1.5)
    return str(state["x"]), repr(state["x"][0]), f"{state['x'].sum()!r}"
