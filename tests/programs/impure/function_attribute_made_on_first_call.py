"""A function keeps a cache of its own, made on the first call; another one counts in a closure's decorator."""
# expect: converted, hits>=3

import functools

import jax.numpy as jnp


def counted(function):
    @functools.wraps(function)
    def wrapper(*args):
        wrapper.calls += 1
        wrapper.history.append(wrapper.calls)
        return function(*args)

    wrapper.calls = 0
    wrapper.history = []
    return wrapper


@counted
def scale(x, by):
    if not hasattr(scale, "largest"):
        scale.largest = by
    if by > scale.largest:
        scale.largest = by
    return x * by


def setup():
    return {"x": jnp.ones(3)}


def step(state, i):
    return scale(state["x"], 1.0 + i % 3), scale.calls, scale.largest, len(scale.history)
