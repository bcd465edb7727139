"""Each layer has a dropout rate, and gets a key of its own."""
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


class Dropout(Dense):
    rate = 0.25

    def __call__(self, x, key):
        keep = jax.random.bernoulli(key, 1.0 - self.rate, x.shape)
        return super().__call__(jnp.where(keep, x / (1.0 - self.rate), 0.0))


def setup():
    layers = [Dropout(k) for k in range(8)]
    for layer in layers:
        layer.rate = 0.5
    return {"layers": layers, "x": jnp.linspace(-1.0, 1.0, 80).reshape(2, 40)}


def step(state, i):
    h = state["x"]
    keys = jax.random.split(jax.random.key(i), len(state["layers"]))
    for layer, key in zip(state["layers"], keys):
        h = layer(h, key)
    return h
