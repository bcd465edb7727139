"""A raise two conditions deep, of which only the outer one often holds."""
# expect: converted, compiles<=4, hits>=2

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 1.0])}


def step(state, i):
    a, b = state["x"]
    if a > 1.0:
        b = b + 0.75
        if b > 3.0:
            state["x"] = jnp.array([0.5, 0.25])
            raise RuntimeError("both are large")
        a = a * 0.5
    state["x"] = jnp.stack([a + 0.75, b])
    return a + b
