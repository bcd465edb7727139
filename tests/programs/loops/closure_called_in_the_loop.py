"""The body calls a nested function that changes a variable of the function around it."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(7.0)}


def between(state, i):
    state["x"] = jnp.float32(i * 3 % 8)


def step(state, i):
    x, total = state["x"], jnp.array(0.0)

    def take(amount):
        nonlocal x, total
        x = x - amount
        total = total + amount * x

    while x > 1.0:
        take(1.0)
        if x > 2.0:
            take(0.5)
    return total
