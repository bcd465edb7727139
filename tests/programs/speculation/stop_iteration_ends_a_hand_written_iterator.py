"""__next__ of the user's own iterator raises StopIteration on an array condition, which ends a for loop."""
# expect: compiles<=4

import jax.numpy as jnp


class Halvings:
    def __init__(self, x):
        self.x = x

    def __iter__(self):
        return self

    def __next__(self):
        if self.x < 1.0:
            raise StopIteration
        self.x = self.x / 2
        return self.x


def setup():
    return {"x": jnp.array(1.0)}


def between(state, i):
    state["x"] = jnp.float32([3.0, 0.5, 9.0, 1.0, 20.0, 5.0, 0.25, 2.0][i])


def step(state, i):
    total = jnp.array(0.0)
    for value in Halvings(state["x"]):
        total = total + value
    return total
