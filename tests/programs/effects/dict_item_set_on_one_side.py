"""The value of a key that exists is replaced on one side, of a table that two names share."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    params = {"w": jnp.array([1.0, 2.0]), "b": jnp.array(0.5)}
    return {"params": params, "same": params}


def step(state, i):
    params = state["params"]
    y = jnp.sum(params["w"] * 0.75) + params["b"]
    if y > 2.5:
        params["w"] = params["w"] * 0.5
    else:
        params["b"] = params["b"] + 1.0
    return y, state["same"]["w"]
