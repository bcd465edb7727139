"""A partial function is exchanged for one with other arguments."""
# expect: converted, compiles<=3
# guard: value

from functools import partial

import jax.numpy as jnp


def affine(mode, x, scale=1.0):
    return x * scale if mode == "scale" else x + scale


def setup():
    return {"f": None, "x": jnp.array([1.0])}


def between(state, i):
    state["f"] = partial(affine, "scale" if i < 4 else "shift", scale=2.0 if i < 6 else 3.0)


def step(state, i):
    return state["f"](state["x"])
