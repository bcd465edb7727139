"""A comprehension in each iteration, over a small list of arrays of before."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    return {"xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4), "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4)}


def step(state, i):
    h, ws = jnp.zeros(4) + i, [state["w"], state["w"].T]
    for x in state["xs"]:
        h = jnp.tanh(sum([w @ h for w in ws]) + x)
    return h
