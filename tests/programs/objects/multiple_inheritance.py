"""A mixin, a base class and the order in which methods are found."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


class Base:
    def run(self, x):
        return x + 1.0


class Scaled(Base):
    factor = 2.0

    def run(self, x):
        return super().run(x) * self.factor


class Shifted(Base):
    def run(self, x):
        return super().run(x - 0.5)


class Both(Scaled, Shifted):
    factor = 0.25


def setup():
    return {"model": Both(), "x": jnp.array([3.0])}


def step(state, i):
    state["x"] = state["model"].run(state["x"]) + Base.run(state["model"], state["x"]) * 0.5
    return state["x"], [kind.__name__ for kind in Both.__mro__]
