"""A loop over layers and a loop over a short range print a line each time round, and leave some out."""
# expect: converted, compiles<=1, hits>=7

import jax.numpy as jnp


def setup():
    return {"layers": [jnp.eye(2) * (k + 1) for k in range(3)], "x": jnp.array([0.5, 1.0])}


def step(state, i):
    h = state["x"]
    for number, layer in enumerate(state["layers"]):
        h = jnp.tanh(layer @ h)
        print("layer", number, h)
    total = 0.0
    for k in range(5):
        total = total + h[k % 2]
        if k % 2:
            continue
        print("total after", k, "is", total)
    else:
        print("all done")
    state["x"] = h
    return total
