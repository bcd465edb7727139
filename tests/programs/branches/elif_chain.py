"""An if with three elifs and an else: a schedule by the size of the loss, every rung of which is reached."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp

LOSSES = [9.0, 0.3, 4.0, 1.5, 0.05, 7.0, 2.5, 0.7]


def setup():
    return {"loss": jnp.float32(1.0), "w": jnp.array([1.0, -1.0])}


def between(state, i):
    state["loss"] = jnp.float32(LOSSES[i])


def step(state, i):
    loss, w = state["loss"], state["w"]
    if loss > 6.0:
        w = w * 0.5
    elif loss > 3.0:
        w = w - 1.0
    elif loss > 1.0:
        w = w * w
    elif loss > 0.1:
        w = jnp.sin(w)
    else:
        w = jnp.ones_like(w)
    state["w"] = w
    return w * loss
