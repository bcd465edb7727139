"""An exponent that is a Python integer, which goes down to negative: for an array of integers that is an error."""
# expect: compiles<=4
# calls: 10

import jax.numpy as jnp


def setup():
    return {"n": 4, "x": jnp.array([1.5, -2.0]), "k": jnp.array([2, 3])}


def step(state, i):
    state["n"] -= 1
    return state["x"] ** state["n"], state["k"] ** state["n"]
