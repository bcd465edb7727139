"""A raise behind a condition that never holds."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


def setup():
    return {"w": jnp.array([1.0, 2.0])}


def step(state, i):
    if jnp.any(jnp.isnan(state["w"])):
        raise FloatingPointError("the weights are not numbers")
    state["w"] = state["w"] * 0.5 + 0.25 * i
    return state["w"]
