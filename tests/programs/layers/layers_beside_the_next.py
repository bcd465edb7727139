"""Each layer is used beside the one behind it, and asked whether it is that one."""
# expect: converted, compiles<=2, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


class Dense:
    def __init__(self, k):
        self.w = 0.1 * jnp.sin(jnp.arange(1600.0) * (k + 1)).reshape(40, 40)
        self.b = jnp.full(40, 0.01 * k)

    def __call__(self, x):
        return x + jnp.tanh(x @ self.w + self.b)


def setup():
    return {"layers": [Dense(k) for k in range(8)], "x": jnp.linspace(-1.0, 1.0, 80).reshape(2, 40)}


def step(state, i):
    h = jnp.sin(state["x"] + i)
    layers = state["layers"]
    for layer, following in zip(layers, layers[1:]):
        h = 0.5 * (layer(h) + following(h))
    same = []
    for layer, again in zip(layers, layers):
        h = 0.5 * layer(h)
        same.append(layer is again)
    return h, same
