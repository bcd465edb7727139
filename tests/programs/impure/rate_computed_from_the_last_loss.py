"""The next rate is computed from the loss of this call, read as a float and clamped in Python."""
# expect: converted, compiles<=1, hits>=7

import jax.numpy as jnp


def setup():
    return {"w": jnp.array([3.0, 1.0]), "rate": 0.1}


def step(state, i):
    state["w"] = state["w"] - state["rate"] * state["w"]
    loss = float(jnp.sum(state["w"] ** 2))
    state["rate"] = min(0.5, max(0.01, 0.02 * loss + 0.001 * i))
    return loss, state["rate"]
