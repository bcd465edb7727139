"""`and` of two conditions in an if: the second is looked at only where the first holds."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(0.0), "y": jnp.array(0.0)}


def between(state, i):
    state["x"], state["y"] = jnp.float32(i % 3 - 1), jnp.float32(i % 4 - 2)


def step(state, i):
    x, y = state["x"], state["y"]
    if x > 0 and y > -1:
        return x * y + 10.0
    return x - y
