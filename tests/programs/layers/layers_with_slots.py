"""Layers have slots, one of which is not set in any of them, and properties."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


class Dense:
    __slots__ = ("w", "b", "cache")

    def __init__(self, k):
        self.w = 0.1 * jnp.sin(jnp.arange(1600.0) * (k + 1)).reshape(40, 40)
        self.b = jnp.zeros(40)

    @property
    def kernel(self):
        return getattr(self, "cache", self.w)

    def __call__(self, x):
        return x + jnp.tanh(x @ self.kernel + self.b)


def setup():
    return {"layers": [Dense(k) for k in range(8)], "x": jnp.linspace(-1.0, 1.0, 80).reshape(2, 40)}


def step(state, i):
    h = state["x"] * (i + 1)
    for layer in state["layers"]:
        h = layer(h)
    return h
