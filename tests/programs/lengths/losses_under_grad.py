"""A loss is added up over the rows and differentiated."""
# expect: converted, compiles<=4, hits>=5, rolled>=1
# calls: 26

import jax
import jax.numpy as jnp

LENGTHS = [5, 12, 3, 7, 14, 2, 9, 16, 4, 11]


def setup():
    return {"w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4), "u": jnp.linspace(-1.0, 1.0, 12).reshape(3, 4), "xs": None}


def between(state, i):
    n = LENGTHS[i % len(LENGTHS)]
    state["xs"] = jnp.sin(jnp.arange(3.0 * n) + i).reshape(n, 3)


def step(state, i):
    xs = state["xs"]

    def loss_fn(w):
        h, loss = jnp.zeros(4), 0.0
        for i in range(len(xs)):
            h = jnp.tanh(h @ w + xs[i] @ state["u"])
            loss += jnp.sum(h**2)
        return loss / len(xs)

    loss, grads = jax.value_and_grad(loss_fn)(state["w"])
    state["w"] = state["w"] - 0.1 * grads
    return loss
