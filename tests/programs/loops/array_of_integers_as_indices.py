"""The elements of an int array, taken one by one, are indices into another array and a Python range."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"order": jnp.array([2, 0, 1]), "x": jnp.array([1.0, 10.0, 100.0])}


def step(state, i):
    total = jnp.zeros(())
    for k in state["order"]:
        if k == 1:
            continue
        total = total * 2.0 + state["x"][k]
        for _ in range(k):
            total = total + 0.5
    state["order"] = jnp.roll(state["order"], 1)
    state["x"] = state["x"] * 0.5
    return total
