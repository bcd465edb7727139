"""The loop variable is read behind the loop, and what it holds is kept."""
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


def setup():
    return {"layers": [Dense(k) for k in range(8)], "x": jnp.linspace(-1.0, 1.0, 80).reshape(2, 40), "last": None}


def step(state, i):
    h = state["x"] * (i + 1)
    for k, layer in enumerate(state["layers"]):
        weights = layer.w
        h = layer(h)
    state["last"] = layer
    layer.seen = i
    return h @ weights, k, layer is state["layers"][-1], weights is state["layers"][7].w
