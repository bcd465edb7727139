"""Everything is printed into an io.StringIO of the state, from which others read between the calls."""
# expect: converted, compiles<=1, hits>=7

import io

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 3.0]), "log": io.StringIO(), "read": []}


def between(state, i):
    state["read"].append(state["log"].getvalue())
    if i == 5:
        state["log"] = io.StringIO("what was there before\n")


def step(state, i):
    x = state["x"] = state["x"] * 0.5
    print("mean", x.mean(), file=state["log"])
    state["log"].write(f"step {i}\n")
    print(x, i, sep="\t", file=state["log"])
    return x.max()
