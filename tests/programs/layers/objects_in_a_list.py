"""Layers are objects in a list of the model; their names differ, and the loop does not read them."""
# expect: converted, compiles<=2, hits>=3, rolled==1
# calls: 5

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
    h = state["x"] * (i + 1)
    for layer in state["layers"]:
        h = layer(h)
    return h
