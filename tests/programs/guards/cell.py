"""The contents of a closure's variable are exchanged for another function."""
# expect: converted, compiles<=3, misses>=1
# guard: is

import jax.numpy as jnp


def make(function):
    def apply(x):
        return function(x) + 1

    def use(other):
        nonlocal function
        function = other

    return apply, use


def setup():
    apply, use = make(jnp.sin)
    return {"apply": apply, "use": use, "x": jnp.array([1.0])}


def between(state, i):
    if i == 4:
        state["use"](jnp.cos)


def step(state, i):
    return state["apply"](state["x"])
