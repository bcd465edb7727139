"""An early return on one side, and the rest of the function on the other."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def clip(v, limit):
    norm = jnp.sqrt(jnp.sum(v**2))
    if norm <= limit:
        return v
    scale = limit / norm
    return v * scale


def setup():
    return {"v": jnp.array([0.6, 0.8])}


def step(state, i):
    clipped = clip(state["v"], 3.0)
    state["v"] = clipped * 2.0 - 0.5
    return clipped
