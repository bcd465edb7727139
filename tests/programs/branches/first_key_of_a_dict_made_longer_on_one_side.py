"""An array decides whether a longer dict takes the place of the dict; next(iter()) gives its first key."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(0.5), "table": {"w": 1, "u": jnp.array([0.4, -0.3])}}


def step(state, i):
    table = state["table"]
    if state["x"] > 2.0:
        table = dict(table, large=i)
    state["x"] = state["x"] * 1.5
    return next(iter(table)), list(enumerate(table)), list(table.items())
