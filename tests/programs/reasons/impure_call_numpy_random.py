"""NumPy's global random state augments every batch."""
# expect: reason=impure-call

import jax.numpy as jnp
import numpy as np


def setup():
    return {"w": jnp.array([1.0, 2.0])}


def step(state, i):
    batch = np.random.randn(3, 2).astype("float32")  # culprit
    return jnp.asarray(batch) @ state["w"]
