"""The secant method, with two carries that move along."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def g(x):
    return jnp.exp(-x) - x


def setup():
    return {"x": jnp.array([0.0, 1.0])}


def between(state, i):
    state["x"] = jnp.array([i * 0.5, 1.0 + i * 0.75])


def step(state, i):
    before, now = state["x"]
    passes = jnp.int32(0)
    while jnp.abs(now - before) > 2e-2:
        slope = (g(now) - g(before)) / (now - before)
        before, now = now, now - g(now) / slope
        passes = passes + 1
    return now, passes
