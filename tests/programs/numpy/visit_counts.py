"""A table of visits, read and written at places that the step knows; a row of it is changed by its own name."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp
import numpy as np


def setup():
    return {"visits": np.zeros((3, 2), np.int32), "bonus": jnp.ones(())}


def step(state, i):
    row = state["visits"][i % 3]
    row[0] += 1
    row[1] = row[0] * 2
    state["visits"][(i + 1) % 3, 1] -= 1
    state["bonus"] = state["bonus"] * 0.9 + state["visits"].sum()
    return state["bonus"] / (1 + state["visits"][0, 0]), state["visits"].copy()
