"""A coroutine run to its end by hand."""
# expect: reason=coroutine

import jax.numpy as jnp


async def predict(x):
    return x * 2.0


async def session(state):
    state["x"] = await predict(state["x"]) * 0.75
    return state["x"]


def setup():
    return {"x": jnp.array([1.0])}


def step(state, i):
    running = session(state)  # culprit
    try:
        running.send(None)
    except StopIteration as stop:
        return stop.value
