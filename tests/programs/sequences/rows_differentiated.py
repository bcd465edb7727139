"""The rows themselves are what is differentiated."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax
import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    def loss_fn(xs):
        h, total = jnp.zeros(4), 0.0
        for x in xs:
            h = jnp.tanh(state["w"] @ h + x)
            total = total + jnp.sum(h * x)
        return total

    return jax.grad(loss_fn)(state["xs"] + i)
