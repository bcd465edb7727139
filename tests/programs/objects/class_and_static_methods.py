"""Alternative constructors and functions that live in a class."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


class Affine:
    gain = 2.0

    def __init__(self, w, b):
        self.w, self.b = w, b

    @classmethod
    def identity(cls, n):
        return cls(jnp.eye(n) * cls.gain, jnp.zeros(n))

    @staticmethod
    def clip(x):
        return jnp.clip(x, -1.0, 1.0)

    def __call__(self, x):
        return self.clip(x @ self.w + self.b)


def setup():
    return {"x": jnp.array([0.1, 0.2])}


def step(state, i):
    layer = Affine.identity(2)
    state["x"] = layer(state["x"])
    return Affine.clip(state["x"] * 3), layer.w
