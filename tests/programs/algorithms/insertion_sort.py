"""Insertion sort of a small array with .at[].set and a while on two conditions."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([3.0, 1.0, 2.0, 0.5])}


def between(state, i):
    state["x"] = (jnp.array([3.0, 1.0, 2.0, 0.5]) * (i + 1)) % 5.0


def step(state, i):
    x = state["x"]
    for n in range(1, 4):
        value, k = x[n], n
        while k > 0 and x[k - 1] > value:
            x = x.at[k].set(x[k - 1])
            k -= 1
        x = x.at[k].set(value)
    return x
