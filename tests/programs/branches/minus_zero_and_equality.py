"""-0.0 equals 0.0 but is another number: the side not changed must not turn one into the other."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.float32(0.0)}


def between(state, i):
    state["x"] = jnp.float32([0.0, -0.0, 1.0, -0.0, -2.0, 0.0, -0.0, 3.0][i])


def step(state, i):
    x = state["x"]
    if x == 0.0:
        y = x
    else:
        y = x + 0.0
    return 1.0 / y, jnp.signbit(max(x, jnp.float32(0.0)))
