"""A batch is put together in a new NumPy array, row by row, and returned beside what is computed of it."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp
import numpy as np


def collate(rows, width):
    batch = np.zeros((len(rows), width), np.float32)
    mask = np.zeros((len(rows), width), bool)
    for index, row in enumerate(rows):
        batch[index, : len(row)] = row
        mask[index, : len(row)] = True
    batch *= 0.5
    return batch, mask


def setup():
    return {"rows": [[1.0, 2.0], [3.0], [4.0, 5.0, 6.0]], "w": jnp.ones(3)}


def step(state, i):
    batch, mask = collate(state["rows"], 3)
    out = jnp.where(mask, batch, 0.0) @ state["w"]
    state["w"] = state["w"] + 0.1 * jnp.sum(out)
    return out, batch, mask
