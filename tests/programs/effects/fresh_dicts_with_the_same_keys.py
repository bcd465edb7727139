"""Each side makes a dictionary with the same keys in the same order, and nested ones in it."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def summary(x):
    if jnp.sum(x) > 0:
        return {"kind": jnp.int32(1), "parts": {"low": x[0], "high": x[1]}}
    return {"kind": jnp.int32(2), "parts": {"low": -x[0], "high": x[1] * 0}}


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    made = summary(state["x"])
    made["step"] = i
    state["x"] = state["x"] * -1.25 + 0.5
    return made
