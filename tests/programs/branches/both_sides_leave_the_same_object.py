"""Both sides end in the same existing array under another name: the identity survives the join."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0]), "flag": jnp.array(0)}


def between(state, i):
    state["flag"] = jnp.array(i % 3)


def step(state, i):
    x = state["x"]
    if state["flag"] > 1:
        y, z = x, x + 1
    else:
        y, z = state["x"], x * 2
    return y is x, y, z
