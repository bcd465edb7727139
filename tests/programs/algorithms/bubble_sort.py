"""Bubble sort with a flag that ends it as soon as a pass has swapped nothing."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([3, 1, 2, 0])}


def between(state, i):
    state["x"] = (jnp.array([3, 1, 2, 6]) * (i + 1)) % 7


def step(state, i):
    x, passes = state["x"], 0
    swapped = True
    while swapped:
        swapped = False
        passes += 1
        for n in range(3):
            if x[n] > x[n + 1]:
                x = x.at[n].set(x[n + 1]).at[n + 1].set(x[n])
                swapped = True
    return x, passes
