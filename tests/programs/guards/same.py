"""Two paths to one object are cut in two, so that a write through one is no longer seen through the other."""
# expect: converted, compiles<=3, misses>=1
# guard: same

import jax.numpy as jnp


class Box:
    def __init__(self, x):
        self.x = x


def setup():
    box = Box(jnp.array([1.0]))
    return {"left": box, "right": box}


def between(state, i):
    if i == 4:
        state["right"] = Box(jnp.array([7.0]))


def step(state, i):
    state["left"].x = state["left"].x + 1.0
    return state["right"].x
