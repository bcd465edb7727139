"""enumerate of an array's rows and reversed() of them, with a break in each."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([3.0, 1.0, 4.0, 1.5, 9.0])}


def step(state, i):
    first, last = 0, 0
    for n, value in enumerate(state["x"], start=1):
        if value > 3.5:
            first = n
            break
    for n, value in enumerate(reversed(state["x"])):
        if value > 2.0:
            last = n
            break
    state["x"] = jnp.roll(state["x"], 2)
    return first, last
