"""The first and the last layer are of other shapes than those between them, or of another class."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


class Dense:
    def __init__(self, k, width=40):
        self.name = f"dense{k}"
        self.w = 0.1 * jnp.sin(jnp.arange(float(width * width)) * (k + 1)).reshape(width, width)
        self.b = jnp.full(width, 0.01 * k)

    def __call__(self, x):
        return x + jnp.tanh(x @ self.w + self.b)


class Readout(Dense):
    def __call__(self, x):
        return x @ self.w[:, :3]


def setup():
    first = Dense(0)
    first.w, first.b = jnp.sin(jnp.arange(200.0)).reshape(5, 40), jnp.zeros(1)
    layers = [first, *[Dense(k) for k in range(1, 10)], Readout(10)]
    return {"layers": layers, "x": jnp.linspace(-1.0, 1.0, 10).reshape(2, 5)}


def step(state, i):
    h = state["x"] * (i + 1)
    for layer in state["layers"]:
        h = h @ layer.w if h.shape[1] == 5 else layer(h)
    return h
