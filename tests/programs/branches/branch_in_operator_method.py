"""The branch is in operator methods of the user's class, one of which gives the truth of its objects."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


class Interval:
    def __init__(self, low, high):
        self.low, self.high = low, high

    def __bool__(self):
        return bool(self.low < self.high)

    def __and__(self, other):
        low = self.low if self.low > other.low else other.low
        high = self.high if self.high < other.low + 1.0 else other.high
        return Interval(low, high)


def setup():
    return {"x": jnp.array([0.0, 3.0])}


def step(state, i):
    both = Interval(state["x"][0], state["x"][1]) & Interval(jnp.float32(2.0), jnp.float32(5.0))
    state["x"] = state["x"] + jnp.array([1.25, 0.75]) - 2.0 * (i % 2)
    if both:
        return both.high - both.low
    return both.low * 0.0
