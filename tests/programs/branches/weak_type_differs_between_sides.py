"""A weakly typed scalar on one side and a strong one on the other: arithmetic with bfloat16 shows the difference."""
# expect: converted, compiles<=1, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.float32(1.0), "half": jnp.ones(2, jnp.bfloat16)}


def between(state, i):
    state["x"] = jnp.float32(i % 3)


def step(state, i):
    scale = state["x"] if state["x"] > 0 else jnp.asarray(0.5)
    return scale, state["half"] * scale
