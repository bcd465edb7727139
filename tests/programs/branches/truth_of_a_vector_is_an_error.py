"""An array of several elements as a condition is an error of JAX's own, caught by the user on some calls."""
# expect: compiles<=4

import jax.numpy as jnp


def setup():
    return {"x": jnp.array(1.0)}


def between(state, i):
    state["x"] = jnp.array([1.0, 2.0]) if i % 3 == 2 else jnp.array(float(i % 2))


def step(state, i):
    try:
        if state["x"]:
            return state["x"] * 2
        return state["x"] - 1
    except ValueError as error:
        return str(error)
