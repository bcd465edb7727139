"""Code made from text at run time."""
# expect: compiles<=1

import jax.numpy as jnp

scale = 0.5


def setup():
    return {"x": jnp.array([1.0])}


def step(state, i):
    names = {}
    exec("y = 3\nz = y * 2", names)
    state["x"] = eval("state['x'] * scale + names['z']")
    return names["y"], sorted(locals())
