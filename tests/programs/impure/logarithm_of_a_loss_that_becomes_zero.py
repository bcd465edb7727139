"""math.log of a float that was read back fails when the loss is zero; what stands before it has happened."""
# expect: converted, compiles<=4, hits>=4

import math

import jax.numpy as jnp


def setup():
    return {"x": jnp.array([4.0, 1.0]), "seen": [], "logs": []}


def between(state, i):
    if i in (4, 6):
        state["x"] = jnp.zeros(2)
    elif i in (5, 7):
        state["x"] = jnp.array([4.0, float(i)])


def step(state, i):
    loss = float(jnp.sum(state["x"] ** 2))
    state["seen"].append(i)
    state["logs"].append(math.log(loss))
    state["x"] = state["x"] * 0.5
    return state["logs"][-1]
