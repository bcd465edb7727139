"""A while loop ended by an array appends to a list; afterwards enumerate, zip and f(*list) go over it."""
# expect: compiles<=4

import jax.numpy as jnp


def count(*items):
    return len(items)


def setup():
    return {"x": jnp.array(0.5)}


def step(state, i):
    y, halvings = state["x"], []
    while y > 1.0:
        y = y * 0.5
        if len(halvings) < 5:
            halvings.append(i)
    state["x"] = state["x"] * 1.5
    return list(enumerate(halvings)), list(zip(halvings, "abcdefgh")), count(*halvings)
