"""A carry stays weakly typed on every pass: beside bfloat16 the result is bfloat16 whatever the trip count."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"limit": jnp.float32(3.0), "half": jnp.ones(2, jnp.bfloat16)}


def between(state, i):
    state["limit"] = jnp.float32([1.0, 9.0, 0.5, 4.0, 40.0, 2.0, 16.0, 3.0][i])


def step(state, i):
    scale = jnp.asarray(1.0)
    while scale < state["limit"]:
        scale = scale * 2.0
    return scale, state["half"] * scale
