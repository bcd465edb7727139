"""The trail of a loop goes into an array of fixed size by `.at[].set` at a Python counter."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0)}


def between(state, i):
    state["x"] = jnp.float32(i % 4 + 0.5)


def step(state, i):
    x, trail, n = state["x"], jnp.zeros(6), 0
    while x < 12.0:
        x = x * 2.0
        trail = trail.at[n].set(x)
        n += 1
    return trail, n
