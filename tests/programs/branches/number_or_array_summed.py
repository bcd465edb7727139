"""A Python float on one side and an array on the other, added to an array before anything is visible."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def relu(x):
    if x > 0:
        return x
    return 0.0


def setup():
    return {"x": jnp.array([1.0, -1.0])}


def step(state, i):
    total = jnp.zeros(2) + relu(state["x"][0]) + relu(state["x"][1])
    state["x"] = state["x"] * -1.25 + jnp.array([0.5, 0.25])
    return total
