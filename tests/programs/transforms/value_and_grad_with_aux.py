"""value_and_grad with auxiliary outputs of mixed kinds, and with respect to several arguments."""
# expect: converted, compiles<=1, hits>=6

import jax
import jax.numpy as jnp


def loss_fn(w, b, x, name):
    h = jnp.tanh(x @ w + b)
    return jnp.sum(h), {"hidden": h, "name": name, "sizes": [h.shape, None]}


def setup():
    return {"w": jnp.ones((2, 3)) * 0.1, "b": jnp.zeros(3)}


def step(state, i):
    grad_fn = jax.value_and_grad(loss_fn, argnums=(0, 1), has_aux=True)
    (loss, aux), (dw, db) = grad_fn(state["w"], state["b"], jnp.array([[1.0, -1.0]]), name="h")
    state["w"], state["b"] = state["w"] - 0.1 * dw, state["b"] - 0.1 * db
    return loss, aux["hidden"], aux["sizes"]
