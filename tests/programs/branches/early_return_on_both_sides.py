"""Both sides return, and nothing follows."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def soft_threshold(x, width):
    if jnp.abs(x) <= width:
        return jnp.zeros_like(x)
    else:
        return x - jnp.sign(x) * width


def setup():
    return {"x": jnp.array(0.0)}


def between(state, i):
    state["x"] = jnp.float32([0.5, -3.0, 2.0, -0.25, 1.5, 0.75, -1.0, -1.25][i])


def step(state, i):
    return soft_threshold(state["x"], 1.0)
