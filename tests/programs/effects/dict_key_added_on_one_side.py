"""A key is added on one side, and the order of the keys tells which came first."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([1.0, 4.0]), "seen": {}}


def step(state, i):
    x, seen = state["x"], state["seen"]
    if x[0] > x[1]:
        seen["first"] = x[0]
    if x[1] > 2.0:
        seen["second"] = x[1]
    if x[1] < 1.0:
        seen.pop("second", None)
    state["x"] = x + jnp.array([0.5, -1.0])
    return list(seen)
