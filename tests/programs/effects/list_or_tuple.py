"""A list on one side and a tuple on the other: the type tells."""
# expect: converted, compiles<=1, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0)}


def step(state, i):
    x = state["x"]
    state["x"] = x * -1.5
    if x > 0:
        return [x, -x]
    return (x, -x)
