"""Each layer has a cache, a dict in a list beside the layers; the loop makes new ones."""
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
    caches = [{"keys": jnp.zeros((4, 40)), "at": 0} for _ in range(8)]
    return {"layers": [Dense(k) for k in range(8)], "caches": caches, "x": jnp.linspace(-1.0, 1.0, 40)}


def step(state, i):
    h = state["x"] * (i + 1)
    caches = []
    for layer, cache in zip(state["layers"], state["caches"]):
        keys = jnp.roll(cache["keys"], 1, axis=0).at[0].set(h)
        h = layer(h) + keys.mean(axis=0)
        caches.append({"keys": keys, "at": cache["at"]})
    state["caches"] = caches
    return h
