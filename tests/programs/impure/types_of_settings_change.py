"""A setting goes from int to float to bool to a NumPy number to a string that float() reads."""
# expect: converted, compiles<=6, hits>=6

# calls: 12

import jax.numpy as jnp
import numpy as np


class Config:
    def __init__(self):
        self.scale, self.names = 2, ("a", "b")


def setup():
    return {"config": Config(), "x": jnp.array([1, 2])}


def between(state, i):
    if i % 2 == 0:
        state["config"].scale = (2, 2.0, True, np.float32(2), "2", np.int64(2))[i // 2 % 6]
    if i == 7:
        state["config"].names = ["a", "b"]


def step(state, i):
    scale = state["config"].scale
    y = state["x"] * (float(scale) if isinstance(scale, str) else scale)
    return y, jnp.exp(-y), type(scale).__name__, state["config"].names
