"""An index that is out of range until the list has grown."""
# expect: compiles<=3

import jax.numpy as jnp


def setup():
    return {"items": [1, 2], "w": jnp.ones(2)}


def step(state, i):
    try:
        state["items"][5]
        found = "yes"
    except IndexError:
        found = "no"
    state["items"].append(i)
    return state["w"] * 2, found
