"""Each iteration of a loop that an array ends makes an object and gives it two names; what one changes, the other sees."""
# expect: converted, hits>=6

import jax.numpy as jnp


def setup():
    return {"x": jnp.float32(1.0)}


def step(state, i):
    x, count = state["x"] + i, 0
    first, second = [count], [count]
    while x < 20:
        x = x * 2
        count += 1
        new = [count]
        first = new
        second = new
    first.append("end")
    return first, second, x
