"""A module constant that is changed from outside in the middle of the run."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp

temperature = 1.0


def setup():
    return {"logits": jnp.array([1.0, 2.0, 3.0])}


def between(state, i):
    global temperature
    temperature = 1.0 + 0.25 * i


def step(state, i):
    scaled = state["logits"] / temperature
    return jnp.exp(scaled - jnp.max(scaled))
