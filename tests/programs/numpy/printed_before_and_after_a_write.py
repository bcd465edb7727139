"""A NumPy array of the state is printed, changed in place and printed again."""
# expect: converted, compiles<=1, hits>=5

import jax.numpy as jnp
import numpy as np


def setup():
    return {"x": jnp.array(1.0), "table": np.zeros(3)}


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    print(state["table"], state["x"])
    state["table"][i % 3] += 1.0
    print(state["table"])
    return state["x"]
