"""`low < x < high` as a condition: the second comparison is made only if the first holds."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(-2.0)}


def step(state, i):
    x = state["x"]
    if -1.0 < x <= 2.0:
        y = x**2
    else:
        y = jnp.abs(x) + 1.0
    state["x"] = x + 0.75
    return y
