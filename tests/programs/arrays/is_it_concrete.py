"""jax.core.is_concrete and jnp.ndim-like helpers that look at what kind of value they got."""
# expect: compiles<=1

import jax
import jax.numpy as jnp


def describe(x):
    return "traced" if isinstance(x, jax.core.Tracer) else "concrete"


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    seen = []

    def loss(w):
        seen.append(describe(w))
        return jnp.sum(w**2)

    state["x"] = state["x"] - 0.1 * jax.grad(loss)(state["x"])
    return seen, describe(state["x"])
