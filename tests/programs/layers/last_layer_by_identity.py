"""The loop asks of each layer whether it is the last one of the list."""
# expect: converted, compiles<=2, hits>=3, rolled==0
# calls: 5

import jax.numpy as jnp


class Dense:
    def __init__(self, k, width=40):
        self.name = f"dense{k}"
        self.w = 0.1 * jnp.sin(jnp.arange(float(width * width)) * (k + 1)).reshape(width, width)
        self.b = jnp.full(width, 0.01 * k)

    def __call__(self, x):
        return x + jnp.tanh(x @ self.w + self.b)


class Model:
    def __init__(self):
        self.layers = [Dense(k) for k in range(8)]

    def __call__(self, x):
        for layer in self.layers:
            x = x @ layer.w if layer is self.layers[-1] else layer(x)
        return x

    def find(self, x):
        found = []
        for layer in self.layers:
            x = layer(x)
            found.append(layer in self.layers[2:4])
        return x, found


def setup():
    return {"model": Model(), "x": jnp.linspace(-1.0, 1.0, 80).reshape(2, 40)}


def step(state, i):
    h = state["model"](state["x"] * (i + 1))
    return h, state["model"].find(h)
