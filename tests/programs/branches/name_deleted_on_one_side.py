"""del of a local on one side; the other side uses it up, and the name is bound again afterwards."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 3.0])}


def step(state, i):
    buffer = state["x"] * 2.0
    if buffer[0] > 3.0:
        del buffer
        y = jnp.ones(2)
    else:
        y = buffer + 1.0
    buffer = y - 0.25
    state["x"] = state["x"] * -1.5
    return buffer
