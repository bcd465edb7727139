"""A variable of an enclosing function that is bound only later."""
# expect: compiles<=3
# guard: unset_cell

import jax.numpy as jnp


def make():
    def predict(x):
        try:
            return x * bias
        except NameError:
            return x

    def bind():
        nonlocal bias
        bias = 3.0

    if False:
        bias = None
    return predict, bind


def setup():
    predict, bind = make()
    return {"predict": predict, "bind": bind, "x": jnp.array([1.0])}


def between(state, i):
    if i == 4:
        state["bind"]()


def step(state, i):
    return state["predict"](state["x"] + 1)
