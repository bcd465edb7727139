"""The loss that is differentiated counts its calls by nonlocal and stores a Python number."""
# expect: converted, compiles<=2, hits>=6

import jax
import jax.numpy as jnp


def setup():
    return {"w": jnp.array([1.0, -2.0]), "evaluations": 0}


def step(state, i):
    evaluations = state["evaluations"]
    note = None

    def loss(w):
        nonlocal evaluations, note
        evaluations += 1
        note = f"shape {w.shape}"
        return jnp.sum((w - i) ** 2)

    value, grad = jax.value_and_grad(loss)(state["w"])
    if i % 3 == 0:
        value = jnp.minimum(value, loss(state["w"] - 0.1 * grad))
    state["w"] = state["w"] - 0.05 * grad
    state["evaluations"] = evaluations
    return value, evaluations, note
