"""A function that closes over the loop variable is called before that is set: it sees the layer of before."""
# expect: converted, hits>=3, rolled==0
# calls: 5

import jax.numpy as jnp


class Dense:
    def __init__(self, k):
        self.w = 0.1 * jnp.sin(jnp.arange(1600.0) * (k + 1)).reshape(40, 40)
        self.b = jnp.full(40, 0.01 * k)

    def __call__(self, x):
        return x + jnp.tanh(x @ self.w + self.b)


def setup():
    return {"layers": [Dense(k) for k in range(12)], "x": jnp.linspace(-1.0, 1.0, 80).reshape(2, 40)}


def step(state, i):
    before = layer = state["layers"][0]

    def look():
        return before, layer

    h = jnp.sin(state["x"] + i)
    for layer in state["layers"]:
        h = layer(h) + 0.1 * look()[0](h)
        before = look()[1]
    for layer in state["layers"]:
        h = jnp.sin(layer(h)) * (1.0 if look()[0] is state["layers"][2] else 0.5)
        before = layer
    return h, before is layer
