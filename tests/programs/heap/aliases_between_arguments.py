"""One array under two names, then two arrays: an in-place looking += must not change the other."""
# expect: converted, compiles<=2

import jax.numpy as jnp


def setup():
    x = jnp.array([1.0, 2.0])
    return {"a": x, "b": x}


def combine(a, b):
    a += 1.0
    return a, b


def between(state, i):
    state["b"] = state["a"] if i % 2 else state["a"] * 1.0


def step(state, i):
    state["a"], old = combine(state["a"], state["b"])
    return old
