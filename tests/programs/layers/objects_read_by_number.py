"""Layers are read from their list by the number of the step."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax
import jax.numpy as jnp


class Dense:
    def __init__(self, k, width=40):
        self.name = f"dense{k}"
        self.w = 0.1 * jnp.sin(jnp.arange(float(width * width)) * (k + 1)).reshape(width, width)
        self.b = jnp.full(width, 0.01 * k)

    def __call__(self, x):
        return x + jnp.tanh(x @ self.w + self.b)


def setup():
    return {"layers": [Dense(k) for k in range(12)], "x": jnp.linspace(-1.0, 1.0, 80).reshape(2, 40)}


def step(state, i):
    def loss_fn(x):
        h = x
        for k in range(len(state["layers"])):
            h = state["layers"][k](h) * (1.0 + 0.1 * k)
        return jnp.mean(h)

    return jax.value_and_grad(loss_fn)(state["x"] + i)
