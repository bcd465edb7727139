"""A closure deletes its variable on one side of a branch and sets it on the other: reading it later raises or not."""
# expect: converted, compiles<=2, hits>=5

import jax.numpy as jnp


def make_function():
    best = jnp.arange(3.0)

    def update(x):
        nonlocal best
        if jnp.sum(x) > 3.0:
            best = best + x
        else:
            del best
        return x * 3.0

    return update


def setup():
    return {"x": jnp.ones(3), "update": make_function()}


def between(state, i):
    state["x"] = jnp.ones(3) * (1.0 + i % 2)
    state["update"] = make_function()


def step(state, i):
    return state["update"](state["x"])
