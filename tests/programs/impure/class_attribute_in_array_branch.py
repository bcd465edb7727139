"""Attributes of a class and of a function that only one side of a branch on an array writes."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


class Best:
    loss = jnp.inf
    step = -1
    improved = 0


def track(x, i):
    track.calls += 1
    loss = jnp.sum((x - 3) ** 2)
    if loss < Best.loss:
        Best.loss = loss
        Best.step = i
        Best.improved += 1
        track.last = "better"
    else:
        track.last = "worse"
    return loss


track.calls = 0
track.last = ""


def setup():
    return {"x": jnp.array([0.0, 1.0])}


def step(state, i):
    state["x"] = state["x"] + jnp.where(state["x"] > 3, -2.0, 1.0)
    return track(state["x"], i), Best.step, Best.improved, track.last
