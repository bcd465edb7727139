"""The first negative element is returned with its position, or a default when there is none."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def first_negative(values):
    for n, value in enumerate(values):
        if value < 0:
            return n, value
    return -1, jnp.float32(0.0)


def setup():
    return {"x": jnp.array([2.0, -1.0, 4.0, 0.5])}


def step(state, i):
    found = first_negative(state["x"])
    state["x"] = jnp.roll(state["x"], 1) - jnp.array([0.0, 1.0, 2.0, 1.0]) * (i % 2) + i % 3
    return found
