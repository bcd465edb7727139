"""A loss is branched on as an array, and its float is kept in a log on both sides, with another text."""
# expect: converted, compiles<=4, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0]), "log": []}


def step(state, i):
    loss = jnp.sum(state["x"])
    if loss > 5.0:
        state["log"].append(f"high {float(loss):.2f}")
        state["x"] = state["x"] * 0.5
    else:
        state["log"].append(f"low {loss.item():.2f}")
        state["x"] = state["x"] * 1.5
    return state["log"][-1]
