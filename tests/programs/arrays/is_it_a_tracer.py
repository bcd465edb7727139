"""Code that asks whether it is being traced, as many libraries do: run plainly, it is not."""
# expect: compiles<=1

import jax
import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0]), "logged": 0}


def step(state, i):
    y = state["x"] * 2
    if not isinstance(y, jax.core.Tracer):
        state["logged"] += 1
    state["x"] = y * 0.7
    return state["logged"], type(y).__name__, y.__class__ is type(state["x"])
