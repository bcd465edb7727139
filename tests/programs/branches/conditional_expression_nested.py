"""A conditional expression inside another: the sign of a number in three cases."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(0.0)}


def between(state, i):
    state["x"] = jnp.float32([2.0, 0.0, -3.0, 0.0, 5.0, -1.0, 1.0, 0.0][i])


def step(state, i):
    x = state["x"]
    sign = x / x if x > 0 else -(x / x) if x < 0 else x
    return sign * 10.0 + 1.0
