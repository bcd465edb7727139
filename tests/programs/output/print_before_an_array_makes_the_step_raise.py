"""The step prints and then raises when an array is too large; nothing is printed twice and nothing is lost."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0), "count": 0}


def step(state, i):
    x = state["x"] = state["x"] * 1.5
    state["count"] += 1
    print("count", state["count"], "x", x)
    if x > 6.0:
        print("too large:", x)
        state["x"] = jnp.array(0.5)
        raise ValueError("too large")
    print("kept")
    return x
