"""JAX refuses two shapes on some calls: the same error from the same line, and the calls after it go on."""
# expect: compiles<=3

import jax.numpy as jnp


def setup():
    return {"w": jnp.ones((3, 2)), "x": None, "tries": 0}


def between(state, i):
    state["x"] = jnp.ones((2, 3 if i % 4 != 3 else 5))


def step(state, i):
    state["tries"] += 1
    y = state["x"] @ state["w"]
    state["w"] = state["w"] * 0.5
    return y
