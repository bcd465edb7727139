"""`is` between computed arrays."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


def soften(x, amount):
    return x if amount == 0 else x * (1 - amount)


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    x = state["x"] + 1.0
    y = jnp.asarray(x)
    state["x"] = soften(x, 0.5)
    return y is x, state["x"] is x
