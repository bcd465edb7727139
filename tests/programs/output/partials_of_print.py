"""functools.partial fixes values, separator and end of print; one partial is made in the step, one replaced later."""
# expect: converted, compiles<=2, hits>=6

import functools

import jax.numpy as jnp

complain = functools.partial(print, "complaint:", file=None)


def setup():
    return {"x": jnp.array(1.0), "show": functools.partial(print, sep=" | ")}


def between(state, i):
    if i == 4:
        state["show"] = functools.partial(print, ">", end=" <\n")


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    state["show"]("step", i, state["x"])
    short = functools.partial(state["show"], "short", sep="")
    short(i)
    complain("x", state["x"])
    list(map(short, (1, 2)))
    return state["x"]
