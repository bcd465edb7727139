"""A while on one side of an if, and an if after it on the other."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(5.0)}


def step(state, i):
    x = state["x"]
    if x > 3.0:
        while x > 0:
            x = x - 1.25
    elif x > 1.0:
        x = -x
    else:
        x = x * 2.0 + 0.75
    state["x"] = x + 3.5 * (i % 2)
    return x
