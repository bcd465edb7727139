"""An array decides whether a dict gets a key; afterwards its keys are intersected with a set."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(0.5), "table": {"w": 1, "b": 2}}


def step(state, i):
    table = state["table"]
    if state["x"] > 2.0:
        table["large"] = i
    state["x"] = state["x"] * 1.5
    return sorted(table.keys() & {"large", "w"})
