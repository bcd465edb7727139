"""writelines takes what a generator gives one by one, so what the generator prints stands between the lines."""
# expect: converted, compiles<=2, hits>=6

import sys

import jax.numpy as jnp


def lines(x):
    for k in range(2):
        print("making line", k)
        yield f"{k}: {x[k]:.3f}\n"


def setup():
    return {"x": jnp.array([1.0, 2.0])}


def step(state, i):
    state["x"] = state["x"] * 0.5 + i
    sys.stdout.writelines(lines(state["x"]))
    return state["x"]
