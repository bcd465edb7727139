"""A side that does nothing at all, and an if with `pass` on both."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0)}


def step(state, i):
    x = state["x"] * 1.5
    if x < 4.0:
        pass
    else:
        x = x * 0.25
    if x > 2.0:
        pass
    else:
        pass
    state["x"] = x
    return x
