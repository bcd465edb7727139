"""A list comprehension over the rows of an array, with a function that is called."""
# expect: converted, hits>=3, rolled>=1
# calls: 5

import jax.numpy as jnp


def project(w, x):
    return jnp.tanh(w @ jnp.sin(x)) + x @ w


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    made = [project(state["w"], x) for x in state["xs"] + i]
    return jnp.stack(made), made[3]
