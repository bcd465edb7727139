"""list.index and list.count of a scalar array, which compare item by item."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.int32(0), "order": [2, 0, 1, 2]}


def between(state, i):
    state["x"] = jnp.int32(i * 2 % 3)


def step(state, i):
    return state["order"].index(state["x"]), state["order"].count(state["x"]), state["x"] + 1
