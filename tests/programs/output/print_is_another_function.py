"""The module binds the name print to a function of its own, which numbers the lines; later the name is deleted."""
# expect: converted, compiles<=3, hits>=5

import builtins

import jax.numpy as jnp

COUNT = 0


def numbered(*values, **options):
    global COUNT
    COUNT += 1
    builtins.print(f"{COUNT}:", *values, **options)


def setup():
    return {"x": jnp.array(1.0)}


def between(state, i):
    if i == 2:
        globals()["print"] = numbered
    elif i == 6:
        del globals()["print"]


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    print("step", i, end=" ")
    print("x", state["x"])
    return state["x"], COUNT
