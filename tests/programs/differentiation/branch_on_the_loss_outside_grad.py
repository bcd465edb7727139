"""The gradient is computed first, and then the value of the loss decides whether it is applied."""
# expect: converted, compiles<=2, hits>=4

import jax
import jax.numpy as jnp


def loss(w):
    return jnp.sum((w - 1.0) ** 2)


def setup():
    return {"w": jnp.array([4.0, -1.0]), "best": jnp.float32(100.0)}


def step(state, i):
    value, grad = jax.value_and_grad(loss)(state["w"])
    if value < state["best"]:
        state["best"] = value
        state["w"] = state["w"] - (0.25 + 0.125 * i) * grad
    else:
        state["w"] = state["w"] - 0.0625 * grad
        state["best"] = state["best"] * 2.0
    return value
