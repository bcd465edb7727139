"""The bases of the class change between two calls, so that super() and an inherited method mean something else."""
# expect: converted, compiles<=2, hits>=6

import jax.numpy as jnp


class Root:
    pass


class Plain(Root):
    def transform(self, x):
        return x * 2.0


class Fancy(Root):
    def transform(self, x):
        return jnp.tanh(x) + 1.0


class Model(Plain):
    def transform(self, x):
        return super().transform(x) - 0.5


def setup():
    Model.__bases__ = (Plain,)
    return {"model": Model(), "x": jnp.array([1.0, 2.0])}


def between(state, i):
    if i == 4:
        Model.__bases__ = (Fancy,)


def step(state, i):
    return state["model"].transform(state["x"] + i), [c.__name__ for c in Model.__mro__[:2]]
