"""The same keys and values on both sides, inserted in another order: list() of the dictionary tells which."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0)}


def step(state, i):
    x = state["x"]
    if x > 0:
        made = {"a": x, "b": x + 1}
    else:
        made = {"b": x - 1, "a": x}
    state["x"] = x * -1.5
    return made, list(made)
