"""globals(), locals() and vars() without arguments, read and written."""
# expect: compiles<=2

import jax.numpy as jnp

scale = 1.0


def setup():
    return {"x": jnp.array([1.0])}


def step(state, i):
    y = state["x"] * scale
    names = sorted(locals())
    globals()["scale"] = scale * 1.5
    state["x"] = y * 0.5
    return names, vars()["y"], "scale" in globals()
