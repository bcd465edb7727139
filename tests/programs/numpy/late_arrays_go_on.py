"""What NumPy makes of computed arrays is computed with further: masks, reductions, rows, writes into rows."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp
import numpy as np


def setup():
    return {"x": jnp.arange(6.0).reshape(2, 3), "history": np.full((4, 3), np.nan)}


def step(state, i):
    state["x"] = jnp.cos(state["x"] * 1.5)
    history = state["history"]
    history[i % 4] = np.asarray(state["x"]).mean(axis=0)
    row = history[i % 4]
    row[0] = 1.0
    kept = ~np.isnan(history)
    counts = kept.sum(axis=0)
    means = np.where(kept, history, 0.0).sum(axis=0) / counts
    print(history.shape, len(history), counts.shape, means.dtype)
    host = np.array(state["x"])
    host[0][1:] += 2.0
    return means, counts, int(np.isnan(history).sum()), host
