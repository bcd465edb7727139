"""A decorator of the user's own that counts calls and passes everything on."""
# expect: converted, compiles<=1, hits>=5

import functools

import jax.numpy as jnp


def counted(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return function(*args, **kwargs)

    wrapper.calls = 0
    return wrapper


@counted
def layer(x, slope=0.1):
    return jnp.where(x > 0, x, slope * x)


def setup():
    return {"x": jnp.array([1.0, -1.0])}


def step(state, i):
    state["x"] = layer(layer(state["x"]) - 0.5)
    return layer.calls
