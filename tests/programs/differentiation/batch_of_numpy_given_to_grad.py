"""Arguments that are not differentiated reach the loss as they are: a NumPy array stays one, with its own precision."""
# expect: converted, compiles<=2, hits>=5
# calls: 24

import jax
import jax.numpy as jnp
import numpy as np


def setup():
    return {"w": jnp.ones(3), "seen": [], "batch": {"y": np.array([1e8, 1.5, 2.25]), "n": 3}}


def loss_fn(w, y, batch, seen, rate):
    seen.append(y)
    total = y.sum() - 1e8
    return jnp.sum(w * rate) * total, (y, y * 2, type(batch["y"]).__name__, isinstance(rate, float), batch["n"] + 1)


def step(state, i):
    batch = state["batch"]
    (loss, aux), grads = jax.value_and_grad(loss_fn, has_aux=True)(
        state["w"], batch["y"], batch, state["seen"], 0.5 / (i + 1)
    )
    only_grads, _ = jax.grad(loss_fn, has_aux=True)(state["w"], batch["y"], batch, seen=[], rate=2.0)
    return loss, aux, grads, only_grads, state["seen"][-1] is batch["y"]
