"""Each pass makes a new dictionary and a new tuple for the carries, of the same structure as the ones before."""
# expect: converted, compiles<=3, hits>=4

import jax.numpy as jnp


def setup():
    return {"p": {"x": jnp.array([3.0, 1.0]), "history": (jnp.array(0.0), jnp.array(0.0))}}


def step(state, i):
    p = state["p"]
    while jnp.sum(p["x"]) > 1.0:
        x = p["x"] * 0.5
        p = {"x": x, "history": (p["history"][1], jnp.sum(x))}
    state["p"] = p
    result = p["history"]
    p["x"] = p["x"] + 1.25 * (i % 3)
    return result
