"""Two objects become one, so that a write through one path is now seen through the other."""
# expect: converted, compiles<=3, misses>=1
# guard: all_distinct

import jax.numpy as jnp


class Box:
    def __init__(self, x):
        self.x = x


def setup():
    return {"left": Box(jnp.array([1.0])), "right": Box(jnp.array([7.0]))}


def between(state, i):
    if i == 4:
        state["right"] = state["left"]


def step(state, i):
    state["left"].x = state["left"].x + 1.0
    return state["right"].x
