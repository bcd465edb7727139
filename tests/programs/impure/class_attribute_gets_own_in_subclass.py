"""A subclass inherits a counter until other code gives it one of its own."""
# expect: converted, hits>=4

import jax.numpy as jnp


class Base:
    steps = 0
    scale = 1.0

    def forward(self, x):
        Base.steps += 1
        return x * self.scale + self.steps


class Child(Base):
    pass


def setup():
    return {"model": Child(), "x": jnp.arange(3.0)}


def between(state, i):
    if i == 5:
        Child.steps = Base.steps
    if i == 7:
        Child.scale = 0.5
    if i == 9:
        del Child.steps


def step(state, i):
    return state["model"].forward(state["x"]), Child.steps, Base.steps, hasattr(state["model"], "steps")
