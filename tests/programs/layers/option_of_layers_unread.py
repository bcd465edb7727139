"""What the loop does not read of the layers differs, and changes between calls: nothing is compiled again."""
# expect: converted, compiles<=2, hits>=5, rolled==1
# calls: 9

import jax.numpy as jnp


class Dense:
    def __init__(self, k):
        self.w = 0.1 * jnp.sin(jnp.arange(1600.0) * (k + 1)).reshape(40, 40)
        self.name, self.note = f"layer {k}", [k]
        self.b = jnp.full(40, 0.01 * k)

    def __call__(self, x):
        return x + jnp.tanh(x @ self.w + self.b)


def setup():
    return {"layers": [Dense(k) for k in range(12)], "x": jnp.linspace(-1.0, 1.0, 80).reshape(2, 40)}


def between(state, i):
    layer = state["layers"][i]
    layer.name += "!"
    layer.note = None
    if i > 5:
        del layer.note


def step(state, i):
    h = jnp.sin(state["x"] + i)
    for layer in state["layers"]:
        h = layer(h)
    return h
