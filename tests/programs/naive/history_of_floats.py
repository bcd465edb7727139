"""The loss as a Python float in a list, as every training script keeps it."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp

history = []


def setup():
    return {"w": jnp.array([3.0, -1.0])}


def step(state, i):
    loss, grad = jax.value_and_grad(lambda w: jnp.sum((w - 1.0) ** 2))(state["w"])
    state["w"] = state["w"] - 0.1 * grad
    history.append(float(loss))
    return len(history)
