"""The step returns objects that exist, a mixture of old and new ones, and the same one twice."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0]), "constant": jnp.array([2.0]), "list": [1, 2], "name": "model"}


def step(state, i):
    state["x"] = state["x"] * state["constant"] * 0.7
    fresh = {"x": state["x"]}
    return state, fresh, fresh, state["list"], state["constant"], (state["constant"], state["x"]), state["name"]
