"""`x.at` of a NumPy array, which has none."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp
import numpy as np


def setup():
    return {"x": np.ones(3, np.float32)}


def step(state, i):
    x = state["x"] * 0.9
    try:
        x = x.at[0].set(1.0)
    except AttributeError as error:
        print(error)
    return jnp.sin(x)
