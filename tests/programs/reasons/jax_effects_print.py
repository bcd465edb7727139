"""jax.debug.print inside the step."""
# expect: reason=jax-effects

import jax
import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0])}


def step(state, i):
    state["x"] = state["x"] * 0.5
    jax.debug.print("x {x}", x=state["x"])  # culprit
    return state["x"]
