"""An inner loop notes each loss in a NumPy array."""
# expect: converted, compiles<=2, hits>=3

import jax.numpy as jnp
import numpy as np


def train(w, steps):
    losses = np.zeros(steps, np.float32)
    for k in range(steps):
        loss = jnp.sum((w - 1.0) ** 2)
        w = w - 0.1 * (w - 1.0)
        losses[k] = loss
    return w, losses


def setup():
    return {"w": jnp.zeros(3)}


def step(state, i):
    state["w"], losses = train(state["w"] * 0.5, 12)
    return losses, losses.mean(), losses[-1]
