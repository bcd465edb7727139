"""Between calls a plain class attribute becomes a property, and plain again."""
# expect: converted, hits>=3

import jax.numpy as jnp


class Layer:
    scale = 2.0
    calls = 0

    def __call__(self, x):
        Layer.calls += 1
        return x * self.scale


def setup():
    return {"layer": Layer(), "x": jnp.ones(2)}


def between(state, i):
    if i == 6:
        Layer.scale = property(lambda self: 3.0 + Layer.calls)
    if i == 8:
        Layer.scale = 5.0


def step(state, i):
    return state["layer"](state["x"]), Layer.calls
