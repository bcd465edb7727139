"""NumPy used for what does not depend on arrays of JAX: masks, positions, tables."""
# expect: converted, compiles<=1, hits>=5

import jax.numpy as jnp
import numpy as np


def positional_encoding(length, width):
    positions = np.arange(length)[:, None]
    rates = np.exp(-np.log(100.0) * np.arange(0, width, 2) / width)
    table = np.zeros((length, width), np.float32)
    table[:, 0::2] = np.sin(positions * rates)
    table[:, 1::2] = np.cos(positions * rates)
    return table


def setup():
    return {"x": jnp.ones((3, 4))}


def step(state, i):
    x = state["x"]
    mask = np.tril(np.ones((x.shape[0], x.shape[0]), bool))
    scores = jnp.where(mask, x @ x.T, -np.inf)
    state["x"] = x * np.float32(0.9) + positional_encoding(*x.shape) * 0.1
    return scores, np.prod(x.shape), mask
