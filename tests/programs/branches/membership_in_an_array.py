"""`value in array` asks whether any element is equal."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"tokens": jnp.array([1, 5, 2, 8])}


def step(state, i):
    if 4 in state["tokens"]:
        state["tokens"] = state["tokens"] + 3
    else:
        state["tokens"] = (state["tokens"] * 2) % 7
    return state["tokens"], jnp.int32(6) in state["tokens"]
