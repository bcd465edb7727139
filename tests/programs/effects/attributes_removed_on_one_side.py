"""An attribute is taken out of the dict of an object, or all are, on one side of a branch on an array."""
# expect: converted, hits>=4

import jax.numpy as jnp


class Record:
    kind = "class"


def setup():
    return {"x": jnp.float32(0.0), "cached": Record(), "cleared": Record()}


def between(state, i):
    state["x"] = jnp.float32([1.0, 5.0, -1.0, 3.0, 7.0, 0.0, 4.5, 2.0][i])
    state["cached"].kind = "own"
    state["cleared"].count = 1
    state["cleared"].total = 2


def step(state, i):
    if state["x"] > 2:
        state["cached"].__dict__.pop("kind", None)
    if state["x"] > 4:
        vars(state["cleared"]).clear()
    return state["x"] * 2
