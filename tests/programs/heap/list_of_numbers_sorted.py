"""A list of Python numbers that is sorted, reversed and rotated in place."""
# expect: converted, compiles<=3, hits>=3

import jax.numpy as jnp


def setup():
    return {"numbers": [3, 1, 2], "x": jnp.array([1.0])}


def step(state, i):
    numbers = state["numbers"]
    numbers.sort()
    numbers.reverse()
    numbers += [numbers[0]]
    numbers.remove(numbers[0])
    state["x"] = state["x"] + numbers[1]
    return numbers.index(2), numbers.count(3), state["x"]
