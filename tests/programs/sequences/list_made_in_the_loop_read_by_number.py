"""A list that is made in each iteration is read by the number of the iteration."""
# expect: converted, compiles<=1, hits>=3, rolled==0
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h = jnp.zeros(4) + i
    for t, x in enumerate(state["xs"]):
        choices = [x, -x, h]
        h = jnp.tanh(state["w"] @ h + choices[t % 3])
    return h
