"""A jitted function of the user's with a static argument that is a Python number and a string."""
# expect: compiles<=4

from functools import partial

import jax
import jax.numpy as jnp


@partial(jax.jit, static_argnames=("power", "mode"))
def scaled(x, power, mode="sum"):
    y = x**power
    return y.sum() if mode == "sum" else y.mean()


def setup():
    return {"x": jnp.array([1.0, 2.0]), "power": 1}


def step(state, i):
    if i % 4 == 3:
        state["power"] += 1
    state["x"] = state["x"] * 0.9
    return scaled(state["x"], state["power"]), scaled(state["x"], power=2, mode="mean")
