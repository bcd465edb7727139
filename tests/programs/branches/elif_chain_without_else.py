"""A chain of ifs and elifs with no else, which on some calls does nothing."""
# expect: converted, compiles<=2, hits>=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(0.0), "velocity": jnp.array(1.0)}


def step(state, i):
    x = state["x"] + state["velocity"]
    if x > 1.0:
        state["velocity"] = -state["velocity"]
    elif x < -0.5:
        state["velocity"] = state["velocity"] * -0.5
    state["x"] = x
    return x, state["velocity"]
