"""Two attributes are swapped when they are out of order: the same two arrays in either case."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"low": jnp.array(3.0), "high": jnp.array(1.0)}


def step(state, i):
    if state["low"] > state["high"]:
        state["low"], state["high"] = state["high"], state["low"]
    low, high = state["low"], state["high"]
    if i % 2 == 0:
        state["low"] = low + 1.5
    else:
        state["high"] = high - 0.25
    return low, high
