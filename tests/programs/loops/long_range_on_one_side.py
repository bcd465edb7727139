"""A long loop that only runs if an array says so, and changes an object there."""
# expect: converted, compiles<=2, hits>=6

import jax
import jax.numpy as jnp


class Model:
    def __init__(self):
        self.w = jnp.linspace(-1.0, 1.0, 4)
        self.seen = 0


def setup():
    return {"model": Model()}


def step(state, i):
    model = state["model"]
    x = jnp.arange(4.0) - i
    if jnp.sum(x) > 0:
        for n in range(30):
            model.w = jax.nn.softmax(model.w) + jax.nn.gelu(model.w + x) * 0.1 + jax.nn.softplus(x) * 0.01
            model.seen += 1
    else:
        model.w = model.w * 0.5
    return model.w, model.seen
