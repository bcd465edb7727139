"""A running mean kept as an attribute of the function that computes it, read by another one and reset between calls."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def update(x):
    update.mean = update.mean * 0.9 + 0.1 * x
    update.count += 1
    return x - update.mean


update.mean = jnp.zeros(3)
update.count = 0


def setup():
    return {"x": jnp.arange(3.0)}


def between(state, i):
    if i == 6:
        update.mean = jnp.ones(3)


def step(state, i):
    y = update(state["x"] + i)
    return y, update.mean, getattr(update, "count"), getattr(update, "other", None)
