"""A break on an array condition out of a loop over a Python range, whose variable is used afterwards."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(0.5)}


def step(state, i):
    x = state["x"]
    for n in range(6):
        if x > 4.0:
            break
        x = x * 2.0
    state["x"] = x - 3.5 if i % 3 else x * 0.125
    return n, x
