"""range() with start, stop and step from arrays, backwards on some calls."""
# expect: reason=late-value-use

import jax.numpy as jnp


def setup():
    return {"ends": jnp.array([0, 0, 1])}


def between(state, i):
    state["ends"] = jnp.array([[0, 5, 2], [6, 1, -1], [3, 3, 1], [1, 8, 3]][i % 4]) + jnp.array([0, i // 4, 0])


def step(state, i):
    start, stop, stride = state["ends"]
    total = jnp.float32(0.0)
    for k in range(start, stop, stride):
        total = 2.0 * total + k
    return total
