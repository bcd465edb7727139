"""The old kind of key, an array of two integers, passed in and given back."""
# expect: converted, compiles<=1, hits>=6

import jax


def dropout(key, x, rate):
    keep = jax.random.bernoulli(key, 1.0 - rate, x.shape)
    return jax.numpy.where(keep, x / (1.0 - rate), 0.0)


def setup():
    return {"key": jax.random.PRNGKey(3), "x": jax.numpy.ones((4, 3))}


def step(state, i):
    state["key"], sub = jax.random.split(state["key"])
    return dropout(sub, state["x"], 0.25)
