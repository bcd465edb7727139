"""A ContextVar and a threading.local that other code sets between the calls."""
# expect: compiles<=2

import contextvars
import threading

import jax.numpy as jnp

scale = contextvars.ContextVar("scale", default=1.0)
local = threading.local()
local.shift = 0.0


def setup():
    return {"x": jnp.array([1.0])}


def between(state, i):
    scale.set(1.0 + i)
    local.shift = 0.5 * i


def step(state, i):
    return state["x"] * scale.get() + local.shift
