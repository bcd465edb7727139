"""The branch is in a function that is called twice in one step, with different arguments."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def huber(r, delta):
    if jnp.abs(r) <= delta:
        return 0.5 * r**2
    return delta * (jnp.abs(r) - 0.5 * delta)


def setup():
    return {"r": jnp.array([0.2, -1.5])}


def step(state, i):
    a, b = state["r"]
    total = huber(a, 1.0) + huber(b, 0.5)
    state["r"] = -1.5 * state["r"] + jnp.array([0.0, 1.0])
    return total
