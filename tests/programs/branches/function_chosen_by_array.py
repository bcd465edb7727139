"""A function chosen by an array and called after the join."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([0.5, -1.5])}


def step(state, i):
    activation = jnp.tanh if jnp.sum(state["x"]) < 0 else jnp.sin
    y = activation(state["x"])
    state["x"] = state["x"] * jnp.array([-1.5, -1.25]) + 0.25
    return y
