"""A loop over a Python list of arrays of different shapes, left on an array condition."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"layers": [jnp.ones((2, 3)), jnp.full((3, 2), 0.5), jnp.ones((2, 2)) * 2.0], "x": jnp.array([1.0, 0.5])}


def step(state, i):
    norms = jnp.zeros(3)
    for n, w in enumerate(state["layers"]):
        norm = jnp.sum(jnp.abs(w))
        if norm > 6.5:
            break
        norms = norms.at[n].set(norm)
    state["layers"][i % 3] = state["layers"][i % 3] * jnp.where(i % 2, 0.5, 1.5)
    return norms, n
