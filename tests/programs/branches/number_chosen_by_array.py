"""A learning rate chosen by an array is a Python float, with all its 64 bits, wherever it ends up."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"w": jnp.array([4.0, -2.0]), "rate": 0.1, "rates": []}


def step(state, i):
    loss = jnp.sum(state["w"] ** 2)
    state["rate"] = 0.3 if loss > 8.0 else 0.7 - i / 100
    state["rates"].append(state["rate"])
    state["w"] = state["w"] - state["rate"] * (2 * state["w"] - jnp.array([1.0, -5.0]))
    return state["rate"], loss
