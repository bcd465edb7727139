"""NumPy's functions that only ask for the shape and the type of an array."""
# expect: reason=late-value-use

import jax.numpy as jnp
import numpy as np


def setup():
    return {"x": jnp.ones((2, 3))}


def step(state, i):
    x = state["x"] = state["x"] * 0.5
    return np.shape(x), np.ndim(x), np.size(x), np.result_type(x, np.float16) == x.dtype, np.iscomplexobj(x)
