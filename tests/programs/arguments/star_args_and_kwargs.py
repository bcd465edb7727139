"""Functions that take any arguments and pass them on."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def add(*arrays, **named):
    total = sum(arrays)
    for name, array in named.items():
        total = total + array * len(name)
    return total


def call(function, *args, **kwargs):
    return function(*args, **kwargs)


def setup():
    return [jnp.array([float(n)]) for n in range(3)]


def step(arrays, i):
    arrays[0] = arrays[0] + 1.0
    extra = {"bias": arrays[2]}
    return call(add, *arrays), call(add, arrays[0], *arrays[1:], offset=arrays[1], **extra)
