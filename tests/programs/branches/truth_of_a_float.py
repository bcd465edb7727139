"""A float array itself is the condition: zero is false, nan and everything else is true."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp

VALUES = [1.0, 0.0, -0.0, float("nan"), -2.0, float("inf"), 0.0, 1e-30]


def setup():
    return {"x": jnp.float32(0.0)}


def between(state, i):
    state["x"] = jnp.float32(VALUES[i])


def step(state, i):
    if state["x"]:
        kind = jnp.int32(1)
    else:
        kind = jnp.int32(-1)
    return kind * 3
