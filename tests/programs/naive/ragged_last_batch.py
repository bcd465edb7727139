"""The last batch of each epoch is smaller than the others."""
# expect: converted, compiles<=3, hits>=8
# calls: 12

import jax.numpy as jnp
import numpy as np

data = np.arange(40, dtype=np.float32).reshape(20, 2) / 10


def setup():
    return {"w": jnp.array([0.3, 0.7]), "bounds": [(0, 8), (8, 16), (16, 20)]}


def train(state, batch):
    error = batch @ state["w"] - 1.0
    state["w"] = state["w"] - 0.01 * (batch.T @ error) / len(batch)
    return jnp.mean(error**2)


def step(state, i):
    start, stop = state["bounds"][i % 3]
    return train(state, jnp.asarray(data[start:stop]))
