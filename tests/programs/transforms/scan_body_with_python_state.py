"""A scan body that is a function of the module and depends on a Python number that changes between calls."""
# expect: reason=cached-trace

import jax
import jax.numpy as jnp

settings = {"scale": 1.0}


def body(h, x):
    h = h * 0.5 + x * settings["scale"]
    return h, h


def setup():
    return jnp.arange(4.0)


def between(xs, i):
    settings["scale"] = 1.0 + i // 4


def step(xs, i):
    return jax.lax.scan(body, 0.0, xs)
