"""The list of states is kept by the program, under two names, and grows with each call."""
# expect: converted, compiles<=1, hits>=3, rolled==1
# calls: 5

import jax.numpy as jnp


def setup():
    kept = []
    return {
        "xs": jnp.linspace(-1.0, 1.0, 240).reshape(60, 4),
        "w": jnp.linspace(-0.5, 0.5, 16).reshape(4, 4),
        "kept": kept,
        "also": kept,
    }


def step(state, i):
    h = jnp.zeros(4) + i
    for x in state["xs"]:
        h = jnp.tanh(state["w"] @ h + x)
        state["kept"].append(h)
    state["last"] = h
    return h
