"""A Python division that raises on some calls only, caught, and one whose result nobody uses."""
# expect: compiles<=6

import jax.numpy as jnp


def setup():
    return {"n": 3, "w": jnp.ones(2)}


def step(state, i):
    try:
        k = 1 // (i % 2)
    except ZeroDivisionError:
        k = "none"
    state["n"] -= 1
    try:
        7 % state["n"]
    except ZeroDivisionError as error:
        k = str(error)
    return state["w"] * 2, k
