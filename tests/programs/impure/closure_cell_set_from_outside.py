"""Somebody sets the contents of a closure's cell, by the other closure and by cell_contents."""
# expect: converted, compiles<=3, hits>=5

import jax.numpy as jnp


def make(rate, bias):
    def apply(x):
        return jnp.sin(x * rate) + bias[0]

    def set_rate(new):
        nonlocal rate
        rate = new

    return apply, set_rate


def setup():
    apply, set_rate = make(0.5, [1.0])
    return {"apply": apply, "set_rate": set_rate, "x": jnp.array([1.0, 2.0])}


def between(state, i):
    if i == 2:
        state["set_rate"](0.9)
    if i == 4:
        state["apply"].__closure__[0].cell_contents = [5.0]
    if i == 6:
        state["apply"].__closure__[0].cell_contents[0] = -5.0


def step(state, i):
    state["x"] = state["apply"](state["x"] + i)
    return state["x"]
