"""The state before the last one is kept beside it, and so are both in lists."""
# expect: compiles<=2

import jax
import jax.numpy as jnp


def setup():
    return {"x": jnp.linspace(0.0, 1.0, 4)}


def step(state, i):
    now, before, trail = state["x"] + i, state["x"], []
    for _ in range(30):
        before, now = now, jax.nn.softmax(now - 0.5 * before) + 0.3 * jax.nn.sigmoid(before)
        trail.append(now)
    return trail, now, before
