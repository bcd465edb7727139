"""A model is replaced by one of another class with the same attributes."""
# expect: converted, compiles<=3, misses>=1
# guard: type

import jax.numpy as jnp


class Tanh:
    def __init__(self):
        self.w = jnp.array([1.0, 2.0])

    def __call__(self, x):
        return jnp.tanh(x * self.w)


class Cosine(Tanh):
    def __call__(self, x):
        return jnp.cos(x * self.w)


def setup():
    return {"model": Tanh()}


def between(state, i):
    if i == 4:
        state["model"].__class__ = Cosine


def step(state, i):
    return state["model"](jnp.ones(2))
