"""A chain of three comparisons between arrays, whose value is kept: it is the array of the first that fails."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"v": jnp.zeros(4, jnp.int32)}


def between(state, i):
    state["v"] = jnp.array([(i + 3) % 4, (i + 1) % 5, 3 + i % 2, 5 - i % 3])


def step(state, i):
    a, b, c, d = state["v"]
    is_sorted = a <= b <= c <= d
    if is_sorted:
        spread = d - a
    else:
        spread = jnp.max(state["v"]) * 10
    return spread, is_sorted
