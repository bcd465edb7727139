"""A carry is weakly typed before the loop and not after its first pass; there always is a pass."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.float32(3.0), "half": jnp.ones(2, jnp.bfloat16)}


def between(state, i):
    state["x"] = jnp.float32(i % 4 + 2)


def step(state, i):
    x, total = state["x"], jnp.asarray(0.0)
    while x > 1.0:
        total = total + x
        x = x - 1.0
    return total, state["half"] * total
