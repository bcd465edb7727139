"""The default of a parameter is an array in a tuple that is replaced, and a dict that is changed in place."""
# expect: converted, compiles<=3, hits>=5

import jax.numpy as jnp


def scale(x, factor=jnp.array([1.0, 2.0]), *, options={"power": 1}):
    return (x * factor) ** options["power"]


def setup():
    scale.__defaults__ = (jnp.array([1.0, 2.0]),)
    scale.__kwdefaults__ = {"options": {"power": 1}}
    return {"x": jnp.array([0.5, 1.5])}


def between(state, i):
    if i == 3:
        scale.__kwdefaults__["options"]["power"] = 2
    if i == 5:
        scale.__defaults__ = (jnp.array([3.0, 0.1]),)
    if i == 6:
        scale.__kwdefaults__ = {"options": {"power": 3}}


def step(state, i):
    state["x"] = jnp.cos(scale(state["x"] + i))
    return state["x"]
