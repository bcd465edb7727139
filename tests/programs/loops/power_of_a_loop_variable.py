"""The variable of range(array) is an exponent of negative bases: as a Python int it makes exact integer powers."""
# expect: converted, compiles<=3, hits>=4

import jax.numpy as jnp


def setup():
    return {"n": jnp.int32(0), "x": jnp.array([-2.0, 0.0, 0.5])}


def between(state, i):
    state["n"] = jnp.int32([1, 4, 2, 0, 5, 3, 1, 6][i])


def step(state, i):
    total = jnp.zeros(3)
    for k in range(state["n"]):
        total = total + state["x"] ** k
    return total
