"""== and < of lists and tuples with arrays in them look at item after item, and stop at the first that decides."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"a": jnp.zeros(3)}


def between(state, i):
    state["a"] = jnp.array([i % 2, i // 2 % 2, i // 4], jnp.float32)


def step(state, i):
    a, b, c = state["a"]
    if [a, b] == [0.0, 1.0]:
        return c + 10.0, 1
    if (a, b, c) < (1.0, 0.0, 1.0):
        return c + 20.0, 2
    return c + 30.0, 3
