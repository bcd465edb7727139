"""An object of one class on one side, and of another on the other: a method is called on it after the join."""
# expect: compiles<=4

import jax.numpy as jnp


class Sphere:
    def __init__(self, r):
        self.r = r

    def volume(self):
        return 4.0 * self.r**3


class Cube:
    def __init__(self, a):
        self.a = a

    def volume(self):
        return self.a**3


def setup():
    return {"x": jnp.array(1.0)}


def step(state, i):
    body = Sphere(state["x"]) if state["x"] > 0.7 else Cube(state["x"] * 2)
    state["x"] = state["x"] * 1.5 if i % 3 else state["x"] * 0.5
    return body.volume(), type(body).__name__
