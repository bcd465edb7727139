"""print with separators, ends and both, empty ones and None among them, some of which change between calls."""
# expect: converted, compiles<=2, hits>=6

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0]), "separator": ", "}


def between(state, i):
    state["separator"] = " | " if i % 2 else None


def step(state, i):
    x = state["x"] = state["x"] * 0.5 + i
    print("x", x[0], x[1], sep=": ")
    print(i, x.sum(), i + 1, sep=state["separator"], end=";")
    print("", "one", "", sep="", end="")
    print()
    print("default", x[0], sep=None, end=None)
    print(sep=", ", end="--\n")
    return x
