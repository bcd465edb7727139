"""max and min with a key that computes arrays, over lists of pairs, and with a default."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"w": [jnp.array([1.0, -2.0]), jnp.array([3.0, 0.5]), jnp.array([-1.0, 1.0])]}


def step(state, i):
    largest = max(state["w"], key=lambda w: jnp.sum(w**2))
    closest = min(state["w"], key=lambda w: jnp.abs(w[0] - i), default=None)
    state["w"][i % 3] = state["w"][i % 3] * 0.4
    return largest * 1.0, closest + 1.0
