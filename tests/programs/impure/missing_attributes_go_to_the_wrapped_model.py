"""A wrapper passes attributes it lacks on to the model inside, by __getattr__, and counts how often."""
# expect: converted, compiles<=2, hits>=6

import jax.numpy as jnp


class Model:
    def __init__(self):
        self.w, self.scale = jnp.array([[1.0, 0.5], [0.25, 1.0]]), 2.0

    def forward(self, x):
        return self.scale * (self.w @ x)


class Wrapper:
    def __init__(self, inner):
        self.inner, self.asked = inner, 0

    def __getattr__(self, name):
        self.asked += 1
        return getattr(self.inner, name)


def setup():
    return Wrapper(Model())


def step(wrapped, i):
    y = wrapped.forward(jnp.array([1.0, 2.0]) + i)
    wrapped.inner.w = wrapped.w * 0.9
    wrapped.scale = wrapped.scale + 1.0
    missing = getattr(wrapped, "bias", "none")
    return y, wrapped.asked, missing, "scale" in vars(wrapped)
