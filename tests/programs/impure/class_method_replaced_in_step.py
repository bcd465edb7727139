"""A step that gives a class another method."""
# expect: reason=class-write

import jax.numpy as jnp


class Layer:
    def forward(self, x):
        return x * 2


def doubled(self, x):
    return x * 4


def setup():
    return {"layer": Layer(), "x": jnp.ones(2)}


def step(state, i):
    Layer.forward = doubled  # culprit
    return state["layer"].forward(state["x"])
