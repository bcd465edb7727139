"""range() of an int array: as many passes as the array says, with a Python int as the variable."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"n": jnp.int32(0), "x": jnp.array([1.0, 2.0])}


def between(state, i):
    state["n"] = jnp.int32([0, 3, 1, 5, 2, 0, 7, 4][i])


def step(state, i):
    x = state["x"]
    for k in range(state["n"]):
        x = x * 0.5 + k
    return x
