"""A generator function with a while on an array condition, summed by its caller."""
# expect: compiles<=4

import jax.numpy as jnp


def halvings(x):
    while x > 1.0:
        yield x
        x = x / 2


def setup():
    return {"x": jnp.array(5.0)}


def between(state, i):
    state["x"] = jnp.float32(i * 5 % 16)


def step(state, i):
    total = jnp.array(0.0)
    for value in halvings(state["x"]):
        total = total + value
    return total
