"""A function that the user did decorate with jax.jit, called from a step that is not."""
# expect: compiles<=1

import jax
import jax.numpy as jnp


@jax.jit
def normalise(x):
    return (x - x.mean()) / (x.std() + 1e-5)


def setup():
    return {"x": jnp.array([1.0, 2.0, 4.0])}


def step(state, i):
    state["x"] = normalise(state["x"]) * 2.0 + 1.0
    return state["x"]
