"""A whole epoch inside the step: a loop over NumPy batches with a running loss."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp
import numpy as np

source = np.random.RandomState(0)
inputs = source.randn(12, 3).astype("float32")
targets = (inputs[:, 0] > 0).astype("float32")


def batches(size):
    for start in range(0, len(inputs), size):
        yield inputs[start : start + size], targets[start : start + size]


def loss_fn(w, x, y):
    logits = x @ w
    return jnp.mean(jnp.logaddexp(0.0, logits) - y * logits)


def setup():
    return {"w": jnp.zeros(3), "epochs": []}


def step(state, i):
    total = 0.0
    for x, y in batches(4):
        loss, grad = jax.value_and_grad(loss_fn)(state["w"], x, y)
        state["w"] = state["w"] - 0.5 * grad
        total += loss
    state["epochs"].append(total / 3)
    return total
