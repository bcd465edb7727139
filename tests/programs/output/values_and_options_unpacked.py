"""print(*values, **options): how many values there are and which options are given changes between calls."""
# expect: converted, compiles<=2, hits>=6

import sys

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 2.0, 4.0]), "options": {"sep": "/"}, "names": ["x"]}


def between(state, i):
    if i == 4:
        state["options"] = {"end": " <\n", "file": sys.stderr}
        state["names"].append("again")


def step(state, i):
    x = state["x"] = state["x"] * 0.75
    print(*state["names"], *x, **state["options"])
    print(*[], **{})
    return x.sum()
