"""The clock is read; only whether it moved is looked at, so that the answer is always the same."""
# expect: converted, compiles<=2, hits>=5

import time

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0]), "start": time.perf_counter()}


def between(state, i):
    state["start"] = None


def step(state, i):
    start = time.perf_counter()
    state["x"] = jnp.sin(state["x"]) + 1
    return time.perf_counter() >= start
