"""A continue on an array condition in a loop over a Python range."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"w": jnp.array([1.0, -2.0, 3.0, 0.5])}


def step(state, i):
    total = jnp.array(0.0)
    for n in range(4):
        if state["w"][n] < 0:
            continue
        total = total + state["w"][n] * n
    state["w"] = jnp.roll(state["w"], 1) * jnp.array([1.0, 1.0, -1.0, 1.0])
    return total
