"""Text with the values of arrays in it, by the percent operator, str.format, str and repr."""
# expect: converted, compiles<=1, hits>=6

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([4.0, 2.0])}


def step(state, i):
    state["x"] = state["x"] * 0.5 + 0.25
    loss = jnp.mean(state["x"])
    return "mean %.2f" % loss, "{:.1f}".format(float(loss)), str(round(float(loss), 2)), repr(state["x"][0] > 2)
