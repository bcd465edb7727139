"""A ring buffer is an array, its position a Python int: both move on only when something is kept."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


class Buffer:
    def __init__(self):
        self.data, self.position = jnp.zeros(4), 0

    def push(self, x):
        self.data = self.data.at[self.position].set(x)
        self.position = (self.position + 1) % 4


def setup():
    return {"buffer": Buffer(), "x": jnp.array(0.5)}


def step(state, i):
    x = state["x"]
    if x > 0.75:
        state["buffer"].push(x)
        x = x - 0.75
    state["x"] = x * 1.5 + 0.125
    return jnp.mean(state["buffer"].data)
