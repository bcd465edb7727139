"""An array decides whether a dict gets a Python number; jax.tree.leaves gives that number, not an array."""
# expect: compiles<=4

import jax
import jax.numpy as jnp


def setup():
    return {"x": jnp.array(0.5), "table": {"w": 1}}


def step(state, i):
    table = state["table"]
    if state["x"] > 2.0:
        table["large"] = i
    state["x"] = state["x"] * 1.5
    return jax.tree.leaves(table), jax.tree.map(lambda v: v * 2, table)
