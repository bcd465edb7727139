"""An array two of whose items lie in one place: writing one changes the other."""
# expect: compiles<=3

import jax.numpy as jnp
import numpy as np


def setup():
    windows = np.lib.stride_tricks.as_strided(np.zeros(7, np.float32), (4, 4), (4, 4))
    return {"windows": windows, "x": jnp.ones(4)}


def step(state, i):
    state["windows"][1] = i
    state["windows"][2, 3] = 7.0
    y = state["x"] * jnp.asarray(state["windows"])
    state["x"] = state["x"] * 0.5 + jnp.sum(y) * 1e-3
    return y
