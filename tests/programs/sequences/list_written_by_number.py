"""A list is read and written by the number of the iteration."""
# expect: converted, compiles<=1, hits>=3, rolled==0
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": [jnp.sin(jnp.arange(4.0) + k) for k in range(60)], "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, xs = jnp.zeros(4) + i, list(state["xs"])
    for t in range(len(xs)):
        h = jnp.tanh(state["w"] @ h + xs[t])
        xs[t] = h
    return xs, xs[-1] is h
