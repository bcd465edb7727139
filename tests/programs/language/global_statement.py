"""A module-level counter and array rebound with global."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp

calls = 0
total = jnp.zeros(2)


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    global calls, total
    calls += 1
    total = total + state["x"] * 0.5
    return calls, total
