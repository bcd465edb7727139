"""Conditional expressions as arguments of calls and as items of displays, with other values waiting on the stack."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, -2.0, 3.0])}


def step(state, i):
    x = state["x"]
    y = jnp.clip(x, -1.0 if x[0] > 1 else -5.0, 2.0 if x[2] > 2 else 7.0)
    pair = (x[0], x[1] if x[1] > 0 else -x[1], x[2])
    state["x"] = 1.5 - y
    return y, pair
