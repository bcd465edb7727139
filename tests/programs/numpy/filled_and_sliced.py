"""fill(), slices, masks, steps, Ellipsis and new axes as the target of a write."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp
import numpy as np


def setup():
    return {"t": np.arange(24.0).reshape(4, 6), "x": jnp.ones(3)}


def step(state, i):
    t = state["t"]
    t[0].fill(i)
    t[1, ::2] = [1.0, 2.0, i]
    t[2:4, 1:3] = t[2:4, 3:5]
    t[..., -1] = -1.0
    t[t > 5] = 5.0
    t[[0, 3], [1, 2]] = i * 0.5
    t[3] += 1.0
    state["x"] = state["x"] * 0.9 + t[1, 4]
    return state["x"], t.sum(axis=0)
