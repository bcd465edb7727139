"""The step builds a function, returns it, and the caller uses it after the step has ended."""
# expect: compiles<=2

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0]), "last": None}


def make_predictor(w):
    def predict(x):
        return x * w

    return predict


def between(state, i):
    if state["last"] is not None:
        state["x"] = state["last"](jnp.array([2.0, 2.0])) + i


def step(state, i):
    w = jnp.tanh(state["x"])
    state["last"] = make_predictor(w)
    return jnp.sum(w)
