"""A layer divides by zero: what is not a number comes out where it comes out eagerly."""
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
    layers = [Dense(k) for k in range(8)]
    layers[4].b = layers[4].b.at[3].set(jnp.nan)
    layers[6].b = layers[6].b.at[5].set(-jnp.inf)
    return {"layers": layers, "x": jnp.linspace(-1.0, 1.0, 80).reshape(2, 40)}


def step(state, i):
    h = state["x"] * i
    seen = []
    for layer in state["layers"]:
        h = layer(h) / jnp.abs(h).max()
        seen.append(jnp.isnan(h).any())
    return h, seen
