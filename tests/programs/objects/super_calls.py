"""super() in methods, properties and constructors, through two levels."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


class Module:
    def __init__(self, size):
        self.size = size

    def forward(self, x):
        return x

    @property
    def label(self):
        return type(self).__name__


class Linear(Module):
    def __init__(self, size):
        super().__init__(size)
        self.w = jnp.eye(size) * 0.5

    def forward(self, x):
        return super().forward(x) @ self.w


class Residual(Linear):
    def forward(self, x):
        return x + super().forward(x)

    @property
    def label(self):
        return "res-" + super().label


def setup():
    return {"net": Residual(2), "x": jnp.array([1.0, 2.0])}


def step(state, i):
    state["x"] = state["net"].forward(state["x"])
    fresh = Residual(2)
    return fresh.forward(state["x"]), fresh.label, fresh
