"""zip of two arrays and a list, of which the shortest ends the loop."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.arange(8.0).reshape(4, 2), "y": jnp.array([1.0, -1.0, 2.0, 5.0, 9.0]), "rates": [0.5, 0.25, 0.125]}


def step(state, i):
    w = jnp.zeros(2)
    for x, y, rate in zip(state["x"], state["y"], state["rates"]):
        error = y - jnp.sum(w * x)
        if error > 0:
            w = w + rate * error * x
        else:
            w = w * 0.5
    state["y"] = jnp.roll(state["y"], 1)
    return w
