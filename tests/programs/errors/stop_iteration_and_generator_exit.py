"""next() on an exhausted generator, with and without a default."""
# expect: compiles<=2

import jax.numpy as jnp


def once(x):
    yield x


def setup():
    return {"x": jnp.array([1.0])}


def step(state, i):
    stream = once(state["x"])
    first = next(stream)
    nothing = next(stream, None)
    state["x"] = first * 0.5
    if i == 4:
        next(stream)
    return first, nothing
