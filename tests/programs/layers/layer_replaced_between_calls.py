"""Between calls a layer is replaced by one of another class, and later one more is added."""
# expect: converted, compiles<=6, hits>=3, rolled==1
# calls: 10

import jax.numpy as jnp


class Dense:
    def __init__(self, k, width=40):
        self.name = f"dense{k}"
        self.w = 0.1 * jnp.sin(jnp.arange(float(width * width)) * (k + 1)).reshape(width, width)
        self.b = jnp.full(width, 0.01 * k)

    def __call__(self, x):
        return x + jnp.tanh(x @ self.w + self.b)


class Scaled(Dense):
    def __call__(self, x):
        return 0.5 * super().__call__(x)


def setup():
    return {"layers": [Dense(k) for k in range(12)], "x": jnp.linspace(-1.0, 1.0, 80).reshape(2, 40)}


def between(state, i):
    if i == 3:
        state["layers"][5] = Scaled(5)
    if i == 6:
        state["layers"].append(Dense(12))


def step(state, i):
    h = state["x"] * (i + 1)
    for layer in state["layers"]:
        h = layer(h)
    return h
