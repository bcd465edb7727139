"""A setter that shares a variable with the step function changes it between calls."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


def make_model():
    strength = 1.0

    def set_strength(value):
        nonlocal strength
        strength = value

    def model(x):
        return jnp.exp(-strength * x)

    return model, set_strength


def setup():
    model, set_strength = make_model()
    return {"model": model, "set": set_strength, "x": jnp.arange(3.0)}


def between(state, i):
    state["set"](0.5 * i)


def step(state, i):
    return state["model"](state["x"])
