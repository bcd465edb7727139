"""A base class is inserted and a class attribute is deleted between the calls."""
# expect: converted, compiles<=3, misses>=1

import jax.numpy as jnp


class Plain:
    def act(self, x):
        return x


class Loud(Plain):
    def act(self, x):
        return x * 10


class Model(Plain):
    def act(self, x):
        return super().act(x) + 1


class Other(Plain):
    pass


def setup():
    return {"model": Model(), "x": jnp.array([1.0])}


def between(state, i):
    if i == 3:
        Model.__bases__ = (Loud,)
    if i == 6:
        del Model.act


def step(state, i):
    return state["model"].act(state["x"])
