"""A layer is kept in the loop, in an attribute and in a list: it can be told from others there."""
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


def setup():
    return {"layers": [Dense(k) for k in range(8)], "x": jnp.linspace(-1.0, 1.0, 80).reshape(2, 40), "before": None}


def step(state, i):
    h = jnp.sin(state["x"] + i)
    visited = []
    for layer in state["layers"]:
        h = jnp.sin(layer(h))
        visited.append(layer)
    for layer in state["layers"]:
        h = jnp.sin(layer(h))
        state["before"] = layer
    for layer in state["layers"]:
        h = jnp.sin(layer(h))
        visited.append(lambda layer=layer: layer)
    names = [made().name for made in visited[8:]]
    return h, visited[3] is state["layers"][3], names
