"""A closure that lives between calls counts, in its cell, the calls on which an array was large."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def make_counter():
    count, peak = 0, jnp.array(0.0)

    def visit(x):
        nonlocal count, peak
        if x > peak:
            peak = x
            count += 1
        return count

    return visit


def setup():
    return {"x": jnp.array(1.0), "visit": make_counter()}


def step(state, i):
    state["x"] = state["x"] * -1.5
    return state["visit"](state["x"]), state["visit"](state["x"] * 0.5)
